import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simulate, newFacts } from '../../../workflows/automation/simulate.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { createCalendar } from '../../../prisma/calendar/calendar.ts';
import { moveLead } from '../../../prisma/lead/lead.ts';
import { writeTemplates } from '../../support/letters.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { live as livePipeline } from '../dry-run.ts';
import { AMOUNT, live, type Fired, type Life } from './life.ts';
import { anyActs, anyPipeline, hourly, PEOPLE } from './pipelines.ts';
import { longer } from '../../support/long.ts';

/** SAME_STEPS=20 is a quick look. A seed that was printed runs again with SAME_SEED. */
const CASES = Number(process.env['SAME_STEPS'] ?? longer(80, 200));
const SEED = Number(process.env['SAME_SEED'] ?? 259_109_736);
const AT_ONCE = 10;
/** What a turn takes on a busy machine, summed up over the turns of one life. */
const DRIFT_MS = 60_000;

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
  const { id } = await createCalendar(office.db, { name: 'Office', ...hourly, holidaySets: [] } as never);
  await office.db.pool.query('UPDATE app_user SET calendar_id = $1', [id]);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

/** The same life without effects: people do the same at the same moments. */
const simulated = (definition: PipelineDefinition, life: Life): { fired: Fired[]; tie: string | null } => {
  const pipeline = { ...livePipeline(definition), calendars: { '': hourly, office: hourly } };
  // she has no phone: an SMS is refused
  const contact = { language: 'ru', email: 'client@example.com', phone: null };
  const facts = newFacts(pipeline, life.begun, {
    responsible: PEOPLE[0],
    fields: { count: 0 },
    amount: AMOUNT,
    contact,
  });
  const lead = simulate(pipeline, { facts }, life.begun);
  let tie: string | null = null;
  const pass = (until: string) => {
    for (let at = lead.next(); at !== null && at <= until; at = lead.next()) {
      if (isTie(lead, at)) tie ??= at;
      lead.pass(at);
    }
    lead.pass(until);
  };
  lead.create();
  for (const { at, act, date } of life.done) {
    pass(at);
    if (act.does === 'finish') lead.finishTask(act.outcome);
    if (act.does === 'move') lead.moveTo(act.stage);
    if (act.does === 'change') lead.change('fields.colour', act.value);
    if (act.does === 'date') lead.change('fields.start', date);
    if (act.does === 'pay') lead.pay();
    if (act.does === 'pause') lead.pause('visa');
    if (act.does === 'resume') lead.resume();
    if (act.does === 'tag') lead.change('tags', [...new Set([...(lead.facts['tags'] as string[]), act.tag])]);
    if (act.does === 'press') {
      const button = definition.automations.find(({ when }) => when.on === 'button.pressed')!;
      lead.hear('lead.steered', { order: 'press', automation: button.key });
    }
  }
  pass(life.ended);
  const fired = lead.events.flatMap(({ type, at, cause }) =>
    cause ? [{ type, automation: cause.automation, step: cause.step ?? '0', at }] : [],
  );
  return { fired, tie };
};

/** What comes due at one moment for different reasons comes in any order on a real clock, and what follows may depend on it: there the comparison ends. */
const isTie = ({ process: { timers, runs }, tasks }: ReturnType<typeof simulate>, at: string): boolean => {
  const soon = new Date(Date.parse(at) + DRIFT_MS / 2).toISOString();
  const moments = [
    ...timers.map((timer) => ({ at: timer.at, why: timer.setAt })),
    ...runs.flatMap(({ wait }) => (wait?.until ? [{ at: wait.until, why: wait.setAt }] : [])),
    ...tasks.flatMap(({ id, dueAt, state, overdueAt }) =>
      state === 'open' && !overdueAt ? [{ at: dueAt, why: id }] : [],
    ),
  ].filter((moment) => moment.at <= soon);
  return new Set(moments.map(({ at: due, why }) => `${due} ${why}`)).size > 1;
};

const upTo = (tie: string | null, fired: Fired[]): Fired[] =>
  tie === null ? fired : fired.filter(({ at }) => Date.parse(at) < Date.parse(tie) - DRIFT_MS / 2);

const said = ({ type, automation, step }: Fired) => `${automation}/${step} ${type}`;

/**
 * The same steps in the same order at the same moments. Work of one moment that takes the real process several turns is begun a little later
 * in each of them, so what waits from there ends in that many turns, too: only then the order within the moment is free.
 */
const alike = (real: Fired[], dry: Fired[]): boolean => {
  if (real.length !== dry.length) return false;
  for (let from = 0, to; from < dry.length; from = to) {
    to = dry.findIndex(({ at }, place) => place > from && at !== dry[from]!.at);
    if (to === -1) to = dry.length;
    const [lived, foreseen] = [real.slice(from, to), dry.slice(from, to)];
    if (lived.some(({ at }) => Math.abs(Date.parse(at) - Date.parse(foreseen[0]!.at)) > DRIFT_MS)) return false;
    const turns = new Set(lived.map(({ at }) => at)).size;
    const [a, b] = [lived.map(said), foreseen.map(said)];
    if (turns > 1) for (const steps of [a, b]) steps.sort();
    if (a.join() !== b.join()) return false;
  }
  return true;
};

