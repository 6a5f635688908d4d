import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { routingOf } from '../prisma/work/routing.queries.ts';
import { transferConversation } from '../prisma/work/transfer.ts';
import { refuse } from '../workflows/refusal.ts';
import { RoutingOf, Transfer } from '../workflows/work/queue.schema.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';

const tag = 'Conversations';

export const conversationRoutingRoutes = [
  route({
    method: 'get',
    path: '/conversations/{id}/routing',
    tag,
    summary: 'Why it went to whom: who could have had it, and why not you',
    access: everybody,
    params: IdParams,
    out: RoutingOf,
    handler: async ({ deps, me, params, language }) => {
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      return routingOf(deps.db, { id: params.id, me: me.id, language });
    },
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/transfer',
    tag,
    summary: 'To a person, to a group, or back to the queue with its place; with a note for the team',
    access: everybody,
    params: IdParams,
    body: Transfer,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      return transferConversation(deps.db, { ...doingOf(call), conversationId: params.id, transfer: body });
    },
  }),
];
