import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import proto from '@temporalio/proto';
import { openDesk, type Desk } from '../support/desk.ts';
import { newLead } from '../support/people.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

let desk: Desk;
let processes: Processes;
beforeAll(async () => {
  desk = await openDesk();
  processes = await runProcesses(desk.office);
});
afterAll(async () => {
  await processes.stop();
  await desk.close();
});

describe('M5 the history of a lead', () => {
  it('is ciphertext in Temporal, and opens through the codec as what was sent', async () => {
    const { config } = desk.deps;
    config.encryptionKeys = [{ id: 'test', key: Buffer.from('0f'.repeat(32), 'hex') }];
    config.temporal.namespace = processes.client.options.namespace;
    const id = await newLead(desk.office);
    const raw = await until(async () => {
      const { history } = await processes.client.workflowService
        .getWorkflowExecutionHistory({ namespace: config.temporal.namespace, execution: { workflowId: `lead:${id}` } })
        .catch(() => ({ history: undefined }));
      return (history?.events?.length ?? 0) > 4 && history;
    });
    const payload = raw.events![0]!.workflowExecutionStartedEventAttributes!.input!.payloads![0]!;
    expect(Buffer.from(payload.data!).toString('latin1')).not.toContain(id);
    const asJson = proto.temporal.api.common.v1.Payload.toObject(payload as never, { bytes: String });
    const { status, body } = await desk.ask('POST', '/codec/decode', {
      as: 'saule',
      body: { payloads: [asJson] },
      headers: { 'x-namespace': config.temporal.namespace },
    });
    expect(status).toBe(200);
    expect(JSON.parse(Buffer.from(body.payloads[0].data, 'base64').toString())).toMatchObject({ leadId: id });
  });
});
