import { z } from 'zod';
import { readContact } from '../prisma/contact/contact.queries.ts';
import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { markedText } from '../prisma/conversation/message.queries.ts';
import { sendTranscript } from '../prisma/conversation/send-transcript.ts';
import { pageOfLetter, policyOfLetter } from '../workflows/channel/email-page.ts';
import { SendTranscript } from '../workflows/conversation/conversation.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

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
  route({
    method: 'post',
    path: '/conversations/{id}/transcript',
    tag: 'Conversations',
    summary:
      'Send what was said by e-mail, without notes: to the client at an address that is vouched for, or to a colleague',
    access: everybody,
    params: IdParams,
    body: SendTranscript,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const talk = await readConversation(deps.db, me, params.id);
      if (!talk) return refuse('NotFound');
      const doing = { ...doingOf(call), conversationId: params.id };
      if ('userId' in body)
        return sendTranscript(deps.db, { ...doing, to: { client: talk.contact.name, userId: body.userId } });
      const contact = await readContact(deps.db, me, talk.contact.id);
      if (!contact || !('id' in contact)) return refuse('NotFound');
      return sendTranscript(deps.db, { ...doing, to: { contact, addressId: body.addressId } });
    },
  }),
];
