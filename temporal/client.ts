import { setTimeout as pause } from 'node:timers/promises';
import {
  Client,
  Connection,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { TLSConfig } from '@temporalio/common/lib/internal-non-workflow';
import { ApplicationFailure } from '@temporalio/common';
import { encryptingCodec, type EncryptionKey } from './codec.ts';
import { orderKeys, proofOf } from './order-proof.ts';
import { processOf } from './processes.ts';
import type { Called } from '../workflows/process/shown.ts';
import type { Refusal } from '../workflows/refusal.ts';
import { refuse } from '../workflows/refusal.ts';

export type Unavailable = { unavailable: true };
/** What the other rooms may ask of Temporal. */
export type Door = {
  client: Client;
  /**
   * Asks a process to do something, starting it where it does not run; no answer within `deadlineMs` means no worker answers, and the same
   * call may be repeated.
   */
  updateProcess<T>(
    workflowId: string,
    name: string,
    order: object,
    options: { updateId: string; deadlineMs?: number; called?: Called | undefined },
  ): Promise<T | Refusal | Unavailable>;
  /** Wakes a process, starting it where it does not run; it pulls what is new by itself. `called`: a lead's name in the Temporal UI. */
  poke(workflowId: string, called?: Called): Promise<void>;
  /** Starts a process, or leaves a running one alone: what it needs to know was there before it started. */
  begin(workflowId: string, called?: Called): Promise<void>;
  /** Ends a process where it stands, whatever its code; one that does not run is fine. */
  terminate(workflowId: string, reason: string): Promise<void>;
  reachable(): Promise<boolean>;
  /** Of the store that answers: another store has none of our processes. */
  namespaceId(): Promise<string>;
  close(): Promise<void>;
};

// a crashed server is back in a second; the default pause between attempts grows to two minutes
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1000 };

/** A signal that takes longer is sent again later; the first may have arrived. */
const SIGNAL_MS = 5000;
/** How long to wait until a process has begun with its first turn handed over. */
const HANDING_MS = 1000;
/** TLS and our identity, where Temporal is not on this machine */
type Secure = { tls?: TLSConfig; apiKey?: string };

/** `own`: the connection of this program's workers, who are handed the first turn of what begins here: nobody queues it, and nobody asks for it. */
export const openTemporal = (
  config: {
    temporal: { address: string; namespace: string; secure?: Secure };
    encryptionKeys: EncryptionKey[];
    webhooks: { secret: string };
  },
  own?: NativeConnection,
): Door => {
  const connection = Connection.lazy({
    address: config.temporal.address,
    ...config.temporal.secure,
    connectTimeout: '5s',
    channelArgs,
  });
  const { namespace } = config.temporal;
  const dataConverter = { payloadCodecs: [encryptingCodec(config.encryptionKeys)] };
  const client = new Client({ connection, namespace, dataConverter });
  const handing = own && new Client({ connection: own, namespace, dataConverter });
  const soon = <T>(call: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + SIGNAL_MS, call);
  const [orderKey] = orderKeys(config);
  return {
    client,
    updateProcess: async <T>(
      workflowId: string,
      name: string,
      order: object,
      { updateId, deadlineMs = 5000, called }: { updateId: string; deadlineMs?: number; called?: Called | undefined },
    ) => {
      const process = processOf(workflowId, called);
      if (!process) return refuse('NotFound');
      try {
        return await client.withDeadline(
          Date.now() + deadlineMs,
          () =>
            client.workflow.executeUpdateWithStart(name, {
              startWorkflowOperation: new WithStartWorkflowOperation(process.type, {
                ...process.options,
                workflowIdConflictPolicy: 'USE_EXISTING',
              } as never),
              updateId,
              args: [{ ...order, proof: proofOf(orderKey!, workflowId, name, order) }],
            } as never) as Promise<T>,
        );
      } catch (error) {
        if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
          return refuse('NotFound', { detail: error.cause.message });
        }
        return { unavailable: true };
      }
    },
    poke: async (workflowId, called) => {
      const process = processOf(workflowId, called);
      if (!process) return;
      await soon(() =>
        client.workflow.signalWithStart(process.type, {
          ...process.options,
          signal: 'poke',
          signalArgs: [],
        } as never),
      );
    },
    begin: async (workflowId, called) => {
      const process = processOf(workflowId, called);
      if (!process) return;
      const options = { ...process.options, workflowIdConflictPolicy: 'USE_EXISTING' };
      const handed = handing?.workflow.start(process.type, { ...options, requestEagerStart: true } as never).then(
        () => true,
        () => false,
      );
      // that connection repeats by itself, and for longer than news may wait; begun twice is begun once
      if (handed && (await Promise.race([handed, pause(HANDING_MS, false, { ref: false })]))) return;
      await soon(() => client.workflow.start(process.type, options as never));
    },
    terminate: async (workflowId, reason) => {
      await soon(() => client.workflow.getHandle(workflowId).terminate(reason)).catch(unlessGone);
    },
    reachable: () =>
      client
        .withDeadline(Date.now() + 1500, () => connection.workflowService.getSystemInfo({}))
        .then(() => true)
        .catch(() => false),
    namespaceId: async () => {
      const { namespaceInfo } = await soon(() => connection.workflowService.describeNamespace({ namespace }));
      return namespaceInfo?.id ?? '';
    },
    close: () => connection.close(),
  };
};

const unlessGone = (error: unknown): void => {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
};
