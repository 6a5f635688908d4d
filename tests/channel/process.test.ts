import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../prisma/id.ts';
import { openTemporal, type Door } from '../../temporal/client.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { testSecrets } from '../support/secrets.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

let office: Office;
let temporal: TestTemporal;
let door: Door;
let processes: Processes | undefined;
beforeAll(async () => {
  office = await openOffice();
  temporal = await startTemporal();
  door = openTemporal({
    temporal,
    encryptionKeys: [{ id: 'test', key: Buffer.from('0f'.repeat(32), 'hex') }],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
});
afterAll(async () => {
  await processes?.stop();
  await door?.close();
  await office?.close();
});

/** When a worker first had something to do for this process. */
const firstTurn = (workflowId: string): Promise<number> =>
  until(async () => {
    const { events } = await door.client.workflow.getHandle(workflowId).fetchHistory();
    const began = events?.find(({ workflowTaskStartedEventAttributes }) => workflowTaskStartedEventAttributes);
    return began?.eventTime && Number(began.eventTime.seconds) * 1000 + (began.eventTime.nanos ?? 0) / 1e6;
  }, workflowId);

describe('M3 what a channel sends does not wait until every lead has been served', () => {
  it('begins with the channel, though a hundred leads have waited longer', async () => {
    const leads = Array.from({ length: 100 }, () => `lead:${uuidv7()}`);
    for (const lead of leads) await door.begin(lead);
    await door.poke('channel:email');
    processes = await runProcesses(office, {}, temporal);
    const channel = await firstTurn('channel:email');
    const before = [];
    for (const lead of leads) if ((await firstTurn(lead)) < channel) before.push(lead);
    // as many as a worker takes at once
    expect(before.length).toBeLessThan(40);
  });
});
