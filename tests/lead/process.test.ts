import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLead } from '../../prisma/form/intake.ts';
import { moveLead } from '../../prisma/lead/lead.ts';
import { completeTask } from '../../prisma/task/task.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

const words = (ru: string) => ({ ru });
const call = {
  do: 'task.create',
  type: 'call',
  text: words('Позвонить'),
  due: { by: 'after', amount: 2, unit: 'hours' },
};
const automations = [
  {
    key: 'take',
    name: words('Взять'),
    stages: ['new'],
    when: { on: 'stage.entered' },
    then: [{ do: 'lead.assign', rule: 'least_busy' }, call],
  },
  {
    key: 'to_half',
    name: words('50 %'),
    when: { on: 'task.done', outcome: 'half' },
    then: [{ do: 'lead.move', stage: 'half' }],
  },
  {
    key: 'to_no_answer',
    name: words('Недозвон'),
    when: { on: 'task.done', outcome: 'no_answer' },
    then: [{ do: 'lead.move', stage: 'no_answer', again: true }],
  },
  {
    key: 'again',
    name: words('Ещё раз'),
    stages: ['no_answer'],
    when: { on: 'stage.entered' },
    if: { field: 'entries.no_answer', is: '<', value: 3 },
    then: [call],
  },
  {
    key: 'enough',
    name: words('Хватит'),
    stages: ['no_answer'],
    when: { on: 'stage.entered' },
    if: { field: 'entries.no_answer', is: '>=', value: 3 },
    then: [{ do: 'lead.move', stage: 'conditional_refusal' }],
  },
  {
    key: 'forgotten',
    name: words('Забыт'),
    stages: ['half'],
    when: { on: 'stage.time', after: { amount: 30, unit: 'days' } },
    then: [{ do: 'lead.move', stage: 'lost', lossReason: 'price' }],
  },
  {
    key: 'ping',
    name: words('Туда'),
    stages: ['conditional_refusal'],
    when: { on: 'stage.entered' },
    if: { field: 'tags', is: 'in', value: [] },
    then: [{ do: 'lead.move', stage: 'half' }],
  },
  {
    key: 'broken',
    name: words('Сломана'),
    stages: ['half'],
    when: { on: 'stage.entered' },
    if: { field: 'fields.broken', is: '=', value: true },
    then: [{ do: 'message.send', channel: 'sms', template: 'nowhere' }, call],
  },
  {
    key: 'chase',
    name: words('По кругу'),
    stages: ['no_answer'],
    when: { on: 'stage.entered' },
    if: { field: 'fields.chase', is: '=', value: true },
    then: [{ do: 'lead.move', stage: 'no_answer', again: true }],
  },
].map((automation) => Automation.parse(automation));

