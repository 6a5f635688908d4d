import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueMessage } from '../../../prisma/delivery/delivery.ts';
import { createMassChange } from '../../../prisma/mass-change/mass-change.ts';
import { completeTask, createTask } from '../../../prisma/task/task.ts';
import { MassWish } from '../../../workflows/mass-change/mass-change.schema.ts';
import { stuckView } from '../../../workflows/ops/view.ts';
import { PAUSE, RESUME, STATE, WAITS } from '../../../workflows/process/messages.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const SECRET = 'Айгуль-тайна';
let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  // nobody listens there
  processes = await runProcesses(office, { SMTP_URL: 'smtp://127.0.0.1:1' });
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const handle = (workflowId: string) => processes.client.workflow.getHandle(workflowId);
/** Whether the visibility store finds the process by this query. */
const found = (workflowId: string, query: string) =>
  until(async () => {
    const { executions } = await processes.client.workflowService.listWorkflowExecutions({
      namespace: processes.client.options.namespace,
      query: `WorkflowId = "${workflowId}" AND (${query})`,
    });
    return executions?.length === 1;
  }, `${workflowId} ${query}`);
const details = async (workflowId: string) =>
  (await handle(workflowId).query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;

describe('M9 a task on nothing in the Temporal UI', () => {
  it('is found by its state, moment and person, and says what it waits for without its text', async () => {
    const doing = { actor: { kind: 'user' as const, id: office.aida } };
    const at = new Date(Date.now() + 7_200_000).toISOString();
    const made = await createTask(office.db, {
      ...{ ...doing, type: 'call', text: SECRET, due: { at }, responsibleId: office.aida },
    });
    if ('refusal' in made) throw new Error(made.refusal);
    const id = `task:${made.id}`;
    await found(id, `State = "waiting" AND Responsible = "${office.aida}" AND DueAt > "${new Date().toISOString()}"`);
    expect(await handle(id).query(WAITS)).toEqual([{ what: 'task call reminder', until: expect.any(String) }]);
    const told = await details(id);
    expect(told).toContain('**Task call** · [open in Voronka](');
    expect(told).toContain(`**waiting** · responsible \`${office.aida}\``);
    expect(told).not.toContain(SECRET);
    const { events } = await handle(id).fetchHistory();
    expect(events?.find(({ timerStartedEventAttributes: timer }) => timer)?.userMetadata?.summary).toBeTruthy();
    await completeTask(office.db, { ...doing, taskId: made.id, result: '' });
    await found(id, 'State IS NULL AND DueAt IS NULL AND ExecutionStatus = "Completed"');
  });
});

describe('M9 a bulk run in the Temporal UI', () => {
  it('is paused, stuck with its reason, and over for all to see', async () => {
    const ids = [await newLead(office, 'one'), await newLead(office, 'two')];
    const begun = await createMassChange(office.db, {
      me: { id: office.daniyar, role: 'supervisor' },
      wish: MassWish.parse({ chosen: { ids }, order: { do: 'tag', add: ['x'] }, automations: { perMinute: 1 } }),
      actor: { kind: 'user', id: office.daniyar },
    });
    if ('refusal' in begun) throw new Error(begun.refusal);
    const id = `mass-change:${begun.id}`;
    const steer = (order: string) => {
      const steering = { actor: { kind: 'user', id: office.daniyar }, key: `${id}/${order}` };
      return processes.door.updateProcess(id, order, steering, { updateId: `${id}/${order}` });
    };
    await found(id, 'State = "waiting"');
    await steer(PAUSE);
    await found(id, 'State = "paused"');
    const orders = (value: unknown) =>
      office.db.pool.query('UPDATE mass_change SET automations = $2 WHERE id = $1', [begun.id, JSON.stringify(value)]);
    await orders(null);
    await steer(RESUME);
    await found(id, stuckView());
    expect(await handle(id).query(STATE)).toMatchObject({ state: 'stuck', error: expect.stringMatching(/null/) });
    expect(await details(id)).toContain('**Stuck** since');
    await orders('quiet');
    await processes.door.poke(id);
    await found(id, 'State IS NULL AND ExecutionStatus = "Completed"');
    expect(await details(id)).toBe('');
  });
});

describe('M9 a channel in the Temporal UI', () => {
  it('is stuck while its provider takes nothing, and says nothing of whom it writes to', async () => {
    await writeTemplates(office);
    const client = await newClient(office);
    const actor = { kind: 'user' as const, id: office.aida };
    await queueMessage(office.db, { actor, leadId: client.leadId, account: 'email', template: 'hello' });
    await found('channel:email', stuckView());
    expect(await details('channel:email')).toMatch(/\*\*Stuck\*\* since .*, because: the provider takes nothing/);
  });
});
