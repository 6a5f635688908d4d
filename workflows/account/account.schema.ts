import { z } from 'zod';
import { RecordingPolicy } from '../call/recording.schema.ts';
import { Key } from '../pipeline/pipeline.schema.ts';
import { Language, Words } from '../words/words.schema.ts';
import { callChannels, talkChannels } from '../channel/index.ts';
import { AsteriskSettings } from './provider/asterisk.schema.ts';
import { MailboxSettings } from './provider/mailbox.schema.ts';
import { TelegramSettings } from './provider/telegram.schema.ts';
import { TwilioSettings } from './provider/twilio.schema.ts';
import { WidgetSettings } from './provider/widget.schema.ts';

/** How an account is attended to. */
const Desk = {
  people: z.array(z.uuid()).max(500).meta({ description: 'who answers; empty: everybody' }),
  pipeline: Key.nullable().meta({
    description: 'where a new person becomes a lead or, in a pipeline of tickets, a new talk a ticket; null: nowhere',
  }),
  automations: Key.nullable().meta({
    description: 'a pipeline of conversations, whose automations answer in its talks; null: none',
  }),
  hours: Key.nullable().meta({ description: 'a calendar; null: always' }),
  languages: z.array(Language).max(10),
  greeting: Words.nullable().meta({ description: 'answers the first message of a new person' }),
  absence: Words.nullable().meta({ description: 'answers outside the hours' }),
  rating: z.boolean().meta({ description: 'whoever was answered is asked for a rating when the talk is closed' }),
  queue: z.boolean().meta({ description: 'who has to wait for a free operator is told the place in the queue' }),
};
/** Told once to each who writes while it lasts. */
const Notice = z.object({ text: Words, until: z.iso.datetime() });
const begun = {
  people: Desk.people.default([]),
  pipeline: Desk.pipeline.default(null),
  automations: Desk.automations.default(null),
  hours: Desk.hours.default(null),
  languages: Desk.languages.default([]),
  greeting: Desk.greeting.default(null),
  absence: Desk.absence.default(null),
  rating: Desk.rating.default(false),
  queue: Desk.queue.default(false),
};
const name = z.string().trim().min(1).max(100);

/** `sandbox`: nobody carries it; whoever tries it writes as the client. */
export const NewAccount = z.discriminatedUnion('provider', [
  z.object({
    channel: z.literal('telegram'),
    provider: z.literal('telegram'),
    name,
    settings: TelegramSettings,
    ...begun,
  }),
  z.object({ channel: z.literal('email'), provider: z.literal('mailbox'), name, settings: MailboxSettings, ...begun }),
  z.object({ channel: z.literal('sms'), provider: z.literal('twilio'), name, settings: TwilioSettings, ...begun }),
  z.object({
    channel: z.literal('widget'),
    provider: z.literal('widget'),
    name,
    settings: WidgetSettings,
    ...begun,
  }),
  z.object({
    channel: z.literal('voice'),
    provider: z.literal('asterisk'),
    name,
    settings: AsteriskSettings,
    ...begun,
  }),
  z.object({
    channel: z.enum([...talkChannels, ...callChannels].map(({ kind }) => kind)),
    provider: z.literal('sandbox'),
    name,
    settings: z.object({}).default({}),
    ...begun,
  }),
]);
export type NewAccount = z.infer<typeof NewAccount>;

/** How many calls go by a line at once: as many as its trunk has channels. */
const CallsAtOnce = z.number().int().min(1).max(10_000);

/** What clients of a pipeline's leads see, by its key: digits alone, so that nothing else gets into what a PBX is told. */
const CallerIds = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  z
    .string()
    .trim()
    .regex(/^\+?\d{3,15}$/),
);

/** What is not named stays. Changed settings must be of the same account. */
export const AccountPatch = z.object({
  revision: z.number().int().meta({ description: 'the one that was read' }),
  name: name.optional(),
  settings: z
    .record(z.string().max(50), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional()
    .meta({ description: 'those that change, as when it was connected' }),
  blocked: z.boolean().optional().meta({ description: 'nothing goes out and nothing is taken in' }),
  people: Desk.people.optional(),
  pipeline: Desk.pipeline.optional(),
  automations: Desk.automations.optional(),
  hours: Desk.hours.optional(),
  languages: Desk.languages.optional(),
  greeting: Desk.greeting.optional(),
  absence: Desk.absence.optional(),
  rating: Desk.rating.optional(),
  queue: Desk.queue.optional(),
  notice: Notice.nullable().optional().meta({ description: 'an emergency; null ends it' }),
  recording: RecordingPolicy.optional().meta({ description: 'of a line' }),
  callsAtOnce: CallsAtOnce.nullable().optional().meta({ description: 'of a line: so many go on at once' }),
  callerIds: CallerIds.optional().meta({ description: 'of a line: the number that clients see, by pipeline' }),
});
export type AccountPatch = z.infer<typeof AccountPatch>;

export const AccountId = z
  .string()
  .max(80)
  .regex(/^[a-z]{1,20}:[a-z0-9_-]{1,50}$/);

/** What a provider says of an account when it is looked at; `what` and `is` are words of its page. */
export const AccountCheck = z.object({
  what: z.string(),
  is: z.enum(['fine', 'wrong', 'unknown']),
  value: z.string(),
});
export type AccountCheck = z.infer<typeof AccountCheck>;

/** An account as everybody may see it: nothing here is secret. */
export const Account = z
  .object({
    id: AccountId,
    channel: z.string(),
    provider: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.string()).meta({ description: 'what is not secret of them' }),
    state: z.enum(['ok', 'slow', 'down', 'blocked']),
    error: z.string().nullable().meta({ description: 'the last one, of sending or of taking in' }),
    ...Desk,
    notice: Notice.extend({ since: z.iso.datetime() }).nullable().meta({ description: 'an emergency that lasts now' }),
    recording: RecordingPolicy.nullable().meta({ description: 'what a line records; null: it is no line' }),
    callsAtOnce: CallsAtOnce.nullable().meta({ description: 'null: as many as its PBX takes' }),
    callerIds: CallerIds.meta({ description: 'the number that clients see, by pipeline; else that of its settings' }),
    revision: z.number().int(),
    createdAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;
