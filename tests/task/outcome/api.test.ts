import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseLead } from '../../../prisma/lead/steering.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { newLead, pipelineOf } from '../../support/office.ts';

const stage = (key: string, more: object) => ({ key, kind: 'open', name: { ru: key }, color: '#3b82f6', ...more });
const outcome = (key: string, to?: string, tasks?: string[]) => ({
  ...{ key, name: { ru: key } },
  ...(to ? { stage: to } : {}),
  ...(tasks ? { tasks } : {}),
});
const leads = (key: string, to: string) =>
  Automation.parse({
    ...{ key: `outcome_${key}`, name: { ru: key } },
    ...{ when: { on: 'task.done', outcome: key }, then: [{ do: 'lead.move', stage: to, again: true }] },
  });
const invite = Automation.parse({
  ...{ key: 'invite', name: { ru: 'Пригласить' }, stages: ['half'], when: { on: 'stage.entered' } },
  then: [
    { do: 'task.create', type: 'meeting', text: { ru: 'Встреча' }, due: { by: 'after', amount: 1, unit: 'days' } },
    { do: 'message.send', channel: 'sms', template: 'meeting_invitation' },
  ],
});
const definition = PipelineDefinition.parse({
  ...pipelineOf([
    leads('half', 'half'),
    leads('contract', 'contract'),
    leads('bosses', 'bosses'),
    leads('refused', 'lost'),
    invite,
  ]),
  stages: [
    ...pipelineOf([]).stages,
    stage('contract', { entry: { fields: ['fields.passport'], checklist: [] } }),
    stage('bosses', { movers: ['supervisor'] }),
  ],
  fields: [{ key: 'passport', name: { ru: 'Паспорт' }, type: 'text' }],
  outcomes: [
    ...[
      outcome('half', 'half'),
      outcome('contract', 'contract'),
      outcome('bosses', 'bosses'),
      outcome('refused', 'lost'),
    ],
    ...[outcome('talked'), outcome('met', undefined, ['meeting'])],
  ],
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `WITH version AS (INSERT INTO pipeline_version (id, pipeline_id, number, definition) SELECT gen_random_uuid(), id, 2, $1 FROM pipeline RETURNING id)
     UPDATE pipeline SET published_id = (SELECT id FROM version)`,
    [JSON.stringify(definition)],
  );
  await desk.office.db.pool.query(
    `INSERT INTO template (id, key, channel, language, name, subject, body) VALUES (gen_random_uuid(), 'meeting_invitation', 'sms', 'ru', 'Приглашение', '', 'Ждём вас {{date meeting}}')`,
  );
});
afterAll(() => desk.close());

const aCall = async () => {
  const lead = await desk.ask('POST', '/leads', { as: 'aida', body: { name: 'acme', phone: '8 701 555 20 18' } });
  const leadId: string = lead.body.id;
  const set = await desk.ask('POST', '/tasks', {
    as: 'aida',
    body: { text: 'call', dueAt: '2099-01-01T10:00:00Z', leadId },
  });
  const path = `/tasks/${set.body.id}`;
  return {
    ...{ leadId, taskId: set.body.id as string },
    end: (body: unknown, as: 'aida' | 'daniyar' = 'aida', key?: string) =>
      desk.ask('POST', `${path}/complete`, { as, body, ...(key ? { key } : {}) }),
    task: async () => (await desk.ask('GET', path, { as: 'aida' })).body,
    lead: async () => (await desk.ask('GET', `/leads/${leadId}`, { as: 'aida' })).body,
    story: async () =>
      (await desk.ask('GET', `/leads/${leadId}/events`, { as: 'aida' })).body.items.map((one: any) => one) as any[],
  };
};

