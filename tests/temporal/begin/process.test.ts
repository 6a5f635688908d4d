import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newLead, openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const eventsOf = async (workflowId: string) =>
  (await processes.client.workflow.getHandle(workflowId).fetchHistory()).events ?? [];

describe('A1 a process that begins', () => {
  it('is handed its first turn at once where the worker is in the same program', async () => {
    const workflowId = `lead:${await newLead(office, 'Ербол')}`;
    const [started] = await until(async () => {
      const events = await eventsOf(workflowId).catch(() => []);
      return events.some(({ workflowTaskCompletedEventAttributes: turn }) => turn) && events;
    }, 'the first turn');
    expect(started!.workflowExecutionStartedEventAttributes?.eagerExecutionAccepted).toBe(true);
  });
});
