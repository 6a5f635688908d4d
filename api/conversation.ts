import { z } from 'zod';
import { takeConversation, tellConversation } from '../prisma/conversation/conversation.ts';
import {
  conversationTotals,
  listConversations,
  readConversation,
} from '../prisma/conversation/conversation.queries.ts';
import { endAnswer } from '../prisma/conversation/claim.ts';
import { fetchAgain } from '../prisma/conversation/file-fetch.ts';
import { dropDraft } from '../prisma/conversation/draft.ts';
import { changeMessage } from '../prisma/conversation/change-message.ts';
import { acceptWork } from '../prisma/work/tend.ts';
import { deliveryOf, listMessages } from '../prisma/conversation/message.queries.ts';
import { seesConversation } from '../prisma/conversation/who-sees.ts';
import { withdrawMessage } from '../prisma/conversation/withdraw-message.ts';
import { transferConversation } from '../prisma/work/transfer.ts';
import { writeMessage } from '../prisma/conversation/write-message.ts';
import { readFile } from '../prisma/file/file.queries.ts';
import { retryDelivery } from '../prisma/delivery/delivery.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import {
  Assign,
  Close,
  Conversation,
  ConversationStateName,
  ConversationTotals,
  EditMessage,
  Message,
  NewMessage,
  Snooze,
  Written,
} from '../workflows/conversation/conversation.schema.ts';
import type { ConversationOrder } from '../workflows/conversation/decide.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Conversations';

type Seen = { deps: Deps; me: SignedInUser; params: { id: string } };

/** What is done to a conversation that the caller may see, and has seen by now; another one is not there. */
const seen = async <T>({ deps, me, params }: Seen, act: () => Promise<T | Refusal>): Promise<T | Refusal> => {
  return (await seesConversation(deps.db, me, params.id)) ? act() : refuse('NotFound');
};

const asked = <B extends z.ZodType | undefined = undefined>(
  what: string,
  summary: string,
  order: (
    body: B extends z.ZodType ? z.output<B> : undefined,
  ) => Extract<ConversationOrder, { do: 'snooze' | 'close' | 'reopen' | 'read' | 'unread' }>,
  body?: B,
) =>
  route({
    ...{ method: 'post', path: `/conversations/{id}/${what}`, tag, summary, access: everybody },
    params: IdParams,
    ...(body ? { body } : {}),
    out: Changed,
    handler: async (call) =>
      seen(call, async () => {
        // whoever reads what is hers has taken it
        await acceptWork(call.deps.db, call.params.id, call.me.id);
        return tellConversation(call.deps.db, {
          ...doingOf(call),
          conversationId: call.params.id,
          order: order(call.body as never),
        });
      }),
  });

