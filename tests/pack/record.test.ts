import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installPack, readDemo } from '../../prisma/pack/pack.ts';
import { removeDemo } from '../../prisma/pack/pack-removal.ts';
import { readyPacks } from '../../prisma/seed/packs/packs.ts';
import { replayLead } from '../../prisma/lead/story.queries.ts';
import { createLead } from '../../prisma/form/intake.ts';
import type { Memory } from '../../workflows/automation/memory.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { storedEvents } from '../support/catalogued.ts';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const all = async <T = Record<string, any>>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await office.db.pool.query(text, values)).rows as T[];
const install = (key: string, pipelineKey: string, withDemo: boolean) =>
  installPack(office.db, { key, pipelineKey, withDemo, userId: office.saule });

describe('A13 a ready pipeline', () => {
  it('is made whole: published, with its texts and its form', async () => {
    const made = await install('web_studio', 'studio', false);
    expect(made).toMatchObject({ key: 'studio', form: 'studio', leads: 0 });
    const [pipeline] = await all(
      `SELECT p.pack, v.number, v.definition ->> 'team' AS team, v.definition ->> 'calendar' AS calendar
       FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id WHERE p.key = 'studio'`,
    );
    expect(pipeline).toEqual({ pack: null, number: 1, team: 'sales', calendar: 'almaty' });
    const [texts] = await all(`SELECT count(*)::int AS n FROM template WHERE key = 'web_contract'`);
    expect(texts!['n']).toBe(8);
  });

  it('leaves alone what is there: a pipeline of that key, a text that an admin has changed', async () => {
    expect(await install('web_studio', 'studio', true)).toMatchObject({ refusal: 'PipelineExists' });
    expect(await install('nothing', 'other', true)).toMatchObject({ refusal: 'NotFound' });
    await office.db.pool.query(`UPDATE template SET body = 'mine' WHERE key = 'web_brief' AND language = 'ru'`);
    await office.db.pool.query(`DELETE FROM template WHERE key = 'web_brief' AND language = 'kk'`);
    expect(await install('web_studio', 'studio_two', false)).toMatchObject({ templates: 0, form: 'studio_two' });
    expect(
      await all(`SELECT language, body FROM template WHERE key = 'web_brief' AND language IN ('ru', 'kk')`),
    ).toEqual([{ language: 'ru', body: 'mine' }]);
  });

  it('takes the house’s own team and calendar, and a name of one’s own', async () => {
    await office.db.pool.query(`UPDATE team SET key = 'care' WHERE key = 'sales'`);
    await office.db.pool.query(`UPDATE calendar SET key = 'astana' WHERE key = 'almaty'`);
    await installPack(office.db, { key: 'support_desk', pipelineKey: 'care', name: 'Care', userId: office.saule });
    const [row] = await all(
      `SELECT v.definition FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id WHERE p.key = 'care'`,
    );
    const text = JSON.stringify(row!['definition']);
    expect(row!['definition']).toMatchObject({ team: 'care', calendar: 'astana', name: { ru: 'Care', kk: 'Care' } });
    expect(text).not.toContain('almaty');
    expect(text).toContain('"working":"astana"');
    await office.db.pool.query(`UPDATE team SET key = 'sales' WHERE key = 'care'`);
    await office.db.pool.query(`UPDATE calendar SET key = 'almaty' WHERE key = 'astana'`);
  });
});

