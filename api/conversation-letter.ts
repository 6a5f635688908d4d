import { z } from 'zod';
import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { markedText } from '../prisma/conversation/message.queries.ts';
import { pageOfLetter, policyOfLetter } from '../workflows/channel/email-page.ts';
import { refuse } from '../workflows/refusal.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { Id, IdParams } from './http/shapes.ts';

export const conversationLetterRoutes = [
  route({
    method: 'get',
    path: '/conversations/{id}/messages/{message}/letter',
    tag: 'Conversations',
    summary:
      'A message as it was marked up: a page on which nothing runs, with pictures of the net only where asked for',
    access: everybody,
    params: IdParams.extend({ message: Id }),
    query: z.object({ pictures: z.stringbool().default(false) }),
    handler: async ({ deps, me, params: { id, message }, query: { pictures }, response }) => {
      if (!(await readConversation(deps.db, me, id))) return refuse('NotFound');
      const html = await markedText(deps.db, { conversationId: id, messageId: message });
      if (html === undefined) return refuse('NotFound');
      response.setHeader('Content-Security-Policy', policyOfLetter(pictures));
      response.setHeader('Referrer-Policy', 'no-referrer');
      response.setHeader('X-DNS-Prefetch-Control', 'off');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(pageOfLetter(html));
      return ANSWERED;
    },
  }),
];
