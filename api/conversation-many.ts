import { z } from 'zod';
import { tellConversations } from '../prisma/conversation/many.ts';
import { readConversation, talkTags } from '../prisma/conversation/conversation.queries.ts';
import { tellConversation } from '../prisma/conversation/conversation.ts';
import { ManyTalks, ManyTalksDone, TagTalk } from '../workflows/conversation/conversation.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';

const tag = 'Conversations';

export const conversationManyRoutes = [
  route({
    method: 'post',
    path: '/conversations/many',
    tag,
    summary:
      'One order to many conversations: hand over, tag, put aside, close, open again, mark; says which were refused and why',
    access: everybody,
    body: ManyTalks,
    out: ManyTalksDone,
    handler: async (call) => {
      const { deps, me, body, language } = call;
      return tellConversations(deps.db, { ...doingOf(call), ...body, me, language });
    },
  }),
  route({
    method: 'get',
    path: '/conversations/tags',
    tag,
    summary: 'Tags that conversations have, the most used first',
    access: everybody,
    out: z.object({ items: z.array(z.object({ tag: z.string(), count: z.number().int() })) }),
    handler: async ({ deps, me }) => ({ items: await talkTags(deps.db, me) }),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/tags',
    tag,
    summary: 'Put tags to it, take tags off',
    access: everybody,
    params: IdParams,
    body: TagTalk,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      return tellConversation(deps.db, { ...doingOf(call), conversationId: params.id, order: { do: 'tag', ...body } });
    },
  }),
];
