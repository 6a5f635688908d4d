import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Payload } from '@temporalio/common';
import { moveLead } from '../../../prisma/lead/lead.ts';
import { pauseLead, resumeLead } from '../../../prisma/lead/steering.ts';
import { createTask } from '../../../prisma/task/task.ts';
import { encryptingCodec, isSealed } from '../../../temporal/codec.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { overdueView, responsibleView, stageView, stuckView } from '../../../workflows/ops/view.ts';
import { STATE, WAITS } from '../../../workflows/process/messages.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const automations = [
  {
    key: 'untouched',
    name: { ru: 'Два часа без внимания', en: 'Two hours untouched' },
    when: { on: 'stage.time', after: { amount: 2, unit: 'hours' } },
    then: [{ do: 'lead.tag', add: ['late'], remove: [] }],
  },
].map((automation) => Automation.parse({ stages: ['new', 'half'], ...automation }));

const SECRET = 'Айгуль-тайна';
let office: Office;
let processes: Processes;
let leadId: string;
let workflowId: string;
beforeAll(async () => {
  office = await openOffice({ automations });
  processes = await runProcesses(office);
  leadId = await newLead(office, SECRET);
  workflowId = `lead:${leadId}`;
  await office.db.pool.query(
    `UPDATE lead SET tags = ARRAY[$2], fields = jsonb_build_object('wish', $2::text), source = jsonb_build_object('utm', $2::text) WHERE id = $1`,
    [leadId, SECRET],
  );
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const doing = () => ({ actor: { kind: 'user' as const, id: office.aida } });
const handle = () => processes.client.workflow.getHandle(workflowId);
/** Whether the visibility store finds the lead by this query. */
const found = (query: string) =>
  until(async () => {
    const { executions } = await processes.client.workflowService.listWorkflowExecutions({
      namespace: processes.client.options.namespace,
      query: `WorkflowId = "${workflowId}" AND (${query})`,
    });
    return executions?.length === 1;
  }, query);
const numberOf = async () =>
  Number((await office.db.pool.query('SELECT number FROM lead WHERE id = $1', [leadId])).rows[0].number);
const events = async () => (await handle().fetchHistory()).events ?? [];
const upserts = async () =>
  (await events()).flatMap(({ upsertWorkflowSearchAttributesEventAttributes: set }) =>
    set ? [Object.keys(set.searchAttributes?.indexedFields ?? {}).toSorted()] : [],
  );
const details = async () => {
  const told = await handle().query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return told.currentDetails;
};

describe('M9 a lead in the Temporal UI', () => {
  it('is found by its number, pipeline, stage, the one responsible, its state and its moment', async () => {
    const number = await numberOf();
    await found(
      `Number = ${number} AND Pipeline = "education" AND Stage = "new" AND Responsible = "${office.aida}" AND State = "waiting" AND DueAt > "${new Date().toISOString()}"`,
    );
    await found(stageView('education', 'new'));
    await found(responsibleView(office.aida));
    await found(overdueView(Date.now() + 86_400_000));
    expect(await upserts()).toEqual([['DueAt', 'Responsible', 'Stage']]);
    expect(await (await handle().describe()).staticSummary()).toBe(`Lead ${number} · Обучение`);
  });

  it('says what it waits for, until when, what led there, and where our screen is', async () => {
    const [wait] = await handle().query<{ what: string; until: string }[]>(WAITS);
    expect(wait).toEqual({ what: 'automation “Two hours untouched”', until: expect.any(String) });
    expect(await handle().query(STATE)).toMatchObject({
      state: 'waiting',
      stage: 'new',
      dueAt: wait!.until,
      error: null,
    });
    const told = await details();
    expect(told).toContain(`/leads/${leadId}`);
    expect(told).toContain('automation “Two hours untouched” · 20');
    expect(told).toMatch(/a colleague: lead.created/);
  });

  it('follows the lead through a task, a move, a pause and its end, with one upsert where something changed', async () => {
    await createTask(office.db, {
      ...doing(),
      leadId,
      type: 'call',
      text: SECRET,
      due: { at: new Date(Date.now() + 600_000).toISOString() },
    });
    await until(async () =>
      (await handle().query<{ what: string }[]>(WAITS)).some(({ what }) => what === 'task call due'),
    );
    await moveLead(office.db, { ...doing(), leadId, stage: 'half' } as never);
    await found('Stage = "half"');
    await pauseLead(office.db, { ...doing(), leadId, reason: SECRET });
    await found('State = "paused" AND DueAt IS NULL');
    expect(await details()).toContain('**paused** until somebody resumes it');
    await resumeLead(office.db, { ...doing(), leadId });
    await found('State = "waiting" AND DueAt IS NOT NULL');
    await moveLead(office.db, { ...doing(), leadId, stage: 'won' } as never);
    await found('Stage = "won" AND State IS NULL AND DueAt IS NULL AND ExecutionStatus = "Completed"');
    const all = await upserts();
    expect(all[0]).toEqual(['DueAt', 'Responsible', 'Stage']);
    expect(all.filter((names) => names.includes('Stage'))).toHaveLength(3);
    expect(all.filter((names) => names.includes('State'))).toHaveLength(3);
    expect(all.every((names) => names.length > 0)).toBe(true);
  });

  it('names its timers', async () => {
    const timers = (await events()).filter(({ timerStartedEventAttributes: timer }) => timer);
    expect(await opened(timers[0]!.userMetadata)).toEqual({ summary: '"automation “Two hours untouched”"' });
    expect(timers.every(({ userMetadata }) => userMetadata)).toBe(true);
  });

  it('tells the Temporal UI nothing that a client wrote, sealed or not, and what is not sealed are ids, keys and moments', async () => {
    const all = await events();
    const legible = JSON.stringify(await opened(all));
    expect(legible).toContain('Two hours untouched');
    expect(legible).toContain('task call due');
    for (const secret of [SECRET, 'aigul@example.com', '+77015550101']) expect(legible).not.toContain(secret);
    const clear = JSON.stringify(await opened(all, false));
    for (const name of ['Two hours untouched', 'Обучение']) expect(clear).not.toContain(name);
  });

  it('is stuck for all to see, with the reason, and waits again when that is mended', async () => {
    leadId = await newLead(office, SECRET);
    workflowId = `lead:${leadId}`;
    await found('State = "waiting" AND Stage = "new"');
    const memory = async (value: string) =>
      office.db.pool.query('UPDATE process SET memory = $2 WHERE workflow_id = $1', [workflowId, value]);
    const kept = (await office.db.pool.query('SELECT memory FROM process WHERE workflow_id = $1', [workflowId]))
      .rows[0];
    await memory('{"cursor":1,"timers":7}');
    await processes.door.poke(workflowId);
    await found(stuckView());
    expect(await details()).toMatch(/\*\*Stuck\*\* since .*, because: turn\.timers\.\w+ is not a function/);
    expect(await handle().query(STATE)).toMatchObject({ state: 'stuck', error: expect.stringContaining('timers') });
    await memory(JSON.stringify(kept.memory));
    await processes.door.poke(workflowId);
    await found('State = "waiting"');
    expect(await details()).not.toContain('Stuck');
  });

  it('shows the same after its worker is gone, by a replay', async () => {
    const before = await details();
    await processes.stop();
    processes = await runProcesses(office, {}, processes.temporal);
    expect(await details()).toBe(before);
  });
});

const codec = encryptingCodec([{ id: 'test', key: Buffer.from('0f'.repeat(32), 'hex') }]);

/** The same with every payload as the text in it; without `sealed` only those that are not. */
const opened = async (value: unknown, sealed = true): Promise<unknown> => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if ('metadata' in value && 'data' in value) {
    if (!sealed && isSealed(value as Payload)) return null;
    const [payload] = isSealed(value as Payload) ? await codec.decode([value as Payload]) : [value as Payload];
    return Buffer.from(payload!.data ?? []).toString();
  }
  const entries = Object.entries(value).map(async ([name, inner]) => [name, await opened(inner, sealed)]);
  return Object.fromEntries(await Promise.all(entries));
};
