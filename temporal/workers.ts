import {
  Worker,
  type ActivityInboundCallsInterceptor,
  type NativeConnection,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { bulkActivities } from '../activities/bulk.ts';
import { outsideActivities } from '../activities/outside.ts';
import { recordActivities } from '../activities/records.ts';
import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';
import { terse } from '../prisma/terse.ts';
import { buildIdOf } from './bundle.ts';
import { deafTo, encryptingCodec } from './codec.ts';
import { BULK_QUEUE, OUTSIDE_QUEUE, QUEUE } from './processes.ts';

/** Database errors go into histories and to people: without the values in them. */
const tersely: NonNullable<ActivityInboundCallsInterceptor['execute']> = async (input, next) => {
  try {
    return await next(input);
  } catch (error) {
    throw error instanceof Error ? terse(error) : error;
  }
};

/**
 * Workers for processes and our record, for what goes outside, and for bulk runs: three queues, so that neither a slow provider nor a long
 * list delays a lead.
 */
export const createWorkers = async ({
  db,
  config,
  connection,
  workflowBundle,
  warn = () => {},
}: {
  db: Database;
  config: Config;
  connection: NativeConnection;
  workflowBundle: WorkflowBundleWithSourceMap;
  /** reports payloads that came to a process and were not ours */
  warn?: (why: string) => void;
}): Promise<Worker[]> => {
  const { deployment: deploymentName, buildId = buildIdOf(workflowBundle) } = config.temporal;
  const shared = {
    connection,
    namespace: config.temporal.namespace,
    dataConverter: { payloadCodecs: [deafTo(encryptingCodec(config.encryptionKeys), warn)] },
    // every step of a history names the worker's identity
    ...(deploymentName === undefined
      ? { buildId }
      : {
          workerDeploymentOptions: {
            version: { deploymentName, buildId },
            useWorkerVersioning: true as const,
            defaultVersioningBehavior: 'AUTO_UPGRADE' as const,
          },
        }),
    interceptors: { activity: [() => ({ inbound: { execute: tersely } })] },
    shutdownGraceTime: '3s' as const,
    // what was cancelled still writes down how far it came, on a busy machine too
    shutdownForceTime: '10s' as const,
  };
  return Promise.all([
    Worker.create({
      ...shared,
      taskQueue: QUEUE,
      workflowBundle,
      activities: recordActivities({ db, config }),
      // one that waits for days is read from its history then; each takes some 150 kB here meanwhile
      maxCachedWorkflows: 1000,
      // a process that begins here is handed its first turn only while some are free, and those who ask for turns hold ten
      maxConcurrentWorkflowTaskExecutions: 40,
      maxConcurrentLocalActivityExecutions: 6,
      maxConcurrentActivityTaskExecutions: 10,
      workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 4, maximum: 10 },
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
      stickyQueueScheduleToStartTimeout: '5s',
    }),
    Worker.create({
      ...shared,
      taskQueue: OUTSIDE_QUEUE,
      activities: outsideActivities({ db, config }),
      maxConcurrentActivityTaskExecutions: 20,
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
    }),
    Worker.create({
      ...shared,
      taskQueue: BULK_QUEUE,
      activities: bulkActivities({ db: db.as('report') }),
      maxConcurrentActivityTaskExecutions: 3,
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
      // a slice is cancelled, its batch is complete, and another worker goes on after it
      shutdownGraceTime: '1s',
    }),
  ]);
};
