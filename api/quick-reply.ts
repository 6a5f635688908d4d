import { z } from 'zod';
import { replyText } from '../activities/letter/reply-text.ts';
import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import {
  addQuickReply,
  changeQuickReply,
  deleteQuickReply,
  listQuickReplies,
  starQuickReply,
} from '../prisma/quick-reply/quick-reply.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import {
  FilledReply,
  NewQuickReply,
  QuickReply,
  QuickReplyPatch,
} from '../workflows/quick-reply/quick-reply.schema.ts';
import { replyIn } from '../workflows/quick-reply/quick-reply.ts';
import { refuse } from '../workflows/refusal.ts';
import { Language } from '../workflows/words/words.schema.ts';
import type { Deps } from './deps.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';
import { refuseUnreadable } from './reply-check.ts';
import { factsOfTalk } from './talk-facts.ts';

const tag = 'Conversations';

export const quickReplyRoutes = [
  route({
    method: 'get',
    path: '/quick-replies',
    tag,
    summary: 'Texts for answers: mine and those for everybody, favourites first',
    access: everybody,
    out: pageOf(QuickReply),
    handler: async ({ deps, me }) => ({ items: await listQuickReplies(deps.db, me), next: null }),
  }),
  route({
    method: 'post',
    path: '/quick-replies',
    tag,
    summary: 'Write one; for everybody only supervisors and admins',
    access: everybody,
    body: NewQuickReply,
    out: QuickReply,
    status: 201,
    handler: async ({ deps, me, body, language }) => {
      await refuseUnreadable(deps, [{ field: 'texts', texts: body.texts }], language);
      return addQuickReply(deps.db, me, body);
    },
  }),
  route({
    method: 'patch',
    path: '/quick-replies/{id}',
    tag,
    summary: 'Write it anew',
    access: everybody,
    params: IdParams,
    body: QuickReplyPatch,
    out: QuickReply,
    handler: async ({ deps, me, params, body, language }) => {
      if (body.texts) await refuseUnreadable(deps, [{ field: 'texts', texts: body.texts }], language);
      return changeQuickReply(deps.db, me, params.id, body);
    },
  }),
  route({
    method: 'delete',
    path: '/quick-replies/{id}',
    tag,
    summary: 'Delete it',
    access: everybody,
    params: IdParams,
    status: 204,
    handler: ({ deps, me, params }) => deleteQuickReply(deps.db, me, params.id),
  }),
  route({
    method: 'post',
    path: '/quick-replies/{id}/star',
    tag,
    summary: 'Have it among my favourites, or no longer',
    access: everybody,
    params: IdParams,
    body: z.object({ is: z.boolean() }),
    out: QuickReply,
    handler: ({ deps, me, params, body }) => starQuickReply(deps.db, me, params.id, body.is),
  }),
  route({
    method: 'get',
    path: '/conversations/{id}/quick-replies',
    tag,
    summary: 'The same filled in for this conversation, in its language where they have it',
    access: everybody,
    params: IdParams,
    out: pageOf(FilledReply),
    handler: async ({ deps, me, params, language }) => {
      const talk = await readConversation(deps.db, me, params.id);
      if (!talk) return refuse('NotFound');
      const spoken = Language.safeParse(talk.language).data ?? language;
      const replies = await listQuickReplies(deps.db, me);
      return { items: await filled(deps, me, { talk, spoken, replies, reader: language }), next: null };
    },
  }),
];

type Filling = {
  talk: Parameters<typeof factsOfTalk>[1];
  spoken: Language;
  replies: QuickReply[];
  reader: Language;
};

const filled = async (
  deps: Deps,
  me: SignedInUser,
  { talk, spoken, replies, reader }: Filling,
): Promise<FilledReply[]> => {
  const facts = new Map<Language, Awaited<ReturnType<typeof factsOfTalk>>>();
  const items: FilledReply[] = [];
  for (const { id, name, texts, starred } of replies) {
    const { text, language } = replyIn(texts, spoken);
    if (!facts.has(language)) facts.set(language, await factsOfTalk(deps.db, talk, language));
    const by = { operator: me.name, publicUrl: deps.config.publicUrl, reader };
    items.push({ id, name, language, starred, ...replyText(facts.get(language)!, text, by) });
  }
  return items;
};
