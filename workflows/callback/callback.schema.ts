import { z } from 'zod';
import type { Week } from '../calendar/calendar.schema.ts';
import { Words } from '../words/words.schema.ts';
import { attemptHows } from './how.ts';

export const CallbackSource = z.enum(['form', 'missed', 'chat', 'hand', 'automation', 'api', 'client']);
export type CallbackSource = z.infer<typeof CallbackSource>;

/** `waiting`: for its time; `due`: somebody must call now; the others but `calling` are its end. */
export const CallbackStateName = z.enum([
  ...(['waiting', 'due', 'calling'] as const),
  ...(['kept', 'late_kept', 'broken', 'cancelled', 'served', 'given_up'] as const),
]);
export type CallbackStateName = z.infer<typeof CallbackStateName>;

/**
 * What a machine says to the client in nobody's stead: a sound of the house, or a text, for which the sound stands in where it cannot be spoken;
 * `joins`: who presses 1 is joined with somebody.
 */
export const Says = z.strictObject({ sound: z.string(), text: Words.optional(), joins: z.boolean() });
export type Says = z.infer<typeof Says>;

export const Attempt = z.strictObject({
  at: z.iso.datetime().meta({ description: 'when it began' }),
  by: z.uuid().nullable().meta({ description: 'who called' }),
  callId: z.uuid().nullable().meta({ description: 'null where nobody’s line made it' }),
  how: z.enum(attemptHows).meta({ description: 'the caller’s word, else the line’s' }),
  heard: z.enum(attemptHows).optional().meta({ description: 'as the line said it, where the caller says another' }),
  note: z.string(),
});
export type Attempt = z.infer<typeof Attempt>;

/** A step of the ladder of the attempt that is due since then. */
export const Climbed = z.strictObject({
  ...{ since: z.iso.datetime(), rung: z.string(), round: z.number().int(), at: z.iso.datetime() },
  came: z.enum(['told', 'nobody', 'skipped']),
  to: z.array(z.uuid()).optional().meta({ description: 'who was on call and was called' }),
});
export type Climbed = z.infer<typeof Climbed>;

export const Window = z.strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) });
export type Window = z.infer<typeof Window>;

const reason = z.string().trim().max(500);
const exact = z.boolean().meta({
  description: 'the client named this very hour: it may lie outside of calling hours, and no talk before it serves it',
});

export const NewCallback = z
  .strictObject({
    contactId: z.uuid().optional(),
    phone: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: 'in any writing; else the client’s main one' }),
    leadId: z.uuid().optional(),
    window: Window.optional().meta({ description: 'without it: as soon as the client may be called' }),
    reason: reason.default(''),
    exact: exact.default(false),
    source: CallbackSource.exclude(['client', 'automation']).optional(),
    responsibleId: z.uuid().optional(),
    groupId: z.uuid().optional(),
    why: z.string().trim().max(200).optional().meta({
      description: 'why a number of the do-not-call list is called after all',
    }),
  })
  .refine(({ contactId, phone, leadId }) => contactId ?? phone ?? leadId, 'a client, a lead or a phone');
export type NewCallback = z.infer<typeof NewCallback>;

/** What is not named stays. */
export const CallbackPatch = z.strictObject({
  version: z.number().int(),
  window: Window.optional(),
  exact: z.boolean().optional(),
  responsibleId: z.uuid().nullable().optional(),
  groupId: z.uuid().nullable().optional(),
});
export type CallbackPatch = z.infer<typeof CallbackPatch>;

