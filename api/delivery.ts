import { z } from 'zod';
import { retryDelivery } from '../prisma/delivery/delivery.ts';
import { listDeliveries, readDeliveryFor } from '../prisma/delivery/delivery.queries.ts';
import { nightOf } from '../prisma/delivery/night.ts';
import { seesLeadNow } from '../prisma/lead/lead.queries.ts';
import { Night } from '../workflows/delivery/night.schema.ts';
import { Delivery, DeliveryState } from '../workflows/delivery/delivery.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Deliveries';

export const deliveryRoutes = [
  route({
    method: 'get',
    path: '/deliveries',
    tag,
    summary: 'Messages that go out, the newest first, each with all its attempts',
    access: everybody,
    query: PageQuery.extend({ lead: Id.optional(), state: DeliveryState.optional() }),
    out: pageOf(Delivery),
    handler: async ({ deps, me, query: { cursor, limit, ...filter } }) => {
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listDeliveries(deps.db, me, { ...filter, after, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'get',
    path: '/deliveries/{id}',
    tag,
    summary: 'One delivery',
    access: everybody,
    params: IdParams,
    out: Delivery,
    handler: async ({ deps, me, params }) => (await readDeliveryFor(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/leads/{id}/night',
    tag,
    summary:
      'Whether it is night for the client now, by the sending hours of the pipeline, and when her morning begins',
    access: everybody,
    params: IdParams,
    query: z.object({
      account: z.string().max(100).optional().meta({ description: 'by which alone the message goes' }),
    }),
    out: z.object({ night: Night.nullable() }),
    handler: async ({ deps, me, params, query: { account } }) =>
      (await seesLeadNow(deps.db, me, params.id))
        ? { night: (await nightOf(deps.db, params.id, account)) ?? null }
        : refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/deliveries/{id}/retry',
    tag,
    summary: 'Send a failed message once more, or one that waits for the morning at once',
    access: everybody,
    params: IdParams,
    body: z
      .object({
        inMorning: z.boolean().optional().meta({
          description: 'it waits for the sending hours of the pipeline, where it is night for the client',
        }),
      })
      .default({}),
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await readDeliveryFor(deps.db, me, params.id))) return refuse('NotFound');
      return retryDelivery(deps.db, { ...doingOf(call), deliveryId: params.id, ...body });
    },
  }),
];