let office: Office;
let processes: Processes;
const aida = () => ({ kind: 'user' as const, id: office.aida });
beforeAll(async () => {
  office = await openOffice({ automations });
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const one = async (text: string, values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const openTask = (leadId: string) =>
  until(() => one(`SELECT * FROM task WHERE lead_id = $1 AND state = 'open'`, [leadId]), 'an open task');
const inStage = (leadId: string, stage: string) =>
  until(() => one('SELECT * FROM lead WHERE id = $1 AND stage = $2', [leadId, stage]), `stage ${stage}`);

describe('A2 A4 automations of a lead', () => {
  it('assign it, set its task, and say what it waits for', async () => {
    const taken = await createLead(office.db, {
      actor: { kind: 'client' },
      lead: { pipeline: 'education', name: 'acme', language: 'ru', source: {}, tags: [], fields: {} },
    });
    const leadId = (taken as { id: string }).id;
    const task = await openTask(leadId);
    const process = await until(
      () => one(`SELECT * FROM process WHERE workflow_id = $1 AND state = 'waiting'`, [`lead:${leadId}`]),
      'a waiting process',
    );
    expect(process.waits_for).toMatchObject([{ what: 'task', id: task.id, text: 'Позвонить' }]);
    expect(await one('SELECT responsible_id FROM lead WHERE id = $1', [leadId])).toEqual({
      responsible_id: task.responsible_id,
    });
  });

  it('count the calls nobody answered, and stop after the third', async () => {
    const leadId = await newLead(office);
    for (let attempt = 0; attempt < 3; attempt++) {
      const task = await openTask(leadId);
      await completeTask(office.db, { actor: aida(), taskId: task.id, result: '', outcome: 'no_answer' });
      await until(
        () => one(`SELECT 1 FROM lead WHERE id = $1 AND (entries->>'no_answer')::int = $2`, [leadId, attempt + 1]),
        'the count',
      );
    }
    await inStage(leadId, 'conditional_refusal');
    expect(await one(`SELECT count(*)::int AS n FROM task WHERE lead_id = $1`, [leadId])).toEqual({ n: 3 });
  });

  it('wait a month in a stage and then close the lead, its tasks with it', async () => {
    const leadId = await newLead(office);
    await openTask(leadId);
    await moveLead(office.db, { actor: aida(), leadId, stage: 'half' });
    await until(
      () => one('SELECT 1 FROM process WHERE workflow_id = $1 AND next_at IS NOT NULL', [`lead:${leadId}`]),
      'the timer',
    );
    await processes.passTime(`lead:${leadId}`, 31 * 86_400_000);
    const lead = await inStage(leadId, 'lost');
    expect(lead.closed_at.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await until(
      () => one(`SELECT 1 FROM process WHERE workflow_id = $1 AND state = 'finished'`, [`lead:${leadId}`]),
      'the end',
    );
    expect(await one(`SELECT count(*)::int AS n FROM task WHERE lead_id = $1 AND state = 'open'`, [leadId])).toEqual({
      n: 0,
    });
  });
});

describe('A11 what an admin drew wrong', () => {
  const leadWith = async (fields: Record<string, boolean>) => {
    const lead = { pipeline: 'education', name: 'acme', language: 'ru' as const, source: {}, tags: [], fields };
    return ((await createLead(office.db, { actor: aida(), lead, responsibleId: office.aida })) as { id: string }).id;
  };
  const failures = (leadId: string) =>
    until(
      () => one(`SELECT data FROM event WHERE subject_id = $1 AND type = 'automation.failed'`, [leadId]),
      'the failure',
    );

  it('is told with its reason, and the steps after it are taken', async () => {
    const leadId = await leadWith({ broken: true });
    await moveLead(office.db, { actor: aida(), leadId, stage: 'half' });
    expect((await failures(leadId)).data).toMatchObject({
      automation: 'broken',
      because: { refusal: 'UnknownTemplate' },
    });
    await until(
      async () =>
        (await one(`SELECT count(*)::int AS n FROM task WHERE lead_id = $1 AND state = 'open'`, [leadId])).n === 2,
      'the task after it',
    );
  });

  it('does not chase itself for ever', async () => {
    const leadId = await leadWith({ chase: true });
    await moveLead(office.db, { actor: aida(), leadId, stage: 'no_answer' });
    expect((await failures(leadId)).data).toMatchObject({ because: { refusal: 'TooDeep' } });
    await until(
      () => one(`SELECT 1 FROM process WHERE workflow_id = $1 AND state = 'waiting'`, [`lead:${leadId}`]),
      'a waiting process',
    );
  });
});

describe('A9 steering', () => {
  it('skips the lead with its task to the next moments: reminder, overdue, escalation', async () => {
    const leadId = await newLead(office);
    const task = await openTask(leadId);
    const steer = (name: string, order: object = {}) =>
      processes.door.updateProcess(
        `lead:${leadId}`,
        name,
        { actor: aida(), key: `${name}${Math.random()}`, ...order },
        { updateId: `u${Math.random()}`, deadlineMs: 60_000 },
      );
    for (const column of ['reminded_at', 'overdue_at', 'escalated_at']) {
      await until(
        () => one(`SELECT 1 FROM process WHERE workflow_id = $1 AND next_at IS NOT NULL`, [`lead:${leadId}`]),
        'a moment',
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(await steer('process.skip')).toMatchObject({ id: leadId });
      await until(() => one(`SELECT 1 FROM task WHERE id = $1 AND ${column} IS NOT NULL`, [task.id]), column);
    }
    const told = await office.db.pool.query('SELECT kind, user_id FROM notification WHERE lead_id = $1 ORDER BY id', [
      leadId,
    ]);
    expect(told.rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['task.reminder', 'task.overdue', 'task.escalated']),
    );
    expect(told.rows.find(({ kind }) => kind === 'task.escalated').user_id).toBe(office.daniyar);
  });

  it('pauses with a reason, does nothing meanwhile, and goes on where it stood', async () => {
    const leadId = await newLead(office);
    const task = await openTask(leadId);
    const steer = (name: string, order: object) =>
      processes.door.updateProcess(
        `lead:${leadId}`,
        name,
        { actor: aida(), key: name + leadId, ...order },
        { updateId: name + leadId },
      );
    expect(await steer('process.pause', { reason: 'the client is away' })).toMatchObject({ id: leadId });
    await completeTask(office.db, { actor: aida(), taskId: task.id, result: '', outcome: 'half' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await one('SELECT stage FROM lead WHERE id = $1', [leadId])).toEqual({ stage: 'new' });
    expect(await steer('process.resume', {})).toMatchObject({ id: leadId });
    await inStage(leadId, 'half');
  });
});
