import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../../workflows/process/process.schema.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { newLead, pipelineOf } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const words = (ru: string) => ({ ru });
const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const automations = [
  {
    key: 'forgotten',
    name: words('Забыт'),
    stages: ['new'],
    when: { on: 'stage.time', after: { amount: 2, unit: 'days' } },
    then: [tag('forgotten')],
  },
  {
    key: 'start',
    name: words('Скоро начало'),
    when: { on: 'date.reached', field: 'fields.start', side: 'before', by: { amount: 1, unit: 'days' } },
    then: [tag('soon')],
  },
  { key: 'vip', name: words('VIP'), when: { on: 'button.pressed', button: words('VIP') }, then: [tag('vip')] },
  {
    key: 'walk',
    name: words('Обход'),
    stages: ['half'],
    when: { on: 'stage.entered' },
    then: [
      tag('one'),
      { do: 'wait', for: { amount: 1, unit: 'days' } },
      tag('two'),
      { do: 'wait', for: { amount: 1, unit: 'days' } },
      tag('three'),
    ],
  },
  {
    key: 'broken',
    name: words('Сломана'),
    stages: ['no_answer'],
    when: { on: 'stage.entered' },
    then: [{ do: 'lead.move', stage: 'lost', lossReason: 'weather' }],
  },
].map((one) => Automation.parse(one));

let desk: Desk;
let processes: Processes;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `WITH version AS (INSERT INTO pipeline_version (id, pipeline_id, number, definition) SELECT gen_random_uuid(), id, 2, $1 FROM pipeline RETURNING id)
     UPDATE pipeline SET published_id = (SELECT id FROM version)`,
    [
      JSON.stringify(
        PipelineDefinition.parse({
          ...pipelineOf(automations),
          fields: [{ key: 'start', name: words('Начало'), type: 'date' }],
        }),
      ),
    ],
  );
  processes = await runProcesses(desk.office);
  desk.deps.door = processes.door;
});
afterAll(async () => {
  await processes?.stop();
  await desk.close();
});

const ask = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'aida', body });
const processOf = async (id: string) => (await ask('GET', `/leads/${id}/process`)).body;
const waitsFor = (id: string, what: (waits: Wait[]) => boolean) =>
  until(async () => {
    const { state, waitsFor: waits } = await processOf(id);
    return state !== 'running' && what(waits) && (waits as Wait[]);
  }, 'the wait');
const inHalf = async () => {
  const id = await newLead(desk.office);
  await ask('POST', `/leads/${id}/move`, { stage: 'half' });
  const [run] = await waitsFor(id, (waits) => waits[0]?.what === 'run');
  return { id, run: run!.id! };
};
const order = (id: string, what: string, body?: unknown) => ask('POST', `/leads/${id}/process/${what}`, body);
const tagsOf = async (id: string) => (await ask('GET', `/leads/${id}`)).body.tags;
const storyOf = async (id: string) => (await ask('GET', `/leads/${id}/events`)).body.items;

