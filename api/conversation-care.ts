import { z } from 'zod';
import { alertsRead } from '../prisma/conversation/alert.ts';
import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { tellConversation } from '../prisma/conversation/conversation.ts';
import { readDay } from '../prisma/conversation/day.queries.ts';
import { zoneOf } from '../prisma/user/user.queries.ts';
import { ConversationDay } from '../workflows/conversation/day.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';

const tag = 'Conversations';

export const conversationCareRoutes = [
  route({
    method: 'get',
    path: '/conversations/day',
    tag,
    summary: 'My own day: how many I have answered and how soon, and who waits for me now',
    access: everybody,
    out: ConversationDay,
    handler: async ({ deps, me }) => readDay(deps.db, { userId: me.id, zone: await zoneOf(deps.db, me.id) }),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/block',
    tag,
    summary: 'Block its sender: what they write is kept and disturbs nobody',
    access: everybody,
    params: IdParams,
    body: z.object({ reason: z.string().trim().max(300).optional() }),
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      await alertsRead(deps.db, me.id, params.id);
      const order = { do: 'shutOut' as const, reason: body.reason };
      return tellConversation(deps.db, { ...doingOf(call), conversationId: params.id, order });
    },
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/unblock',
    tag,
    summary: 'Hear its sender again',
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params } = call;
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      return tellConversation(deps.db, { ...doingOf(call), conversationId: params.id, order: { do: 'letIn' } });
    },
  }),
];