describe('A8 a dry run and the real process', () => {
  it('fire the same steps at the same moments, whatever the pipeline', async () => {
    process.stdout.write(`same steps: seed ${SEED}, ${CASES} pipelines\n`);
    const cases = fc.sample(fc.tuple(anyPipeline, anyActs), { numRuns: CASES, seed: SEED });
    let fired = 0;
    let next = 0;
    const different: unknown[] = [];
    const worker = async () => {
      for (let index = next++; index < cases.length; index = next++) {
        const [definition, acts] = cases[index]!;
        const life = await live({ office, processes }, `any_${index}`, definition, acts);
        const { fired: dry, tie } = simulated(definition, life);
        fired += life.fired.length;
        if (!alike(upTo(tie, life.fired), upTo(tie, dry)))
          different.push({ index, acts, life, dry, automations: definition.automations });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    process.stdout.write(`same steps: ${fired} compared\n`);
    if (different.length) process.stdout.write(`${JSON.stringify(different[0], null, 1)}\n`);
    expect(different.map((one) => (one as { index: number }).index)).toEqual([]);
    expect(fired).toBeGreaterThan(CASES);
  }, 900_000);
});

describe('M9 after all these lives', () => {
  const all = async (text: string) => (await office.db.pool.query(text)).rows;

  it('exactly those processes end whose lead is closed, with no clock on and no money awaited', async () => {
    const actor = { kind: 'user' as const, id: office.aida };
    // nothing goes on for one without automations
    for (let index = 0; index < 4; index++) await newLead(office);
    const living = await all('SELECT id FROM lead WHERE closed_at IS NULL ORDER BY id');
    for (const { id: leadId } of living.slice(living.length / 2))
      expect(await moveLead(office.db, { actor, leadId, stage: 'won' })).toMatchObject({ id: leadId });
    await until(async () => (await all(RESTING)).every(({ rests }) => rests), 'all leads to come to rest', 120);
    const leads = await all(RESTING);
    expect(leads.filter(({ state, over }) => (state === 'finished') !== over)).toEqual([]);
    for (const { id, over } of leads) {
      const process = processes.client.workflow.getHandle(`lead:${id}`);
      await until(async () => ((await process.describe()).status.name === 'COMPLETED') === over, `${id} ${over}`);
    }
    expect([true, false].map((is) => leads.some(({ over }) => over === is))).toEqual([true, true]);
  }, 300_000);

  it('a store of Temporal that is lost changes nothing of what comes next', async () => {
    const before = await all(`${NEXT} WHERE ${LATER} ORDER BY p.workflow_id`);
    const ids = before.map(({ workflow_id: id }) => id);
    await processes.stop();
    processes = await runProcesses(office);
    const { workflow } = processes.client;
    for (const { workflow_id: id, state } of before)
      if (state !== 'finished')
        await until(
          () =>
            workflow
              .getHandle(id)
              .describe()
              .catch(() => false),
          id,
          120,
        );
    await until(async () => (await all('SELECT 1 FROM poke')).length === 0, 'no poke');
    const after = (await all(`${NEXT} ORDER BY p.workflow_id`)).filter(({ workflow_id: id }) => ids.includes(id));
    expect(after).toEqual(before);
    expect(before.length).toBeGreaterThan(CASES / 4);
  }, 300_000);
});

/** Whether a lead's process is over by its rows and what it remembers, and whether it has heard everything. */
const RESTING = `SELECT l.id, p.state, l.closed_at IS NOT NULL AND jsonb_array_length(p.memory -> 'timers') + jsonb_array_length(p.memory -> 'runs') = 0
    AND NOT EXISTS (SELECT 1 FROM task WHERE lead_id = l.id AND state = 'open')
    AND NOT EXISTS (SELECT 1 FROM invoice WHERE lead_id = l.id AND state IN ('sent', 'part_paid')) AS over,
    p.state <> 'running' AND NOT EXISTS (SELECT 1 FROM event WHERE subject_id = l.id AND type IN ('lead.created', 'lead.moved') AND number > (p.memory ->> 'cursor')::int) AS rests
  FROM lead l JOIN process p ON p.workflow_id = 'lead:' || l.id ORDER BY l.id`;

const NEXT = `SELECT p.workflow_id, p.state, p.next_at, p.waits_for, p.memory FROM process p JOIN lead l ON l.id = p.noun_id`;
/** Its next moment does not come while the test runs. */
const LATER = `(p.next_at IS NULL OR p.next_at > now() + l.clock_offset * interval '1 millisecond' + interval '20 minutes')`;