describe('A9 steering a lead', () => {
  it('lets a run go on now, step by step, and ends it', async () => {
    const { id, run } = await inHalf();
    expect((await order(id, 'now', { run })).status).toBe(200);
    await waitsFor(id, ([first]) => first?.step === '3');
    expect(await tagsOf(id)).toEqual(['one', 'two']);
    expect((await order(id, 'stop-run', { run })).status).toBe(200);
    await waitsFor(id, ([first]) => first?.what === 'person');
    expect(await tagsOf(id)).toEqual(['one', 'two']);
    expect((await order(id, 'stop-run', { run })).body.code).toBe('NotWaiting');
  });

  it('makes a clock fire now, or not at all', async () => {
    const id = await newLead(desk.office);
    await waitsFor(id, ([first]) => first?.id === 'forgotten');
    await order(id, 'skip-step', { timer: 'forgotten' });
    await waitsFor(id, ([first]) => first?.what === 'person');
    expect(await tagsOf(id)).toEqual([]);
    const other = await newLead(desk.office);
    await waitsFor(other, ([first]) => first?.id === 'forgotten');
    await order(other, 'now', { timer: 'forgotten' });
    await until(async () => (await tagsOf(other)).includes('forgotten'));
  });

  it('presses buttons, begins any automation, and tells who did it', async () => {
    const id = await newLead(desk.office);
    await order(id, 'press', { automation: 'vip' });
    await order(id, 'run', { automation: 'walk' });
    await waitsFor(id, (waits) => waits.some(({ what }) => what === 'run'));
    expect(await tagsOf(id)).toEqual(['vip', 'one']);
    const steered = (await storyOf(id)).filter(({ type }: { type: string }) => type === 'lead.steered');
    expect(steered.map(({ data, actor }: any) => [data.order, data.automation, actor.name])).toEqual([
      ['press', 'vip', 'Aida'],
      ['run', 'walk', 'Aida'],
    ]);
    expect((await order(id, 'run', { automation: 'nobody' })).body.code).toBe('UnknownAutomation');
    expect((await order(id, 'now', {})).status).toBe(422);
  });

  it('puts back what was skipped or stopped, as it was, once', async () => {
    const { id, run } = await inHalf();
    const [was] = (await processOf(id)).waitsFor;
    const { taken } = (await order(id, 'stop-run', { run })).body;
    await waitsFor(id, ([first]) => first?.what === 'person');
    expect((await processOf(id)).restorable).toEqual([
      { taken, order: 'stop', automation: 'walk', until: was.until, due: false },
    ]);
    expect((await order(id, 'restore', { taken })).status).toBe(200);
    expect(await waitsFor(id, ([first]) => first?.what === 'run')).toEqual([was]);
    expect((await processOf(id)).restorable).toEqual([]);
    expect((await order(id, 'restore', { taken })).body.code).toBe('AlreadyRestored');
    const other = await newLead(desk.office);
    const [clock] = await waitsFor(other, ([first]) => first?.id === 'forgotten');
    const skipped = (await order(other, 'skip-step', { timer: 'forgotten' })).body.taken;
    await waitsFor(other, ([first]) => first?.what === 'person');
    await order(other, 'restore', { taken: skipped });
    expect(await waitsFor(other, ([first]) => first?.id === 'forgotten')).toEqual([clock]);
    expect((await storyOf(other)).at(-1)).toMatchObject({
      type: 'lead.steered',
      data: { order: 'restore', of: 'skip', name: words('Забыт') },
    });
    expect((await order(other, 'restore', { taken })).body.code).toBe('NotWaiting');
  });

  it('says why something can no longer be put back', async () => {
    const { id, run } = await inHalf();
    const done = (await order(id, 'skip-step', { run })).body.taken;
    await waitsFor(id, ([first]) => first?.step === '3');
    expect((await processOf(id)).restorable).toEqual([]);
    expect((await order(id, 'restore', { taken: done })).body.code).toBe('StepsDone');
    const stopped = (await order(id, 'stop-run', { run })).body.taken;
    await waitsFor(id, ([first]) => first?.what === 'person');
    await order(id, 'run', { automation: 'walk' });
    await waitsFor(id, ([first]) => first?.what === 'run');
    expect((await order(id, 'restore', { taken: stopped })).body.code).toBe('RunGoesOn');
    await ask('POST', `/leads/${id}/move`, { stage: 'new' });
    await waitsFor(id, ([first]) => first?.id === 'forgotten');
    expect((await order(id, 'restore', { taken: stopped })).body.code).toBe('StageLeft');
    await ask('POST', `/leads/${id}/move`, { stage: 'won' });
    await until(async () => (await processOf(id)).state === 'finished');
    expect((await order(id, 'restore', { taken: stopped })).body.code).toBe('LeadClosed');
  });

  it('asks before it puts back what has come due meanwhile', async () => {
    const { id, run } = await inHalf();
    const { taken } = (await order(id, 'stop-run', { run })).body;
    await waitsFor(id, ([first]) => first?.what === 'person');
    await desk.office.db.pool.query(`UPDATE lead SET clock_offset = $2 WHERE id = $1`, [id, 36 * 3_600_000]);
    expect((await processOf(id)).restorable).toMatchObject([{ taken, due: true }]);
    expect((await order(id, 'restore', { taken })).body.code).toBe('DuePassed');
    expect((await order(id, 'restore', { taken, due: true })).status).toBe(200);
    await waitsFor(id, ([first]) => first?.step === '3');
    expect(await tagsOf(id)).toEqual(['one', 'two']);
  });

  it('tries a failed step again', async () => {
    const id = await newLead(desk.office);
    await ask('POST', `/leads/${id}/move`, { stage: 'no_answer' });
    const failures = async () =>
      (await storyOf(id)).filter(({ type }: { type: string }) => type === 'automation.failed');
    const [failed] = await until(async () => ((await failures()).length ? failures() : undefined));
    expect((await order(id, 'retry', { event: failed.id })).status).toBe(204);
    await until(async () => (await failures()).length === 2);
    expect((await order(id, 'retry', { event: '1' })).body.code).toBe('NotWaiting');
  });

  it('plans its clocks anew as soon as a date field changes', async () => {
    const id = await newLead(desk.office);
    const plan = async (start: string) => {
      const { version } = (await ask('GET', `/leads/${id}`)).body;
      await ask('PATCH', `/leads/${id}`, { version, fields: { start } });
    };
    const until2 = (day: string) =>
      waitsFor(id, (waits) => waits.some((wait) => wait.id === 'start' && wait.until?.startsWith(day)));
    await plan('2099-03-10');
    await until2('2099-03-0');
    await plan('2099-05-20');
    await until2('2099-05-1');
  });

  it('pauses until a moment and goes on by itself', async () => {
    const id = await newLead(desk.office);
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    expect((await order(id, 'pause', { reason: 'visa', until: '2020-01-01T00:00:00Z' })).body.code).toBe('DueInPast');
    await order(id, 'pause', { reason: 'visa', until: soon });
    await until(async () => (await processOf(id)).pausedUntil === soon);
    await processes.passTime(`lead:${id}`, 86_400_000);
    await until(async () => (await processOf(id)).state === 'waiting');
    expect((await storyOf(id)).at(-1)).toMatchObject({ type: 'lead.resumed', actor: { kind: 'process' } });
  });
});

