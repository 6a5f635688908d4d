import { z } from 'zod';
import { seesRecord } from '../prisma/record-sight.ts';
import { linkTalk, relateTickets, unlinkTalk } from '../prisma/ticket/link.ts';
import { orderTicket } from '../prisma/ticket/ticket.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { everybody, route, type Call } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Tickets';
const OtherParams = z.object({ id: Id, other: Id });

/** What a ticket has to do with: other tickets, conversations, users who hear of it. */
export const ticketLinkRoutes = [
  ...(['put', 'delete'] as const).map((method) =>
    route({
      method,
      path: '/tickets/{id}/related/{other}',
      tag,
      summary: method === 'put' ? 'Two tickets have to do with one another' : 'They have not any more',
      access: everybody,
      params: OtherParams,
      out: Changed,
      handler: (call) =>
        onBoth(call, 'ticket', (given) =>
          relateTickets(call.deps.db, { ...given, otherId: call.params.other, on: method === 'put' }),
        ),
    }),
  ),
  ...(['put', 'delete'] as const).map((method) =>
    route({
      method,
      path: '/tickets/{id}/talks/{other}',
      tag,
      summary:
        method === 'put' ? 'A conversation is this ticket’s, and no other one’s' : 'It is not this ticket’s any more',
      access: everybody,
      params: OtherParams,
      out: Changed,
      handler: (call) =>
        onBoth(call, 'conversation', (given) =>
          (method === 'put' ? linkTalk : unlinkTalk)(call.deps.db, { ...given, talkId: call.params.other }),
        ),
    }),
  ),
  ...(['put', 'delete'] as const).map((method) =>
    route({
      method,
      path: '/tickets/{id}/watch',
      tag,
      summary: method === 'put' ? 'I hear of it by the bell from now on' : 'I hear of it no more',
      access: everybody,
      params: IdParams,
      out: Changed,
      handler: async (call) => {
        const { deps, me, params } = call;
        if (!(await seesRecord(deps.db, me, { noun: 'ticket', id: params.id }))) return refuse('NotFound');
        const order = { do: method === 'put' ? ('ticket.watch' as const) : ('ticket.unwatch' as const), user: me.id };
        return orderTicket(deps.db, { ...doingOf(call), ticketId: params.id, orders: [order] });
      },
    }),
  ),
];

type Both = Call<SignedInUser, { id: string; other: string }, unknown, unknown>;

/** Both must be seen by whoever links them. */
const onBoth = async (
  call: Both,
  noun: string,
  link: (given: ReturnType<typeof doingOf> & { ticketId: string }) => Promise<Changed | Refusal>,
): Promise<Changed | Refusal> => {
  const { deps, me, params } = call;
  const sees =
    (await seesRecord(deps.db, me, { noun: 'ticket', id: params.id })) &&
    (await seesRecord(deps.db, me, { noun, id: params.other }));
  if (!sees) return refuse('NotFound');
  const done = await link({ ...doingOf(call), ticketId: params.id });
  return isRefusal(done) ? done : { id: done.id, version: done.version };
};
