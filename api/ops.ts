import { z } from 'zod';
import { readCaps } from '../prisma/delivery/message-cap.ts';
import { retryInbox } from '../prisma/inbox/inbox-claim.ts';
import { readOps } from '../prisma/ops/ops.queries.ts';
import { unparkPokes } from '../prisma/process/poke.ts';
import { beginRevival } from '../prisma/process/revival.ts';
import { LIFE, processOf } from '../temporal/processes.ts';
import { readQueues } from '../temporal/queues.ts';
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
    readQueues(door, config.temporal.namespace),
  ]);
  return { ...record, ...temporal, caps };
};
