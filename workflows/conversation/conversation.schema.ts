import { z } from 'zod';
import { Transfer } from '../work/queue.schema.ts';
import { PromiseShown } from '../service/policy.schema.ts';
import { Tags } from '../subject/tags.ts';
import { MOST_TALKS } from './many.ts';
import { NewPart, Part } from './part.schema.ts';
import { Claim } from './typing.schema.ts';

/** `bot` talks; `waiting` for somebody of ours; `assigned`, who has to answer; waiting for the `client`; `snoozed`; `closed`. */
export const ConversationStateName = z.enum(['bot', 'waiting', 'assigned', 'client', 'snoozed', 'closed']);
export type ConversationStateName = z.infer<typeof ConversationStateName>;

export const Direction = z.enum(['in', 'out', 'note']);
export type Direction = z.infer<typeof Direction>;

export const Conversation = z
  .object({
    id: z.uuid(),
    channel: z.string(),
    account: z.string(),
    accountName: z.string().nullable(),
    contact: z.object({ id: z.uuid(), name: z.string() }),
    lead: z
      .object({ id: z.uuid(), number: z.number().int(), name: z.string() })
      .nullable()
      .meta({ description: 'as far as the reader may see it' }),
    state: ConversationStateName,
    assigneeId: z.uuid().nullable(),
    language: z.string(),
    tags: z.array(z.string()),
    unread: z.number().int(),
    waitingSince: z.iso.datetime().nullable(),
    promise: PromiseShown.nullable().meta({
      description: 'the answer that we owe; of a talk with a ticket, the ticket says',
    }),
    snoozedUntil: z.iso.datetime().nullable(),
    blockedAt: z.iso.datetime().nullable().meta({ description: 'since when the client has blocked us' }),
    rating: z.number().int().nullable().meta({ description: 'how the client found the last talk, 1 to 5' }),
    ratingComment: z.string().nullable(),
    spamAt: z.iso.datetime().nullable().meta({ description: 'since when we have blocked the sender' }),
    spamReason: z.string().nullable(),
    lastAt: z.iso.datetime(),
    lastText: z.string().meta({ description: 'of the last message, cut short' }),
    lastDirection: Direction,
    result: z.string().nullable(),
    draft: z.string().nullable().meta({ description: 'what the reader has typed and not sent, cut short' }),
    claim: Claim.nullable().meta({ description: 'who answers there now, until when' }),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof Conversation>;

/** What the reader may see of them: her own that are open, those that nobody has, all that are open; unread: messages of the first two. */
export const ConversationTotals = z
  .object({ mine: z.number().int(), waiting: z.number().int(), all: z.number().int(), unread: z.number().int() })
  .meta({ id: 'ConversationTotals' });
export type ConversationTotals = z.infer<typeof ConversationTotals>;

export const MessageState = z.enum([
  'received',
  'noted',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
]);
export type MessageState = z.infer<typeof MessageState>;

const ChangeName = z.enum(['edit', 'delete']);
export type ChangeName = z.infer<typeof ChangeName>;

export const Message = z
  .object({
    id: z.uuid(),
    number: z.number().int().meta({ description: 'the order in which they were heard, rising within a conversation' }),
    direction: Direction,
    text: z.string(),
    html: z.string().nullable().meta({ description: 'of ours, as it was formatted' }),
    parts: z.array(Part),
    at: z.iso.datetime(),
    late: z.boolean().meta({ description: 'it came long after it was written, and stands where it came' }),
    state: MessageState.meta({ description: '`unknown`: the answer was lost, so it may have arrived' }),
    reason: z.string().nullable().meta({ description: 'why it did not go, for people' }),
    goesAt: z.iso.datetime().nullable(),
    deliveryId: z.uuid().nullable().meta({ description: 'its row of the ledger, with every attempt' }),
    externalId: z.string().nullable(),
    replyTo: z.uuid().nullable(),
    by: z.uuid().nullable().meta({ description: 'the user who wrote it' }),
    editedAt: z.iso.datetime().nullable(),
    earlier: z
      .array(z.object({ text: z.string(), at: z.iso.datetime() }))
      .meta({ description: 'before it was edited' }),
    deletedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'the client took it back, or we before it left; the text stays readable' }),
    change: z
      .object({ do: ChangeName, state: MessageState, reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'how far the last change of a message of ours got to the client' }),
    mailed: z
      .object({ state: MessageState, at: z.iso.datetime(), reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'how far the letter got by which it went to a visitor who was gone' }),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** Beyond our own formats (paragraphs, bold, italic, lists, quotes, links) it is cut out. */
export const FormattedText = z
  .string()
  .max(100_000)
  .meta({ description: 'formatted words, where the channel takes letters: they say the plain ones, too' });

export const NewMessage = z.object({
  text: z.string().max(20_000).default(''),
  html: FormattedText.optional(),
  parts: z.array(NewPart).max(10).default([]),
  replyTo: z.uuid().optional(),
  sendAt: z.iso.datetime().optional().meta({ description: 'not before' }),
  direction: z.enum(['out', 'note']).default('out').meta({ description: 'a note is for the team alone' }),
  hold: z
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: 'seconds in which it can be taken back before it leaves' }),
  seen: z.number().int().optional().meta({
    description: 'number of the last message that the writer saw: refused where a colleague has answered since',
  }),
});
export type NewMessage = z.infer<typeof NewMessage>;

/** A user writes first: by which account, to which address of a client's. */
export const FirstMessage = NewMessage.pick({ text: true, html: true, hold: true }).extend({
  contactId: z.uuid(),
  addressId: z.uuid(),
  account: z.string().max(80),
  leadId: z.uuid().optional().meta({ description: 'which lead it is about' }),
  subject: z.string().trim().max(200).default('').meta({ description: 'of a letter; without it its first words' }),
});
export type FirstMessage = z.infer<typeof FirstMessage>;

export const EditMessage = z.object({ text: z.string().trim().max(20_000) });

export const Assign = z.object({ to: z.uuid().nullable(), note: z.string().trim().max(10_000).optional() });
export const Close = z.object({ result: z.string().trim().max(500).optional() });
export const Snooze = z.object({ until: z.iso.datetime() });
/** Who gets what was said by e-mail: the client at one of her addresses, or a colleague. */
export const SendTranscript = z.union([z.strictObject({ addressId: z.uuid() }), z.strictObject({ userId: z.uuid() })]);
/** What a message written to a conversation came to; a long one is several. */
export const Written = z
  .object({ id: z.uuid(), version: z.number().int(), messages: z.array(z.uuid()) })
  .meta({ id: 'WrittenMessage' });
export type Written = z.infer<typeof Written>;

/** Which tags a conversation gets and loses. */
export const TagTalk = z.object({ add: Tags, remove: Tags });

/** What is done to each of many conversations. */
export const TalksOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('assign'), ...Transfer.omit({ tellClient: true }).shape }),
  z.object({ do: z.literal('tag'), ...TagTalk.shape }),
  z.object({ do: z.literal('snooze'), ...Snooze.shape }),
  z.object({ do: z.literal('close'), ...Close.shape }),
  z.object({ do: z.enum(['reopen', 'read', 'unread']) }),
]);
export type TalksOrder = z.infer<typeof TalksOrder>;

/** Each is a command of its own. */
export const ManyTalks = z.object({ ids: z.array(z.uuid()).min(1).max(MOST_TALKS), order: TalksOrder });

export const ManyTalksDone = z
  .object({
    done: z.array(z.uuid()),
    refused: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'ManyTalksDone' });
export type ManyTalksDone = z.infer<typeof ManyTalksDone>;
