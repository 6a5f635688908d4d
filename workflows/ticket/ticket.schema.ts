import { z } from 'zod';
import { FieldValue } from '../field/field.schema.ts';
import { PromiseShown, ServiceClock } from '../service/policy.schema.ts';
import { plainText } from '../words/plain.ts';
import { Language } from '../words/words.schema.ts';
import { Priority } from './priority.schema.ts';

/** By which door it came. */
export const Source = z.enum(['hand', 'talk', 'email', 'form', 'api', 'bot', 'automation']);
export type Source = z.infer<typeof Source>;

const subject = z.string().overwrite(plainText).min(1).max(300);
const label = z.string().overwrite(plainText).max(60);
const told = {
  subject,
  description: z.string().max(20_000),
  type: label,
  topic: label,
  priority: Priority,
  language: Language,
  branch: label,
  region: label,
  contactId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  parentId: z.uuid().nullable().meta({ description: 'the bigger matter that it is a part of' }),
  dueAt: z.iso.datetime({ offset: true }).nullable().meta({ description: 'what somebody has promised by hand' }),
  tags: z.array(z.string().trim().min(1).max(60)).max(50),
  fields: z.record(z.string().max(40), FieldValue),
};

/** A ticket as lists show it. */
export const TicketItem = z
  .object({
    id: z.uuid(),
    track: z.string(),
    subject: z.string(),
    pipeline: z.string(),
    stage: z.string(),
    type: z.string(),
    topic: z.string(),
    priority: Priority,
    source: Source,
    language: Language,
    branch: z.string(),
    region: z.string(),
    fields: z.record(z.string(), FieldValue),
    contact: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    groupId: z.uuid().nullable(),
    assigneeId: z.uuid().nullable(),
    tags: z.array(z.string()),
    dueAt: z.iso.datetime().nullable(),
    postponedUntil: z.iso.datetime().nullable(),
    pausedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    stageEnteredAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    promise: PromiseShown.nullable().meta({ description: 'the one that runs out next' }),
    version: z.number().int(),
  })
  .meta({ id: 'TicketItem' });
export type TicketItem = z.infer<typeof TicketItem>;

const Other = z.object({ id: z.uuid(), track: z.string(), subject: z.string(), stage: z.string() });

export const Ticket = z
  .object({
    ...TicketItem.shape,
    pipelineVersionId: z.uuid(),
    description: z.string(),
    leadId: z.uuid().nullable(),
    reason: z.string().nullable().meta({ description: 'why it was closed without a solution' }),
    rating: z.number().int().nullable().meta({ description: 'how its client found it, 1 to 5' }),
    ratingComment: z.string().nullable(),
    talks: z.array(z.uuid()).meta({ description: 'its conversations, the first one first' }),
    parent: Other.nullable(),
    parts: z.array(Other),
    follows: Other.nullable().meta({ description: 'the closed one that it goes on with' }),
    related: z.array(Other).meta({ description: 'tickets that have to do with it' }),
    watchers: z.array(z.uuid()).meta({ description: 'users who hear of it by the bell' }),
    mergedInto: Other.nullable(),
    clockOffset: z.number().int(),
    clocks: z.array(ServiceClock).meta({ description: 'what is promised, in the order in which it was' }),
  })
  .meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;

export const NewTicket = z.object({
  subject,
  pipeline: z.string().max(40).optional().meta({ description: 'the first pipeline of tickets by default' }),
  description: told.description.default(''),
  type: label.default(''),
  topic: label.default(''),
  priority: Priority.default('normal'),
  source: Source.optional().meta({ description: '`hand` of a user’s browser, `api` of a program, `talk` with one' }),
  language: Language.optional().meta({ description: 'of the talk or the client by default' }),
  branch: label.default(''),
  region: label.default(''),
  contactId: z.uuid().optional(),
  leadId: z.uuid().optional(),
  parentId: z.uuid().optional(),
  conversationId: z.uuid().optional().meta({ description: 'the talk that it is about; its client is the ticket’s' }),
  messageId: z.uuid().optional().meta({
    description:
      'a message of that talk, whose matter it is: the talk stays with the ticket that it has, and both are related',
  }),
  assigneeId: z.uuid().optional(),
  dueAt: told.dueAt.optional(),
  tags: told.tags.default([]),
  fields: told.fields.default({}),
});
export type NewTicket = z.infer<typeof NewTicket>;

export const TicketPatch = z
  .object({ ...told, assigneeId: z.uuid().nullable() })
  .partial()
  .extend({
    version: z.number().int(),
    stage: z.string().max(40).optional(),
    reason: z.string().max(40).optional().meta({ description: 'of a stage that closes it without a solution' }),
    postponedUntil: z.iso.datetime({ offset: true }).nullable().optional(),
  });
export type TicketPatch = z.infer<typeof TicketPatch>;
