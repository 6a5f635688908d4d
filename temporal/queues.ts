import type { Ops } from '../workflows/ops/ops.schema.ts';
import type { Door } from './client.ts';
import { BULK_QUEUE, OUTSIDE_QUEUE, QUEUE } from './processes.ts';

const WORKFLOWS = 1;
const ACTIVITIES = 2;
const queues = [
  { name: QUEUE, kind: 'processes', type: WORKFLOWS },
  { name: QUEUE, kind: 'records', type: ACTIVITIES },
  { name: OUTSIDE_QUEUE, kind: 'providers', type: ACTIVITIES },
  { name: BULK_QUEUE, kind: 'bulk', type: ACTIVITIES },
];

/** What Temporal reports on queues and their pollers; or that it does not answer. */
export const readQueues = async (
  door: Door,
  namespace: string,
): Promise<Pick<Ops, 'temporal' | 'queues' | 'workers'>> => {
  try {
    const told = await door.client.withDeadline(Date.now() + 2000, () =>
      Promise.all(
        queues.map(({ name, type }) =>
          door.client.workflowService.describeTaskQueue({
            namespace,
            taskQueue: { name },
            taskQueueType: type,
            reportStats: true,
          }),
        ),
      ),
    );
    const workers = told.flatMap(({ pollers }, index) =>
      (pollers ?? []).map(({ identity, lastAccessTime }) => ({
        identity: identity ?? '',
        queue: queues[index]!.name,
        lastSeenAt: timeOf(lastAccessTime),
      })),
    );
    return {
      temporal: { ok: true, error: null },
      queues: told.map(({ stats, pollers }, index) => ({
        name: queues[index]!.name,
        kind: queues[index]!.kind,
        backlog: Number(stats?.approximateBacklogCount ?? 0),
        ageSeconds: Number(stats?.approximateBacklogAge?.seconds ?? 0),
        pollers: pollers?.length ?? 0,
      })),
      workers: [...new Map(workers.map((worker) => [`${worker.identity} ${worker.queue}`, worker])).values()],
    };
  } catch (error) {
    return {
      temporal: { ok: false, error: String((error as { details?: string }).details ?? (error as Error).message) },
      queues: [],
      workers: [],
    };
  }
};

const timeOf = (time: { seconds?: unknown } | null | undefined): string | null =>
  time?.seconds === undefined || time.seconds === null ? null : new Date(Number(time.seconds) * 1000).toISOString();