export const conversationRoutes = [
  route({
    method: 'get',
    path: '/conversations',
    tag,
    summary: 'What clients and we write to each other: the last spoken in first, or who waits longest',
    access: everybody,
    query: PageQuery.extend({
      state: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(ConversationStateName))
        .optional()
        .meta({ description: 'one, or several by commas' }),
      account: z.string().max(80).optional(),
      assignee: z.union([z.enum(['me', 'nobody']), Id]).optional(),
      contact: Id.optional(),
      lead: Id.optional(),
      unread: z.stringbool().optional(),
      channel: z.string().max(20).optional(),
      language: z.string().max(10).optional(),
      tag: z.string().max(60).optional(),
      mentioned: z.stringbool().optional().meta({ description: 'only those in whose notes I am named' }),
      q: z.string().trim().max(100).optional().meta({ description: 'in the client’s name or the last message' }),
      blocked: z.stringbool().optional().meta({ description: 'only senders whom we have blocked' }),
      sort: z.enum(['waiting']).optional().meta({ description: 'only who waits for us, the longest first' }),
    }),
    out: pageOf(Conversation),
    handler: async ({ deps, me, query: { cursor, limit, assignee, ...filter } }) => {
      const after = placeFrom(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
      const whose = assignee === 'me' ? me.id : assignee === 'nobody' ? null : assignee;
      const rows = await listConversations(deps.db, me, { ...filter, assignee: whose, after, limit });
      return cut(rows, limit, ({ lastAt, waitingSince, id }) => [filter.sort ? waitingSince : lastAt, id]);
    },
  }),
  route({
    method: 'get',
    path: '/conversations/totals',
    tag,
    summary: 'How many are open: mine, waiting for somebody, all; and how many messages are unread',
    access: everybody,
    out: ConversationTotals,
    handler: async ({ deps, me }) => conversationTotals(deps.db, me),
  }),
  route({
    method: 'get',
    path: '/conversations/{id}',
    tag,
    summary: 'One conversation',
    access: everybody,
    params: IdParams,
    out: Conversation,
    handler: async ({ deps, me, params }) => (await readConversation(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/conversations/{id}/messages',
    tag,
    summary: 'Its messages and notes, the newest first',
    access: everybody,
    params: IdParams,
    query: PageQuery,
    out: pageOf(Message),
    handler: async ({ deps, me, params, language, query: { cursor, limit } }) => {
      if (!(await readConversation(deps.db, me, params.id))) return refuse('NotFound');
      const before = placeFrom(cursor, z.tuple([z.iso.datetime(), z.number().int()]));
      const rows = await listMessages(deps.db, { conversationId: params.id, before, limit, language });
      const { items, next } = cut(rows, limit, ({ place }) => place);
      return { items: items.map(({ place: _, ...message }) => message), next };
    },
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/messages',
    tag,
    summary: 'Write to the client, at once or later, or a note for the team alone',
    access: everybody,
    params: IdParams,
    body: NewMessage,
    out: Written,
    status: 201,
    handler: async (call) =>
      seen(call, async () => {
        const { deps, me, params, body } = call;
        for (const part of body.parts)
          if (part.kind === 'file' && !(await readFile(deps.db, me, part.file))) return refuse('FileGone');
        const written = await writeMessage(deps.db, { ...doingOf(call), conversationId: params.id, message: body });
        if (isRefusal(written)) return written;
        const whose = { conversationId: params.id, userId: me.id };
        if (body.direction === 'out') await endAnswer(deps.db, whose);
        else await dropDraft(deps.db, { ...whose, direction: body.direction });
        return written;
      }),
  }),
  route({
    method: 'patch',
    path: '/conversations/{id}/messages/{message}',
    tag,
    summary: 'Edit a message to the client, as long as the channel lets us',
    access: everybody,
    params: IdParams.extend({ message: Id }),
    body: EditMessage,
    out: Changed,
    handler: async (call) =>
      seen(call, () =>
        changeMessage(call.deps.db, {
          ...{ ...doingOf(call), conversationId: call.params.id, messageId: call.params.message },
          asked: { do: 'edit', text: call.body.text },
        }),
      ),
  }),
  route({
    method: 'delete',
    path: '/conversations/{id}/messages/{message}',
    tag,
    summary: 'Take back a message to the client, as long as the channel lets us',
    access: everybody,
    params: IdParams.extend({ message: Id }),
    out: Changed,
    handler: async (call) =>
      seen(call, () =>
        changeMessage(call.deps.db, {
          ...{ ...doingOf(call), conversationId: call.params.id, messageId: call.params.message },
          asked: { do: 'delete' },
        }),
      ),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/messages/{message}/retry',
    tag,
    summary: 'Send a failed message once more, or a scheduled one now',
    access: everybody,
    params: IdParams.extend({ message: Id }),
    out: Changed,
    handler: async (call) =>
      seen(call, async () => {
        const { deps, params } = call;
        const deliveryId = await deliveryOf(deps.db, {
          ...{ conversationId: params.id, messageId: params.message, left: true },
        });
        return deliveryId ? retryDelivery(deps.db, { ...doingOf(call), deliveryId }) : refuse('NotFound');
      }),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/messages/{message}/fetch',
    tag,
    summary: 'Try once more to fetch a client’s file that could not be fetched',
    access: everybody,
    params: IdParams.extend({ message: Id }),
    body: z.object({ part: z.number().int().min(0).max(100).meta({ description: 'which of its parts, from 0' }) }),
    out: Changed,
    handler: async (call) =>
      seen(call, () => {
        const { deps, params, body } = call;
        const asked = { conversationId: params.id, messageId: params.message, part: body.part };
        return fetchAgain(deps.db, { ...doingOf(call), ...asked });
      }),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/messages/{message}/withdraw',
    tag,
    summary: 'Take back a message that has not left yet',
    access: everybody,
    params: IdParams.extend({ message: Id }),
    out: Changed,
    handler: async (call) =>
      seen(call, () => {
        const { deps, params, language } = call;
        const taken = { conversationId: params.id, messageId: params.message, language };
        return withdrawMessage(deps.db, { ...doingOf(call), ...taken });
      }),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/take',
    tag,
    summary: 'Take one that nobody has',
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: async (call) =>
      seen(call, () =>
        takeConversation(call.deps.db, { ...doingOf(call), conversationId: call.params.id, by: call.me.id }),
      ),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/assign',
    tag,
    summary: 'Hand it over, with a note if there is something to say; to nobody: it waits for whoever takes it',
    access: everybody,
    params: IdParams,
    body: Assign,
    out: Changed,
    handler: (call) =>
      seen(call, () => {
        const { to, note = '' } = call.body;
        const transfer = { note, tellClient: false, ...(to === null ? {} : { userId: to }) };
        return transferConversation(call.deps.db, { ...doingOf(call), conversationId: call.params.id, transfer });
      }),
  }),
  asked(
    'snooze',
    'Put it aside until a moment, or until the client writes',
    ({ until }) => ({ do: 'snooze', until: new Date(until).toISOString() }),
    Snooze,
  ),
  asked(
    'close',
    'Close it, with what came of it; whatever the client writes opens it again',
    ({ result }) => ({ do: 'close', result }),
    Close,
  ),
  asked('reopen', 'Open a closed one', () => ({ do: 'reopen' })),
  asked('read', 'Nothing of it is unread any more', () => ({ do: 'read' })),
  asked('unread', 'Its last message counts as unread again', () => ({ do: 'unread' })),
];