const packsOfLeads = readyPacks.filter(({ demo }) => demo.length > 0);
describe.each(packsOfLeads.map(({ key, demo, definition }) => ({ key, demo, definition })))(
  'A13 the demo of $key',
  ({ key, demo, definition }) => {
    const pipelineKey = `${key}_demo`;
    let before: Record<string, any>;
    const counts = async () =>
      (
        await all(`SELECT (SELECT count(*)::int FROM contact) AS contacts, (SELECT count(*)::int FROM address) AS addresses,
          (SELECT count(*)::int FROM task) AS tasks, (SELECT count(*)::int FROM invoice) AS invoices, (SELECT count(*)::int FROM payment) AS payments,
          (SELECT count(*)::int FROM lead) AS leads, (SELECT count(*)::int FROM process) AS processes,
          (SELECT count(*)::int FROM event WHERE noun <> 'pipeline') AS events, (SELECT count(*)::int FROM notification) AS notifications`)
      )[0]!;

    it('stands in every stage, each lead with a history that replays', async () => {
      before = await counts();
      expect(await install(key, pipelineKey, true)).toMatchObject({ leads: demo.length });
      expect(await readDemo(office.db, pipelineKey)).toEqual({ pack: key, leads: demo.length });
      const stages = await all<{ stage: string; n: number }>(
        `SELECT stage, count(*)::int AS n FROM lead WHERE source ->> 'demo' = $1 GROUP BY 1`,
        [pipelineKey],
      );
      expect(stages.map(({ stage }) => stage).sort()).toEqual(
        definition()
          .stages.map((stage) => stage.key)
          .sort(),
      );
      const leads = await all<{ id: string }>(`SELECT id FROM lead WHERE source ->> 'demo' = $1`, [pipelineKey]);
      for (const { id } of leads) expect(await replayLead(office.db, id)).toMatchObject({ differences: [] });
    });

    it('sends nothing to anybody, and no step of it fails', async () => {
      expect(await all('SELECT * FROM delivery')).toEqual([]);
      expect(await all(`SELECT data FROM event WHERE type = 'automation.failed'`)).toEqual([]);
    });

    it('leaves open leads with a next step, and processes that have nothing to catch up with', async () => {
      const open = await all<{ id: string; stage: string; memory: Memory; duties: number; cursor: number }>(
        `SELECT l.id, l.stage, p.memory, (SELECT count(*)::int FROM task t WHERE t.lead_id = l.id AND t.state = 'open')
             + (SELECT count(*)::int FROM invoice i WHERE i.lead_id = l.id AND i.state IN ('sent', 'part_paid')) AS duties,
           (SELECT max(number) FROM event e WHERE e.subject_id = l.id) AS cursor
         FROM lead l JOIN process p ON p.workflow_id = 'lead:' || l.id WHERE l.closed_at IS NULL AND l.source ->> 'demo' = $1`,
        [pipelineKey],
      );
      const now = new Date().toISOString();
      for (const { id, stage, memory, duties, cursor } of open) {
        expect([id, memory.cursor]).toEqual([id, cursor]);
        for (const { at } of memory.timers) expect(at > now).toBe(true);
        const waits = memory.timers.length + memory.runs.length + duties;
        expect([stage, waits > 0]).toEqual([stage, true]);
      }
    });

    it('goes without a trace, and what is real stays', async () => {
      const lead = { pipeline: pipelineKey, name: 'acme', language: 'ru' as const, source: {}, tags: [], fields: {} };
      const real = await createLead(office.db, {
        actor: { kind: 'user', id: office.aida },
        lead,
        responsibleId: office.aida,
      });
      expect(isRefusal(real)).toBe(false);
      expect(await removeDemo(office.db, { pipelineKey, userId: office.saule })).toEqual({ removed: demo.length });
      expect(await removeDemo(office.db, { pipelineKey, userId: office.saule })).toEqual({ removed: 0 });
      expect(await readDemo(office.db, pipelineKey)).toEqual({ pack: null, leads: 0 });
      const after = await counts();
      expect(after).toEqual({
        ...before,
        leads: before['leads'] + 1,
        contacts: before['contacts'] + 1,
        events: before['events'] + 1,
      });
      const [told] = await all<{ pokes: string[] }>(
        `SELECT e.pokes FROM event e JOIN pipeline p ON p.id = e.noun_id WHERE e.type = 'pipeline.demo_removed' AND p.key = $1`,
        [pipelineKey],
      );
      expect(told!.pokes.filter((id) => id.startsWith('lead:')).length).toBe(demo.length);
    });
  },
);

describe('A13 the demo of the support desk', () => {
  const desk = readyPacks.find(({ key }) => key === 'support_desk')!;
  const count = desk.tickets!.length;
  const counts = async () =>
    (
      await all(`SELECT (SELECT count(*)::int FROM contact) AS contacts, (SELECT count(*)::int FROM task) AS tasks,
        (SELECT count(*)::int FROM ticket) AS tickets, (SELECT count(*)::int FROM work) AS works, (SELECT count(*)::int FROM lead) AS leads,
        (SELECT count(*)::int FROM process) AS processes, (SELECT count(*)::int FROM subject) AS subjects,
        (SELECT count(*)::int FROM event WHERE noun <> 'pipeline') AS events, (SELECT count(*)::int FROM notification) AS notifications`)
    )[0]!;
  let before: Record<string, any>;

  it('is of tickets alone, in every stage, with what their automations did', async () => {
    before = await counts();
    expect(await install('support_desk', 'desk_demo', true)).toMatchObject({ leads: count });
    expect(await readDemo(office.db, 'desk_demo')).toEqual({ pack: 'support_desk', leads: count });
    const stages = await all<{ stage: string }>(`SELECT DISTINCT stage FROM ticket WHERE demo = 'desk_demo'`);
    expect(stages.map(({ stage }) => stage).sort()).toEqual(
      desk
        .definition()
        .stages.map(({ key }) => key)
        .sort(),
    );
    expect((await counts())['leads']).toBe(before['leads']);
    const rated = await all(`SELECT 1 FROM ticket WHERE demo = 'desk_demo' AND rating IS NOT NULL`);
    expect(rated.length).toBeGreaterThan(3);
  });

  it('sends nothing to anybody, overdue is nothing, and no step of it fails', async () => {
    expect(await all('SELECT 1 FROM delivery')).toEqual([]);
    expect(await all(`SELECT 1 FROM task WHERE of_kind = 'ticket' AND state = 'open' AND due_at < now()`)).toEqual([]);
    expect(await all(`SELECT data FROM event WHERE type = 'automation.failed'`)).toEqual([]);
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });

  it('leaves processes that have nothing to catch up with', async () => {
    const open = await all<{ id: string; memory: Memory; number: number }>(
      `SELECT k.id, p.memory, (SELECT max(number) FROM event e WHERE e.subject_id = k.id) AS number
       FROM ticket k JOIN process p ON p.workflow_id = 'ticket:' || k.id WHERE k.demo = 'desk_demo'`,
    );
    expect(open).toHaveLength(count);
    for (const { memory, number } of open) {
      expect(memory.cursor).toBe(number);
      expect(JSON.stringify(memory)).not.toContain('simulated-');
      for (const { at } of memory.timers) expect(at > new Date().toISOString()).toBe(true);
    }
  });

  it('goes without a trace', async () => {
    expect(await removeDemo(office.db, { pipelineKey: 'desk_demo', userId: office.saule })).toEqual({ removed: count });
    expect(await readDemo(office.db, 'desk_demo')).toEqual({ pack: null, leads: 0 });
    expect(await counts()).toEqual(before);
  });
});