describe('A10 the story of a living lead', () => {
  it('shows what it waited for at any moment, as its process did then', async () => {
    const { id } = await inHalf();
    const seen = await processOf(id);
    const events = await storyOf(id);
    const between = events.at(-1).at;
    await ask('POST', `/leads/${id}/move`, { stage: 'won' });
    await until(async () => (await processOf(id)).state === 'finished');
    const past = (await ask('GET', `/leads/${id}/as-of?at=${between}`)).body;
    expect(past.lead).toMatchObject({ stage: 'half', closedAt: null, tags: ['one'] });
    expect(past.process.waitsFor).toEqual(seen.waitsFor);
    const now = (await ask('GET', `/leads/${id}/as-of?at=${new Date().toISOString()}`)).body;
    expect(now.lead.stage).toBe('won');
    expect((await ask('GET', `/leads/${id}/as-of?at=2020-01-01T00:00:00Z`)).status).toBe(404);
    expect((await ask('GET', `/leads/${id}/as-of?at=yesterday`)).status).toBe(422);
  });

  it('is proven by its events, and a row changed behind its back is shown', async () => {
    const { id } = await inHalf();
    await ask('POST', '/tasks', { type: 'call', text: 'Call', dueAt: '2099-01-01T10:00:00Z', leadId: id });
    await until(async () => (await processOf(id)).waitsFor.some(({ what }: Wait) => what === 'task'));
    const proof = (await ask('POST', `/leads/${id}/replay`)).body;
    expect(proof).toMatchObject({ rows: 2, differences: [] });
    await desk.office.db.pool.query(`UPDATE lead SET stage = 'won' WHERE id = $1`, [id]);
    await desk.office.db.pool.query(`UPDATE task SET text = 'Else' WHERE lead_id = $1`, [id]);
    expect((await ask('POST', `/leads/${id}/replay`)).body.differences).toMatchObject([
      { noun: 'lead', column: 'stage', told: 'half', found: 'won' },
      { noun: 'task', column: 'text', told: 'Call', found: 'Else' },
    ]);
  });

  it('is given as a file', async () => {
    const { id } = await inHalf();
    const json = await ask('GET', `/leads/${id}/story`);
    expect(json.headers.get('content-disposition')).toMatch(/attachment; filename="lead-\d+\.json"/);
    expect(json.body.events[0].type).toBe('lead.created');
    const text = await desk.ask('GET', `/leads/${id}/story?format=md`, {
      as: 'aida',
      headers: { 'accept-language': 'ru' },
    });
    expect(text.headers.get('content-type')).toContain('text/markdown');
    expect(text.text).toContain('«Обход» ждёт до');
    expect((await desk.ask('GET', `/leads/${id}/story`, { as: 'timur' })).status).toBe(404);
  });
});

describe('A15 the check against Temporal’s own list', () => {
  const check = async () =>
    JSON.parse((await desk.ask('POST', '/no-next-step/check', { as: 'daniyar' })).text.trim().split('\n').at(-1)!);

  it('finds an open lead whose process does not live, and none once it was woken', async () => {
    const id = await newLead(desk.office);
    await waitsFor(id, () => true);
    await processes.client.workflow.getHandle(`lead:${id}`).terminate('lost');
    const found = await until(async () => {
      const told = await check();
      return told.missingCount > 0 && told;
    });
    expect(found.missing).toMatchObject([{ id, name: 'acme' }]);
    expect((await order(id, 'retry')).status).toBe(204);
    await until(async () => (await check()).missingCount === 0);
  });

  it('finds a process without a lead', async () => {
    const id = await newLead(desk.office);
    await waitsFor(id, () => true);
    await desk.office.db.pool.query('DELETE FROM lead_contact WHERE lead_id = $1', [id]);
    await desk.office.db.pool.query('DELETE FROM lead WHERE id = $1', [id]);
    const found = await until(async () => {
      const told = await check();
      return told.strangeCount > 0 && told;
    });
    expect(found.strange).toEqual([{ workflowId: `lead:${id}`, name: null }]);
  });
});
