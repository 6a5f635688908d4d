import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { draftsOf, keepDraft } from '../prisma/conversation/draft.ts';
import { Draft, NewDraft } from '../workflows/conversation/draft.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Conversations';

export const draftRoutes = [
  route({
    method: 'get',
    path: '/conversations/{id}/drafts',
    tag,
    summary: 'What I have typed there and not sent, on whatever device',
    access: everybody,
    params: IdParams,
    out: pageOf(Draft),
    handler: async ({ deps: { db }, me, params: { id } }) =>
      (await readConversation(db, me, id))
        ? { items: await draftsOf(db, { conversationId: id, userId: me.id }), next: null }
        : refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/drafts',
    tag,
    summary: 'Keep what I am typing; sending it clears it, and so does nothing typed',
    access: everybody,
    params: IdParams,
    body: NewDraft,
    out: pageOf(Draft),
    handler: async ({ deps: { db }, me, params: { id }, body }) => {
      if (!(await readConversation(db, me, id))) return refuse('NotFound');
      const whose = { conversationId: id, userId: me.id };
      await keepDraft(db, { ...whose, ...body });
      return { items: await draftsOf(db, whose), next: null };
    },
  }),
];
