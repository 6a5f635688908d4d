import { z } from 'zod';
import { readCaps } from '../prisma/delivery/message-cap.ts';
import { retryInbox } from '../prisma/inbox/inbox-claim.ts';
import { readOps } from '../prisma/ops/ops.queries.ts';
import { unparkPokes } from '../prisma/process/poke.ts';
import { beginRevival } from '../prisma/process/revival.ts';
import { BULK_QUEUE, LIFE, OUTSIDE_QUEUE, processOf, QUEUE } from '../temporal/processes.ts';
import type { Door } from '../temporal/client.ts';
import { Ops } from '../workflows/ops/ops.schema.ts';
import { RETRY } from '../workflows/process/messages.ts';
import { refuse } from '../workflows/refusal.ts';
import { ProblemError } from './http/problem.ts';
import type { Deps } from './deps.ts';
import { overseers, route } from './http/route.ts';
import { openShared } from './http/shared.ts';
import { steer } from './steering.ts';

const tag = 'Operations';
const ProcessParams = z.object({ workflowId: z.string().regex(/^[a-z-]+:[\w-]{1,80}$/) });

export const opsRoutes = [
  route({
    method: 'get',
    path: '/ops',
    tag,
    summary: 'Queues, workers, channels, stuck processes, lateness',
    access: overseers,
    out: Ops,
    handler: ({ deps }) => shown(deps.door, SECOND, () => readAll(deps)),
  }),
  route({
    method: 'post',
    path: '/ops/processes/{workflowId}/retry',
    tag,
    summary: 'Let a stuck process try again',
    access: overseers,
    params: ProcessParams,
    status: 204,
    handler: async (call) =>
      processOf(call.params.workflowId) ? steer(call, call.params.workflowId, RETRY) : refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/ops/pokes/{workflowId}/retry',
    tag,
    summary: 'Let news that could not be brought to a process for an hour be tried again',
    access: overseers,
    params: ProcessParams,
    status: 204,
    handler: async ({ deps, params }) =>
      (await unparkPokes(deps.db, params.workflowId)) ? undefined : refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/ops/inbox/{id}/retry',
    tag,
    summary: 'Take something that came from outside once more',
    access: overseers,
    params: z.object({ id: z.uuid() }),
    status: 204,
    handler: async ({ deps, params }) => ((await retryInbox(deps.db, params.id)) ? undefined : refuse('NotFound')),
  }),
  route({
    method: 'post',
    path: '/ops/revivals',
    tag,
    summary: 'Begin every living process anew from the record, a few at a time',
    access: ['admin'],
    out: z.object({ id: z.uuid(), total: z.number().int() }),
    status: 201,
    handler: async ({ deps, me }) => {
      const namespaceId = await deps.door.namespaceId().catch(() => {
        throw new ProblemError('NoWorker', { retryAfter: 5 });
      });
      return (await beginRevival(deps.db, { namespaceId, life: LIFE, hand: true, by: me.id })) ?? refuse('NotFound');
    },
  }),
];

const SECOND = 1000;
/** The overview costs the same whoever and however many have it open. */
const shown = openShared<Ops>();

const readAll = async ({ db, door, config }: Deps): Promise<Ops> => {
  const [record, caps, temporal] = await Promise.all([
    readOps(db.as('report')),
    readCaps(db),
    readTemporal(door, config.temporal.namespace),
  ]);
  return { ...record, ...temporal, caps };
};

const WORKFLOWS = 1;
const ACTIVITIES = 2;
const queues = [
  { name: QUEUE, kind: 'processes', type: WORKFLOWS },
  { name: QUEUE, kind: 'records', type: ACTIVITIES },
  { name: OUTSIDE_QUEUE, kind: 'providers', type: ACTIVITIES },
  { name: BULK_QUEUE, kind: 'bulk', type: ACTIVITIES },
];

/** What Temporal reports on queues and their pollers; or that it does not answer. */
const readTemporal = async (door: Door, namespace: string): Promise<Pick<Ops, 'temporal' | 'queues' | 'workers'>> => {
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
