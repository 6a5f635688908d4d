import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { claimConversation, endClaim } from '../prisma/conversation/claim.ts';
import { draftsOf, keepDraft } from '../prisma/conversation/draft.ts';
import { Draft, NewDraft } from '../workflows/conversation/draft.schema.ts';
import { Claim, NewClaim } from '../workflows/conversation/typing.schema.ts';
import { seesRecord } from '../prisma/record-sight.ts';
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
  route({
    method: 'post',
    path: '/conversations/{id}/claim',
    tag,
    summary: 'I answer the client now: said again while typing, it ends by itself; answers who does',
    access: everybody,
    params: IdParams,
    body: NewClaim,
    out: Claim,
    handler: async ({ deps: { db }, me, params: { id }, body: { over } }) =>
      (await seesRecord(db, me, { noun: 'conversation', id }))
        ? claimConversation(db, { conversationId: id, userId: me.id, over })
        : refuse('NotFound'),
  }),
  route({
    method: 'delete',
    path: '/conversations/{id}/claim',
    tag,
    summary: 'I do not answer there any more',
    access: everybody,
    params: IdParams,
    status: 204,
    handler: async ({ deps: { db }, me, params: { id } }) => endClaim(db, { conversationId: id, userId: me.id }),
  }),
];
