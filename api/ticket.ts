import { z } from 'zod';
import { seesRecord } from '../prisma/record-sight.ts';
import { mergeTickets } from '../prisma/ticket/merge.ts';
import { createTicket } from '../prisma/ticket/create-ticket.ts';
import { routingOf } from '../prisma/work/routing.queries.ts';
import { orderTicket, ordersOf } from '../prisma/ticket/ticket.ts';
import { readTicket, ticketEvents } from '../prisma/ticket/ticket.queries.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { TicketOrder } from '../workflows/ticket/order.ts';
import { Timeline } from '../workflows/timeline/timeline.schema.ts';
import { NewTicket, Ticket, TicketPatch } from '../workflows/ticket/ticket.schema.ts';
import { RoutingOf } from '../workflows/work/queue.schema.ts';
import { cut, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route, type Call } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';
import { brakeRoutes } from './process-orders.ts';

const tag = 'Tickets';
const EventPlace = z.tuple([z.string().regex(/^\d{1,18}$/)]);
const Key = z.string().max(40);

export const ticketRoutes = [
  route({
    method: 'post',
    path: '/tickets',
    tag,
    summary: 'Open a ticket: by hand, of a conversation, or by a program',
    access: everybody,
    body: NewTicket,
    out: Ticket,
    status: 201,
    handler: async (call) => {
      const { body, by } = call;
      const gone = await whyNotLinked(call, body);
      if (gone) return gone;
      const source = body.source ?? (body.conversationId ? 'talk' : by === 'token' ? 'api' : 'hand');
      const made = await createTicket(call.deps.db, { ...doingOf(call), ticket: { ...body, source } });
      return isRefusal(made) ? made : ticketFor(call, made.id);
    },
  }),
  route({
    method: 'get',
    path: '/tickets/{id}',
    tag,
    summary: 'One ticket, by its id or its track number',
    access: everybody,
    params: z.object({ id: z.union([Id, z.string().regex(/^[A-Z]{2}\d{8}$/)]) }),
    out: Ticket,
    handler: async ({ deps, me, params }) => (await readTicket(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/tickets/{id}/events',
    tag,
    summary: 'The history of a ticket with what was written in its conversations, the newest first',
    access: everybody,
    params: IdParams,
    query: PageQuery,
    out: Timeline,
    handler: async (call) => {
      const { deps, me, params, query } = call;
      if (!(await sees(call))) return refuse('NotFound');
      const before = placeFrom(query.cursor, EventPlace)?.[0];
      const events = await ticketEvents(deps.db, me, { id: params.id, before, limit: query.limit });
      return { ...cut(events, query.limit, ({ id }) => [id]), leads: [] };
    },
  }),
  route({
    method: 'patch',
    path: '/tickets/{id}',
    tag,
    summary: 'Change a ticket, move it to another stage, postpone it; all of it or nothing',
    access: everybody,
    params: IdParams,
    body: TicketPatch,
    out: Ticket,
    handler: async (call) => {
      const gone = await whyNotLinked(call, call.body);
      return gone ?? ordered(call, ordersOf(call.body), call.body.version);
    },
  }),
  route({
    method: 'get',
    path: '/tickets/{id}/routing',
    tag,
    summary: 'Why it went to whom: who could have had it, and why not you',
    access: everybody,
    params: IdParams,
    out: RoutingOf,
    handler: async (call) => {
      if (!(await sees(call))) return refuse('NotFound');
      const { deps, me, params, language } = call;
      return routingOf(deps.db, { id: params.id, me: me.id, language });
    },
  }),
  route({
    method: 'post',
    path: '/tickets/{id}/take',
    tag,
    summary: 'Take a ticket that nobody has, or that a colleague has',
    access: everybody,
    params: IdParams,
    out: Ticket,
    handler: (call) => ordered(call, [{ do: 'ticket.assign', to: call.me.id }]),
  }),
  route({
    method: 'post',
    path: '/tickets/{id}/transfer',
    tag,
    summary: 'Hand a ticket over to a user or a group, with a note; to nobody: back to the queue',
    access: everybody,
    params: IdParams,
    body: z.object({
      userId: Id.nullable().optional(),
      groupId: Id.nullable().optional(),
      note: z.string().max(2000).optional(),
    }),
    out: Changed,
    handler: async (call) => {
      const { userId, groupId, note } = call.body;
      if (!(await sees(call))) return refuse('NotFound');
      const order = { do: 'ticket.assign' as const, to: userId ?? null, group: groupId, note };
      return orderTicket(call.deps.db, { ...doingOf(call), ticketId: call.params.id, orders: [order] });
    },
  }),
  route({
    method: 'post',
    path: '/tickets/{id}/merge',
    tag,
    summary: 'Take another open ticket into this one: its conversations are this one’s, and it is closed',
    access: everybody,
    params: IdParams,
    body: z.object({ with: Id }),
    out: Ticket,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const other = { noun: 'ticket', id: body.with };
      if (!(await sees(call)) || !(await seesRecord(deps.db, me, other))) return refuse('NotFound');
      const done = await mergeTickets(deps.db, { ...doingOf(call), ticketId: params.id, with: body.with });
      return isRefusal(done) ? done : ticketFor(call, done.id);
    },
  }),
  route({
    method: 'post',
    path: '/tickets/{id}/acknowledge',
    tag,
    summary: '“I have it”: until that moment, or until it is done, nobody else is told that it is late',
    access: everybody,
    params: IdParams,
    body: z.object({ until: z.iso.datetime({ offset: true }).nullable().default(null) }),
    out: Ticket,
    handler: (call) => ordered(call, [{ do: 'ticket.acknowledge', until: call.body.until }]),
  }),
  route({
    method: 'post',
    path: '/tickets/{id}/reopen',
    tag,
    summary: 'Open a closed ticket again',
    access: everybody,
    params: IdParams,
    body: z.object({ stage: Key.optional() }),
    out: Ticket,
    handler: (call) => ordered(call, [{ do: 'ticket.reopen', stage: call.body.stage }]),
  }),
  ...brakeRoutes({
    ...{ noun: 'ticket', of: 'a ticket', tag },
    ifSeen: async (call, act) => ((await sees(call)) ? act() : refuse('NotFound')),
  }),
];

type OnOne<B = unknown> = Call<SignedInUser, { id: string }, unknown, B>;

const sees = ({ deps, me, params }: OnOne): Promise<boolean> =>
  seesRecord(deps.db, me, { noun: 'ticket', id: params.id });

const ordered = async (call: OnOne, orders: TicketOrder[], version?: number): Promise<Ticket | Refusal> => {
  if (!(await sees(call))) return refuse('NotFound');
  const { deps, params } = call;
  const done = await orderTicket(deps.db, { ...doingOf(call), ticketId: params.id, orders, version });
  return isRefusal(done) ? done : ticketFor(call, done.id);
};

const ticketFor = async ({ deps, me }: Pick<OnOne, 'deps' | 'me'>, id: string): Promise<Ticket | Refusal> =>
  (await readTicket(deps.db, me, id)) ?? refuse('NotFound');

/** What it names must be there, and be seen by whoever names it. */
const whyNotLinked = async (
  { deps, me }: Pick<OnOne, 'deps' | 'me'>,
  named: Partial<Record<'contactId' | 'leadId' | 'parentId' | 'conversationId', string | null>>,
): Promise<Refusal | undefined> => {
  const records = [
    ['contact', 'contactId'],
    ['lead', 'leadId'],
    ['ticket', 'parentId'],
    ['conversation', 'conversationId'],
  ] as const;
  for (const [noun, key] of records) {
    const id = named[key];
    if (id && !(await seesRecord(deps.db, me, { noun, id }))) return refuse('NotFound');
  }
  return undefined;
};
