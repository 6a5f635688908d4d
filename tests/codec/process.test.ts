import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { encryptingCodec } from '../../temporal/codec.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { newLead } from '../support/office.ts';
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

describe('L2 a stranger who has reached Temporal', () => {
  const keys = [{ id: 'test', key: Buffer.from('0f'.repeat(32), 'hex') }];
  const stateOf = async (id: string) =>
    (await desk.office.db.pool.query('SELECT paused_at, paused_reason FROM lead WHERE id = $1', [id])).rows[0];
  const living = async () => {
    const id = await newLead(desk.office);
    await until(
      async () =>
        (await desk.office.db.pool.query('SELECT 1 FROM process WHERE workflow_id = $1', [`lead:${id}`])).rows[0],
    );
    return id;
  };
  const given = (actor: string) => ({
    actor: { kind: 'user', id: actor },
    key: 'stranger',
    reason: 'because I say so',
  });

  it.each([
    ['in clear text', undefined],
    ['with a payload that somebody sealed for him', { payloadCodecs: [encryptingCodec(keys)] }],
  ])('neither steers a lead %s, in whoever’s name, nor stops its process', async (_how, dataConverter) => {
    const id = await living();
    const { connection, options } = processes.client;
    const stranger = new Client({ connection, namespace: options.namespace, dataConverter });
    const handle = stranger.workflow.getHandle(`lead:${id}`);
    await handle.signal('poke', 'words', given(desk.office.saule));
    await handle.signal('unheard of', given(desk.office.saule));
    for (const name of ['process.pause', 'process.skip', 'process.steer', 'process.resume'])
      await expect(handle.executeUpdate(name, { args: [given(desk.office.saule)] })).rejects.toThrow();
    expect(await stateOf(id)).toEqual({ paused_at: null, paused_reason: null });
    const ours = await processes.door.updateProcess(
      `lead:${id}`,
      'process.pause',
      { ...given(desk.office.aida), key: `own ${id}` },
      { updateId: id },
    );
    expect(ours).toMatchObject({ id });
    expect(await stateOf(id)).toMatchObject({ paused_reason: 'because I say so' });
  });

  it('does nothing with an order of one lead that he sends to another', async () => {
    const [mine, other] = [await living(), await living()];
    const updateId = `own ${mine}`;
    await processes.door.updateProcess(
      `lead:${mine}`,
      'process.pause',
      { ...given(desk.office.aida), key: updateId },
      { updateId },
    );
    const { workflowService, options } = processes.client;
    const { history } = await workflowService.getWorkflowExecutionHistory({
      namespace: options.namespace,
      execution: { workflowId: `lead:${mine}` },
    });
    const accepted = history!.events!.find((event) => event.workflowExecutionUpdateAcceptedEventAttributes)!;
    const { input } = accepted.workflowExecutionUpdateAcceptedEventAttributes!.acceptedRequest!;
    const sent = await workflowService.updateWorkflowExecution({
      namespace: options.namespace,
      workflowExecution: { workflowId: `lead:${other}` },
      waitPolicy: { lifecycleStage: 'UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED' },
      request: { meta: { updateId: 'again', identity: 'stranger' }, input },
    } as never);
    expect(sent.outcome?.failure).toBeTruthy();
    expect(await stateOf(other)).toEqual({ paused_at: null, paused_reason: null });
  });
});