/** An attempt by hand, or the caller's word about the line's. */
export const NewAttempt = z.strictObject({
  how: z.enum(attemptHows),
  note: z.string().trim().max(2000).default(''),
  again: z.iso.datetime({ offset: true }).optional().meta({ description: 'the caller chose when to call again' }),
  outcome: z.string().max(60).optional().meta({ description: 'key of the pipeline’s: it may move the lead' }),
  lossReason: z.string().max(200).optional(),
  callId: z.uuid().optional().meta({ description: 'the attempt of this call: its word is the caller’s from now on' }),
});
export type NewAttempt = z.infer<typeof NewAttempt>;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const Callback = z
  .object({
    id: z.uuid(),
    contact: Named.nullable(),
    lead: Named.nullable(),
    phone: z.string().meta({ description: 'E.164' }),
    reason: z.string(),
    source: CallbackSource,
    language: z.string(),
    zone: z.string().meta({ description: 'IANA: the client’s, as it was known' }),
    window: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
    exact: z.boolean(),
    state: CallbackStateName,
    promise: z.enum(['open', 'kept', 'late', 'broken', 'void']).meta({
      description:
        'whether the client was called by the end of the window; `late`: after it, or not yet; `void`: it was called off before',
    }),
    greeting: z
      .string()
      .nullable()
      .meta({ description: 'the sound or the text by which a machine makes the call; null: a person calls' }),
    attempts: z.array(Attempt),
    calledAt: z.iso.datetime().nullable().meta({ description: 'when the client was called first' }),
    nextAt: z.iso.datetime().nullable(),
    lateAt: z.iso.datetime().nullable(),
    queuedAt: z.iso.datetime().meta({ description: 'its place among those who wait' }),
    responsible: Named.nullable(),
    groupId: z.uuid().nullable(),
    outcome: z.string().nullable(),
    link: z.string().meta({ description: 'where the client may move the time' }),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Callback' });
export type Callback = z.infer<typeof Callback>;

const minutes = z.number().int().min(1).max(10_080);
const Gaps = z.array(minutes).min(1).max(10);
/** How often, and how long after each kind of attempt, the client is called again; the last gap stays. */
export const AttemptRules = z.strictObject({
  most: z.number().int().min(1).max(20).meta({ description: 'attempts upon one client; then it is given up' }),
  ringsS: z.number().int().min(10).max(120).default(30),
  gaps: z.strictObject({
    ...{ busy: Gaps, no_answer: Gaps, unreachable: Gaps, voicemail: Gaps, rejected: Gaps, short: Gaps },
    failed: Gaps.meta({ description: 'our line failed: no attempt upon the client' }),
  }),
});
export type AttemptRules = z.infer<typeof AttemptRules>;

/** When whoever is due to be called is told of, and to whom, in minutes after it is due; nobody has it before somebody calls. */
export const CallbackLadder = z.strictObject({
  next: minutes.meta({ description: 'the one who has it loses it to the next' }),
  group: minutes.meta({ description: 'everybody of its group is told' }),
  supervisor: minutes.meta({ description: 'supervisors are told, at the latest when the window ends' }),
  every: minutes.meta({ description: 'and again so long after, until somebody calls' }),
  onCall: minutes.nullable().default(null).meta({
    description: 'whoever is on call is called, one after another; null: nobody',
  }),
});
export type CallbackLadder = z.infer<typeof CallbackLadder>;

const Hour = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time from 00:00 to 24:00');
/** By ISO weekday, local time; what ends before it begins goes over midnight and belongs to the day on which it began. */
export const CallingWeek = z.partialRecord(
  z.enum(['1', '2', '3', '4', '5', '6', '7']),
  z.array(z.tuple([Hour, Hour])).max(6),
);
export type CallingWeek = z.infer<typeof CallingWeek>;

export const CallbackRules = z
  .strictObject({
    attempts: AttemptRules,
    ladder: CallbackLadder,
    soonMinutes: minutes.meta({ description: 'the window of a callback that names none' }),
    keptDays: z.number().int().min(1).max(30).meta({
      description: 'so many days after its window a callback that nobody has made is broken, and ends',
    }),
    countries: z.record(z.string().regex(/^[A-Z]{2}$/), CallingWeek),
    elsewhere: CallingWeek,
    revision: z.number().int(),
  })
  .meta({ id: 'CallbackRules' });
export type CallbackRules = z.infer<typeof CallbackRules>;

/** The week as calendars keep it. */
export type PlainWeek = Week;

export const AllowedHours = z
  .object({
    phone: z.string().meta({ description: 'E.164' }),
    zone: z.string().meta({ description: 'IANA: the client’s, as far as it is known' }),
    by: z.enum(['said', 'phone', 'language', 'unknown']),
    spans: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
    soonest: z.iso.datetime().nullable(),
    onList: z.boolean().meta({ description: 'the number is on the do-not-call list' }),
  })
  .meta({ id: 'AllowedHours' });
export type AllowedHours = z.infer<typeof AllowedHours>;

export const DoNotCall = z
  .object({
    phone: z.string(),
    reason: z.string(),
    by: Named.nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'DoNotCall' });
export type DoNotCall = z.infer<typeof DoNotCall>;

export const PromisesOfUser = z
  .object({
    user: Named.nullable().meta({ description: 'null: nobody had it' }),
    kept: z.number().int(),
    late: z.number().int(),
    broken: z.number().int(),
    open: z.number().int(),
    talked: z.number().int(),
  })
  .meta({ id: 'PromisesOfUser' });
export type PromisesOfUser = z.infer<typeof PromisesOfUser>;

/** What a client sees behind the link. */
export const PublicCallback = z
  .object({
    state: z.enum(['open', 'calling', 'over']),
    company: z.string(),
    language: z.string(),
    zone: z.string(),
    window: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
    phone: z.string().meta({ description: 'its last digits alone' }),
    spans: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
  })
  .meta({ id: 'PublicCallback' });
export type PublicCallback = z.infer<typeof PublicCallback>;
