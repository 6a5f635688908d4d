import { createServer } from 'node:http';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import client from 'prom-client';
import { outsideActivities } from '../activities/outside.ts';
import { recordActivities } from '../activities/records.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../prisma/client.ts';
import { handleInbox } from '../prisma/inbox.ts';
import { bundleProcesses } from './bundle.ts';
import { openTemporal } from './client.ts';
import { encryptingCodec } from './codec.ts';
import { OUTSIDE_QUEUE, QUEUE } from './processes.ts';
import { startRelay } from './relay.ts';

const config = readConfig(process.env);
const log = pino({ name: 'worker' });
const db = openDatabase(config.databaseUrl, { size: 20 });
const door = openTemporal(config);
client.collectDefaultMetrics();
Runtime.install({ shutdownSignals: [], logger: { ...console, log: () => {}, trace: () => {}, debug: () => {}, info: () => {}, warn: (message: string) => log.warn(message), error: (message: string) => log.error(message) } as never });

const health = createServer(async (request, response) => {
  if (request.url === '/metrics') return void response.end(await client.register.metrics());
  response.statusCode = running ? 200 : 503;
  response.end(running ? 'ok' : 'starting');
}).listen(config.workerPort, '127.0.0.1');
let running = false;

const workflowBundle = await bundleProcesses();
const connection = await connect();
const dataConverter = { payloadCodecs: [encryptingCodec(config.encryptionKeys)] };
const shared = { connection, namespace: config.temporal.namespace, dataConverter, shutdownGraceTime: '3s', shutdownForceTime: '4s' } as const;
const crm = await Worker.create({
  ...shared,
  taskQueue: QUEUE,
  workflowBundle,
  activities: recordActivities({ db }),
  maxCachedWorkflows: 3000,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 20,
  maxConcurrentActivityTaskExecutions: 10,
  workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 4, maximum: 10 },
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
  stickyQueueScheduleToStartTimeout: '5s',
});
const outside = await Worker.create({
  ...shared,
  taskQueue: OUTSIDE_QUEUE,
  activities: outsideActivities({ db, config }),
  maxConcurrentActivityTaskExecutions: 20,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
});
const relay = startRelay({ db, databaseUrl: config.databaseUrl, door, log, inbox: () => handleInbox(db) });

const stop = () => {
  running = false;
  for (const worker of [crm, outside]) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
running = true;
log.info('the worker takes turns');
await Promise.all([crm.run(), outside.run()]);
await relay.close();
await connection.close();
await door.close();
await db.close();
health.close();

/** Temporal may start later than the worker, or come back after a fall. */
async function connect(): Promise<NativeConnection> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await NativeConnection.connect({ address: config.temporal.address, grpcCompression: { codec: 'none' } } as never);
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(2000, 100 * attempt)));
    }
  }
}
