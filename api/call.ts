import { z } from 'zod';
import { callsNow, listCalls, readCall } from '../prisma/call/call.queries.ts';
import { startCall } from '../prisma/call/start-call.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import { Call, CallHow, CallState, NewCall } from '../workflows/call/call.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Id, IdParams } from './http/shapes.ts';

const tag = 'Calls';
const States = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(CallState))
  .optional()
  .meta({ description: 'one, or several by commas' });

const Hows = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(CallHow))
  .optional()
  .meta({ description: 'one, or several by commas' });

export const callRoutes = [
  route({
    method: 'get',
    path: '/calls',
    tag,
    summary: 'Calls, the newest first',
    access: everybody,
    query: PageQuery.extend({
      ...{ lead: Id.optional(), contact: Id.optional(), user: Id.optional(), callback: Id.optional(), state: States },
      ...{ outcome: z.string().max(60).optional(), how: Hows, direction: z.enum(['in', 'out']).optional() },
      phone: z.string().trim().max(60).optional().meta({ description: 'in any writing, or its last digits' }),
    }),
    out: pageOf(Call),
    handler: async ({ deps, me, query: { cursor, limit, ...filter } }) => {
      const after = placeFrom(cursor, z.tuple([Id]))?.[0];
      return cut(await listCalls(deps.db, me, { ...filter, after, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'post',
    path: '/calls',
    tag,
    summary: 'Call a number: the phone of whoever asks rings first, then the client’s',
    access: everybody,
    body: NewCall,
    out: z.object({ id: Id }),
    status: 201,
    handler: async ({ deps, me, body, key }) => {
      const { leadId, contactId } = body;
      if (leadId && !(await seesRecord(deps.db, me, { noun: 'lead', id: leadId }))) return refuse('NotFound');
      if (contactId && !(await seesRecord(deps.db, me, { noun: 'contact', id: contactId }))) return refuse('NotFound');
      return startCall(deps.db, { ...body, userId: me.id, key });
    },
  }),
  route({
    method: 'get',
    path: '/calls/now',
    tag,
    summary: 'What goes on now: everything for those who oversee, one’s own for others',
    access: everybody,
    out: pageOf(Call),
    handler: async ({ deps, me }) => ({ items: await callsNow(deps.db, me), next: null }),
  }),
  route({
    method: 'get',
    path: '/calls/{id}',
    tag,
    summary: 'One call',
    access: everybody,
    params: IdParams,
    out: Call,
    handler: async ({ deps, me, params }) => (await readCall(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
];
