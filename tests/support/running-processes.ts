import type { Client } from '@temporalio/client';
import { NativeConnection, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { msToTs } from '@temporalio/common/lib/time.js';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { openTemporal, type Door } from '../../temporal/client.ts';
import { openDisk } from '../../storage/disk.ts';
import { bundleProcesses } from '../../temporal/bundle.ts';
import { startKeeper } from '../../temporal/keeper.ts';
import { startRelay } from '../../temporal/relay.ts';
import { createWorkers } from '../../temporal/workers.ts';
import type { Office } from './office.ts';
import { testSecrets } from './secrets.ts';
import { startTemporal, type TestTemporal } from './temporal.ts';

export type Processes = {
  door: Door;
  client: Client;
  temporal: TestTemporal;
  /** lets one process skip so much time; its timers fire on the way */
  passTime: (workflowId: string, ms: number) => Promise<void>;
  stop: () => Promise<void>;
};

/** What payloads are sealed with. */
export const TEST_KEYS = `test:${'0f'.repeat(32)}`;

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** Worker and relay on the real servers, for the office's database. */
export const runProcesses = async (
  office: Office,
  env: NodeJS.ProcessEnv = {},
  temporal?: TestTemporal,
  makeBundle?: typeof bundleProcesses,
): Promise<Processes> => {
  const { address, namespace } = temporal ?? (await startTemporal());
  const config = readConfig({
    DATABASE_URL: office.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    ...testSecrets,
    ENCRYPTION_KEYS: TEST_KEYS,
    ...env,
  });
  const connection = await NativeConnection.connect({ address, grpcCompression: { codec: 'none' } });
  const workflowBundle = await (makeBundle?.() ?? (bundle ??= bundleProcesses()));
  const workers = await createWorkers({ db: office.db, config, connection, workflowBundle });
  const running = Promise.all(workers.map((worker) => worker.run()));
  const door = openTemporal(config, connection);
  const log = pino({ level: 'silent' });
  const relay = startRelay({ db: office.db, databaseUrl: office.url, door, log });
  const keeper = startKeeper({
    db: office.db,
    door,
    log,
    store: openDisk(join(tmpdir(), 'voronka-files')),
    restMs: 500,
  });
  return {
    door,
    client: door.client,
    temporal: { address, namespace },
    passTime: async (workflowId, ms) => {
      await door.client.workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: { workflowId },
        updateMask: { paths: ['time_skipping_config'] },
        workflowExecutionOptions: {
          timeSkippingConfig: { enabled: true, fastForwardConfig: { id: `${Date.now()}`, duration: msToTs(ms) } },
        },
      } as never);
    },
    stop: async () => {
      for (const worker of workers) worker.shutdown();
      await running;
      await Promise.all([relay.close(), keeper.close()]);
      await door.close();
      await connection.close();
    },
  };
};
