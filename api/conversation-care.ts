import { z } from 'zod';
import { alertsRead } from '../prisma/conversation/alert.ts';
import { readTalkAutomations } from '../prisma/conversation/automations.queries.ts';
import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { tellConversation } from '../prisma/conversation/conversation.ts';
import { readDay } from '../prisma/conversation/day.queries.ts';
import { acknowledgeTalk, clocksOfTalk } from '../prisma/conversation/promise.ts';
import { zoneOf } from '../prisma/user/user.queries.ts';
import { TalkAutomations } from '../workflows/conversation/automations.schema.ts';
import { ConversationDay } from '../workflows/conversation/day.schema.ts';
import { ServiceClock } from '../workflows/service/policy.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';
import { brakeRoutes, steeringRoutes, type Ordered } from './process-orders.ts';

const tag = 'Conversations';
const talk: Ordered = {
  ...{ noun: 'conversation', of: 'a conversation', tag },
  ifSeen: async (call, act) =>
    (await readConversation(call.deps.db, call.me, call.params.id)) ? act() : refuse('NotFound'),
};

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
    method: 'get',
    path: '/conversations/{id}/clocks',
    tag,
    summary: 'Which answers were promised there, the last wait last, and whose each minute was',
    access: everybody,
    params: IdParams,
    out: z.object({ items: z.array(ServiceClock) }),
    handler: async ({ deps, me, params }) => {
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      return { items: await clocksOfTalk(deps.db, params.id) };
    },
  }),
  route({
    method: 'get',
    path: '/conversations/{id}/automations',
    tag,
    summary: 'What automations of its own have done there and why, and what they wait for',
    access: everybody,
    params: IdParams,
    out: TalkAutomations,
    handler: async ({ deps, me, params }) => {
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      return (await readTalkAutomations(deps.db, params.id)) ?? refuse('NotFound');
    },
  }),
  ...brakeRoutes(talk),
  ...steeringRoutes(talk),
  route({
    method: 'post',
    path: '/conversations/{id}/acknowledge',
    tag,
    summary: '“I have it”: until that moment, or until it is answered, nobody else is told that it is late',
    access: everybody,
    params: IdParams,
    body: z.object({ until: z.iso.datetime({ offset: true }).nullable().default(null) }),
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      const until = body.until && new Date(body.until).toISOString();
      return acknowledgeTalk(deps.db, { ...doingOf(call), conversationId: params.id, until });
    },
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