describe('A3 an outcome obeys the stage that it leads to', () => {
  it('moves the lead in the same write, by its automation', async () => {
    const call = await aCall();
    expect((await call.end({ outcome: 'half', result: 'yes' })).status).toBe(200);
    expect(await call.lead()).toMatchObject({ stage: 'half' });
    const [done, moved] = (await call.story()).slice(-2);
    expect(done).toMatchObject({ type: 'task.done', data: { moved: { from: 'new', to: 'half', by: 'outcome_half' } } });
    expect(moved).toMatchObject({
      ...{ type: 'lead.moved', actor: { kind: 'user', id: desk.office.aida } },
      cause: { automation: 'outcome_half', event: done.id, depth: 1, step: '0' },
    });
  });

  it('leaves the task open and the lead where it is when the stage refuses it', async () => {
    const call = await aCall();
    expect(await call.end({ outcome: 'contract' })).toMatchObject({
      status: 409,
      body: { code: 'EntryNotMet', missing: { fields: ['fields.passport'], checklist: [] } },
    });
    expect(await call.end({ outcome: 'bosses' })).toMatchObject({ status: 409, body: { code: 'MoverNotAllowed' } });
    expect(await call.end({ outcome: 'refused' })).toMatchObject({ status: 409, body: { code: 'LossReasonNeeded' } });
    expect(await call.task()).toMatchObject({ state: 'open', version: 1 });
    expect(await call.lead()).toMatchObject({ stage: 'new', version: 1 });
    expect((await call.story()).map(({ type }) => type)).toEqual(['lead.created', 'task.created']);
  });

  it('goes with what the stage asks for, or with who may go there', async () => {
    const call = await aCall();
    expect((await call.end({ outcome: 'contract', fields: { passport: 'N 1' } })).status).toBe(200);
    expect(await call.lead()).toMatchObject({ stage: 'contract', fields: { passport: 'N 1' } });
    const other = await aCall();
    expect((await other.end({ outcome: 'bosses' }, 'daniyar')).status).toBe(200);
    const lost = await aCall();
    expect((await lost.end({ outcome: 'refused', lossReason: 'price' })).status).toBe(200);
    expect(await lost.lead()).toMatchObject({ stage: 'lost', lossReason: 'price' });
  });

  it('happens once, however often it is sent', async () => {
    const call = await aCall();
    const sent = await Promise.all([1, 2, 3].map(() => call.end({ outcome: 'half' }, 'aida', `once-${call.taskId}`)));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await call.lead()).toMatchObject({ version: 2 });
    expect((await call.story()).filter(({ type }) => type === 'lead.moved')).toHaveLength(1);
  });

  it('waits with its move while the lead is paused, but asks now', async () => {
    const call = await aCall();
    await pauseLead(desk.office.db, {
      leadId: call.leadId,
      reason: 'away',
      actor: { kind: 'user', id: desk.office.aida },
    });
    expect((await call.end({ outcome: 'contract' })).body).toMatchObject({ code: 'EntryNotMet' });
    expect(await call.task()).toMatchObject({ state: 'open' });
    expect((await call.end({ outcome: 'contract', fields: { passport: 'N 2' } })).status).toBe(200);
    expect(await call.task()).toMatchObject({ state: 'done' });
    expect(await call.lead()).toMatchObject({ stage: 'new', fields: { passport: 'N 2' } });
  });

  it('takes the lead nowhere where it has no stage, and is not for every kind of task', async () => {
    const call = await aCall();
    expect(await call.end({ outcome: 'met' })).toMatchObject({ status: 409, body: { code: 'OutcomeOfOtherTask' } });
    expect((await call.end({ outcome: 'talked' })).status).toBe(200);
    expect(await call.lead()).toMatchObject({ stage: 'new' });
  });
});

describe('M7 what a click would do is said before it', () => {
  it('names messages, tasks and the meeting that they tell of', async () => {
    const { leadId, taskId, lead } = await aCall();
    const foresight = (body: unknown) => desk.ask('POST', `/leads/${leadId}/foresight`, { as: 'aida', body });
    const foreseen = await foresight({ taskId, outcome: 'half' });
    expect(foreseen).toMatchObject({
      status: 200,
      body: {
        ...{ sends: [{ account: 'sms', template: 'meeting_invitation', name: 'Приглашение', lacks: [] }], bills: [] },
        ...{ tasks: [{ type: 'meeting' }], meeting: expect.any(String), stages: ['half'] },
      },
    });
    expect((await foresight({ stage: 'half' })).body.sends).toHaveLength(1);
    expect((await foresight({ stage: 'no_answer' })).body).toMatchObject({ sends: [], bills: [], meeting: null });
    expect(await lead()).toMatchObject({ stage: 'new', version: 1 });
    // what these stages ask for is asked of her first
    for (const [outcome, stage] of Object.entries({ contract: 'contract', refused: 'lost' }))
      expect((await foresight({ taskId, outcome })).body.stages).toEqual([stage]);
    const foreign = await desk.ask('POST', `/leads/${leadId}/foresight`, { as: 'timur', body: { stage: 'half' } });
    expect(foreign.status).toBe(404);
  });

  it('goes without automations, for one lead as for many', async () => {
    const call = await aCall();
    await call.end({ outcome: 'half', quiet: true });
    const [done, moved] = (await call.story()).slice(-2);
    expect(done.data).toMatchObject({ quiet: true });
    expect(moved.data).toMatchObject({ quiet: true });
    const id = await newLead(desk.office);
    await desk.ask('POST', `/leads/${id}/move`, { as: 'aida', body: { stage: 'half', quiet: true } });
    const { items } = (await desk.ask('GET', `/leads/${id}/events`, { as: 'aida' })).body;
    expect(items.at(-1).data).toMatchObject({ quiet: true });
  });

  it('does not set a meeting in the past', async () => {
    const call = await aCall();
    const late = await call.end({ outcome: 'half', dueAt: '2001-01-01T10:00:00+05:00' });
    expect(late).toMatchObject({ status: 422, body: { code: 'DueInPast' } });
    expect(await call.task()).toMatchObject({ state: 'open' });
    expect((await call.end({ outcome: 'half', dueAt: '2099-01-01T10:00:00+05:00' })).status).toBe(200);
    expect((await call.story()).at(-1).data).toMatchObject({ dueAt: '2099-01-01T05:00:00.000Z' });
  });
});
