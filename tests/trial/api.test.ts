import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../prisma/task/task.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { simulate } from '../../workflows/automation/simulate.ts';
import { live } from '../automation/dry-run.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { draw, publishDraft } from '../support/drafts.ts';
import { newLead, pipelineOf } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { startTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const words = (ru: string) => ({ ru });
const takes = Automation.parse({
  key: 'take',
  name: words('Взять'),
  stages: ['new'],
  when: { on: 'stage.entered' },
  then: [
    {
      do: 'task.create',
      type: 'call',
      text: words('Позвонить'),
      due: { by: 'after', amount: 2, unit: 'hours' },
    },
  ],
});
const answers = Automation.parse({
  key: 'answer',
  name: words('Ответ'),
  when: { on: 'task.done', outcome: 'half' },
  then: [{ do: 'lead.move', stage: 'half' }],
});
const reminds = Automation.parse({
  key: 'remind',
  name: words('Напомнить'),
  stages: ['new'],
  when: { on: 'stage.time', after: { amount: 3, unit: 'days' } },
  then: [{ do: 'lead.tag', add: ['молчит'] }],
});

let desk: Desk;
let processes: Processes;
let [first, second] = ['', ''];
beforeAll(async () => {
  const temporal = await startTemporal();
  desk = await openDesk({ temporal });
  await publishDraft(desk.office, pipelineOf([takes, answers]));
  processes = await runProcesses(desk.office, { TEMPORAL_NAMESPACE: temporal.namespace, ENCRYPTION_KEYS: undefined });
  const { office } = desk;
  first = await newLead(office, 'First');
  second = await newLead(office, 'Second');
  const { db } = office;
  const task = await until(
    async () => (await db.pool.query(`SELECT id FROM task WHERE lead_id = $1 AND state = 'open'`, [second])).rows[0],
    'a task',
  );
  await completeTask(db, { actor: { kind: 'user', id: office.aida }, taskId: task.id, result: '', outcome: 'half' });
  await until(
    async () => (await db.pool.query(`SELECT 1 FROM lead WHERE id = $1 AND stage = 'half'`, [second])).rows[0],
    'the stage',
  );
  await draw(office, pipelineOf([{ ...takes, key: 'take_up' }, answers, reminds]));
});
afterAll(async () => {
  await processes?.stop();
  await desk?.close();
});

const ask = (method: string, path: string, body?: object) => desk.ask(method, path, { as: 'saule', body });
const done = (id: string) =>
  until(async () => {
    const { body } = await ask('GET', `/trials/${id}`);
    return body.state === 'done' && body;
  }, 'the end of the trial');

describe('A8 trying a draft', () => {
  it('foretells what it would do to the leads that live', async () => {
    const begun = await ask('POST', '/pipelines/education/trials', { kind: 'forecast', days: 7 });
    expect(begun).toMatchObject({
      status: 201,
      body: { kind: 'forecast', pipeline: 'education', progress: { total: 2 } },
    });
    const { result, definition, progress } = await done(begun.body.id);
    expect(progress).toEqual({ done: 2, total: 2 });
    expect(definition.automations).toHaveLength(3);
    expect(result).toMatchObject({
      leads: 2,
      fires: 1,
      now: 0,
      idle: 1,
      automations: { remind: { after: 1, leads: 1, before: null } },
    });
    const leads = await ask('GET', `/trials/${begun.body.id}/leads?group=a:remind`);
    expect(leads.body.items).toMatchObject([{ id: first, name: 'First', after: 1 }]);
    expect((await ask('GET', `/trials/${begun.body.id}/leads?group=idle`)).body.items).toMatchObject([{ id: second }]);
  });

  it('runs what was through it, beside what did fire', async () => {
    const period = {
      since: new Date(Date.now() - 86_400_000).toISOString(),
      until: new Date(Date.now() + 60_000).toISOString(),
    };
    const begun = await ask('POST', '/pipelines/education/trials', { kind: 'backtest', ...period });
    const { result } = await done(begun.body.id);
    expect(result).toMatchObject({
      leads: 2,
      differs: 2,
      events: 3,
      automations: {
        take: { before: 2, after: 0 },
        take_up: { before: null, after: 2, leads: 2 },
        answer: { before: 1, after: 1 },
      },
    });
    expect(Object.values(result.tasks[desk.office.aida])).toEqual([[2, 2]]);
    const { body } = await ask('GET', `/trials/${begun.body.id}/leads/${second}`);
    expect(body).toMatchObject({
      name: 'Second',
      story: {
        before: [
          { automation: 'take', do: 'task.create', what: { type: 'call', text: 'Позвонить' } },
          { automation: 'answer' },
        ],
        after: [
          { automation: 'take_up', do: 'task.create' },
          { automation: 'answer', do: 'lead.move', what: { stage: 'half' } },
        ],
        heard: [{ type: 'lead.created' }, { type: 'task.done' }],
      },
    });
    expect(
      (await ask('GET', '/pipelines/education/trials')).body.items.map(({ kind }: { kind: string }) => kind),
    ).toEqual(['backtest', 'forecast']);
  });

  it('rests and ends when it is told, and refuses what makes no sense', async () => {
    const { id } = (await ask('POST', '/pipelines/education/trials', { kind: 'forecast', days: 90 })).body;
    await done(id);
    expect(await ask('POST', `/trials/${id}/pause`)).toMatchObject({ status: 409, body: { code: 'WalkNotRunning' } });
    const wrong = { kind: 'backtest', since: '2026-11-02T00:00:00.000Z', until: '2026-11-01T00:00:00.000Z' };
    expect((await ask('POST', '/pipelines/education/trials', wrong)).status).toBe(422);
    expect((await desk.ask('GET', `/trials/${id}`, { as: 'aida' })).status).toBe(403);
    expect((await ask('GET', `/trials/${first}`)).status).toBe(404);
  });

  it('gives a real lead to simulate from where it stands', async () => {
    const { body } = await desk.ask('GET', `/leads/${first}/imagined`, { as: 'aida' });
    expect(body).toMatchObject({
      name: 'First',
      pipeline: 'education',
      facts: { stage: 'new', responsible: 'aida@demo.voronka' },
      tasks: [{ type: 'call', text: 'Позвонить', state: 'open', person: 'aida@demo.voronka' }],
    });
    expect((await desk.ask('GET', `/leads/${first}/imagined`, { as: 'timur' })).status).toBe(404);
    const lead = simulate(live(pipelineOf([answers])), { ...body, process: body.process }, body.now);
    expect(lead.finishTask('half').map(({ automation }) => automation)).toEqual(['answer']);
  });
});
