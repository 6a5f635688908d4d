import { z } from 'zod';
import { listWork, readFloor } from '../prisma/work/floor.queries.ts';
import { missedContacts, readServiceLevels, saveServiceLevels } from '../prisma/work/level.queries.ts';
import { Floor, FloorContact, FloorWork, ServiceLevelRules } from '../workflows/work/floor.schema.ts';
import { cut, PageQuery, pageOf, placeFrom } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';

const tag = 'Work';
const Place = z.tuple([z.object({ turn: z.string().max(60), id: z.uuid() })]);

export const floorRoutes = [
  route({
    method: 'get',
    path: '/floor',
    tag,
    summary: 'Now: queues, who does what since when, service level by channel, promises that run out within the hour',
    access: overseers,
    out: Floor,
    handler: ({ deps }) => readFloor(deps.db),
  }),
  route({
    method: 'get',
    path: '/floor/work',
    tag,
    summary: 'Open work of a queue, waiting or in hand, or of an operator, in the order of waiting',
    access: overseers,
    query: PageQuery.extend({
      queue: z.string().max(200).optional(),
      operator: z.uuid().optional(),
      held: z.stringbool().default(false),
    }),
    out: pageOf(FloorWork),
    handler: async ({ deps, query: { cursor, limit, ...asked } }) => {
      const rows = await listWork(deps.db, asked, { after: placeFrom(cursor, Place)?.[0], limit });
      const { items, next } = cut(rows, limit, ({ place }) => [place]);
      return { items: items.map(({ place: _, ...work }) => work), next };
    },
  }),
  route({
    method: 'get',
    path: '/floor/contacts',
    tag,
    summary: 'Whoever came by a kind of channel today and was not answered in time, the last first',
    access: overseers,
    query: z.object({ channel: z.string().max(20) }),
    out: pageOf(FloorContact),
    handler: async ({ deps, query }) => ({ items: await missedContacts(deps.db, query.channel), next: null }),
  }),
  route({
    method: 'get',
    path: '/settings/service-level',
    tag: 'Service',
    summary: 'How soon clients are to be answered first, by kind of channel',
    access: everybody,
    out: ServiceLevelRules,
    handler: ({ deps }) => readServiceLevels(deps.db),
  }),
  route({
    method: 'put',
    path: '/settings/service-level',
    tag: 'Service',
    summary: 'Change how soon clients are to be answered first; figures of today count by it at once',
    access: ['admin'],
    body: ServiceLevelRules,
    out: ServiceLevelRules,
    handler: ({ deps, body }) => saveServiceLevels(deps.db, body),
  }),
];
