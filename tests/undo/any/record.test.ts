import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uuidv7 } from '../../../prisma/id.ts';
import { changeLead, noteLead } from '../../../prisma/lead/lead.ts';
import { replayLead, readAsOf } from '../../../prisma/lead/story.queries.ts';
import { readLead } from '../../../prisma/lead/lead.queries.ts';
import { listClicks } from '../../../prisma/undo/undo-point.ts';
import { anyActs, anyPipeline } from '../../automation/same/pipelines.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { click, everything, holds, turn, undoLast } from '../life.ts';
import { livedLead, withoutCalendar } from '../lived.ts';

const CASES = Number(process.env['UNDO_STEPS'] ?? 60);
const SEED = Number(process.env['UNDO_SEED'] ?? 420_771_003);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
  await holds(office, 300);
});
afterAll(() => office?.close());

const pastOf = async (leadId: string) => {
  const me = { id: office.saule, role: 'admin' as const } as never;
  const today = await readLead(office.db, me, leadId);
  const past = await readAsOf(office.db, today!, new Date().toISOString());
  const { lead, tasks, invoices, process } = past!;
  return { stage: lead.stage, fields: lead.fields, tags: lead.tags, tasks, invoices, waitsFor: process.waitsFor };
};

/** A colleague renames the lead and notes something. */
const timurWrites = async (leadId: string): Promise<object> => {
  const doing = { actor: { kind: 'user' as const, id: office.timur }, leadId };
  const { rows } = await office.db.pool.query('SELECT version FROM lead WHERE id = $1', [leadId]);
  const name = `Тимур ${uuidv7().slice(-6)}`;
  await changeLead(office.db, { ...doing, patch: { version: rows[0].version, name } });
  await noteLead(office.db, { ...doing, text: 'Перезвонит сама' });
  return { name, search: expect.stringContaining('тимур') };
};

/** Any change of a lead sets the clocks of its dates anew, also where it comes to the same moments: in another order, and as of that change. */
const withoutBegin = (process: Record<string, unknown>): Record<string, unknown> => {
  const memory = process['memory'] as { timers: { automation: string; setAt: string; depth: number }[] };
  const timers = memory.timers.map(({ setAt: _, depth: __, ...timer }) => timer);
  return withTies({ ...process, memory: { ...memory, timers: inOrder(timers) } });
};

/** What is waited for until one moment stands in any order. */
const withTies = (process: Record<string, unknown>): Record<string, unknown> => ({
  ...process,
  waits_for: inOrder(process['waits_for'] as object[]),
});
const inOrder = (list: object[]): object[] =>
  list.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

it('A16 a click and its undo are no click, by any pipeline, however far its process got', async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(
      anyPipeline,
      anyActs,
      anyActs,
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      async (pipeline, past, clicks, turns, isMixed) => {
        const definition = withoutCalendar(pipeline);
        const leadId = await livedLead(office, definition, past.slice(0, 3));
        for (const act of clicks) {
          // whatever it still holds is of clicks before
          await office.db.pool.query('DELETE FROM undo_point WHERE lead_id = $1', [leadId]);
          const before = await everything(office, leadId);
          const then = await pastOf(leadId);
          if (!(await click(office, leadId, act, definition))) continue;
          // a tag that it has already is nothing to take back
          if ((await listClicks(office.db, leadId)).length === 0) continue;
          await turn(office, leadId, turns);
          // others go on meanwhile: what they write stays, and brings nothing about by itself
          const meant = isMixed ? await timurWrites(leadId) : {};
          await turn(office, leadId, isMixed ? turns : 0);
          const { stays } = await undoLast(office, leadId);
          await turn(office, leadId);
          undone += 1;
          expect(stays).toEqual([]);
          const after = await everything(office, leadId);
          for (const state of [before, after]) state.process = state.process.map(isMixed ? withoutBegin : withTies);
          expect(after).toEqual({ ...before, lead: [{ ...before.lead[0], ...meant }] });
          expect(await replayLead(office.db, leadId)).toMatchObject({ differences: [] });
          if (!isMixed) expect(await pastOf(leadId)).toEqual(then);
        }
      },
    ),
    { numRuns: CASES, seed: SEED, endOnFailure: true },
  );
  expect(undone).toBeGreaterThan(CASES / 2);
  const { types, strange } = await storedEvents(office.db);
  expect(strange).toEqual([]);
  expect([...types].filter((type) => type.endsWith('.undone')).sort()).toEqual([
    ...['delivery.undone', 'invoice.undone', 'lead.undone', 'task.undone'],
  ]);
});
