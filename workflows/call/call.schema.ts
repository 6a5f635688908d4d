import { z } from 'zod';
import { plainText } from '../words/plain.ts';
import { Consent, RecordingGap } from './recording.schema.ts';

const CallDirection = z.enum(['in', 'out']);
/** An incoming call rings at once; an outgoing one rings its operator first. */
export const CallState = z.enum(['asked', 'ringing_user', 'ringing', 'up', 'ended']);
export type CallState = z.infer<typeof CallState>;

/** How a call ended, as the line says it. */
export const CallHow = z.enum([
  ...['answered', 'short', 'busy', 'no_answer', 'unreachable', 'rejected', 'no_such_number', 'abandoned'],
  ...['user_did_not_take', 'cancelled', 'trunk_refused', 'failed', 'voicemail', 'heard', 'picked_up'],
] as const);
export type CallHow = z.infer<typeof CallHow>;

/** One phone that was rung, and what came of it. */
export const CallLeg = z.object({
  channel: z.string(),
  who: z.enum(['user', 'client', 'other']),
  userId: z.uuid().nullable(),
  phone: z.string().nullable().meta({ description: 'of a client or of somebody outside; a user’s extension' }),
  from: z.iso.datetime().meta({ description: 'when it was dialled' }),
  rangAt: z.iso.datetime().nullable(),
  upAt: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable().meta({ description: 'when it was over' }),
  cause: z.number().int().nullable().meta({ description: 'Q.850' }),
  techCause: z.number().int().nullable().meta({ description: 'SIP' }),
});
export type CallLeg = z.infer<typeof CallLeg>;

/** Who talked from when to when. `client`: with the client, `consultation`: about the client, who waited. */
const CallPart = z.object({
  userId: z.uuid().nullable(),
  phone: z.string().nullable(),
  what: z.enum(['client', 'consultation']),
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable(),
});
export type CallPart = z.infer<typeof CallPart>;

/** How somebody who oversees is in a call: hears it; is heard by whoever talks for us, too; by both. */
export const ListenAs = z.enum(['listen', 'whisper', 'join']);
export type ListenAs = z.infer<typeof ListenAs>;

/** Somebody who oversees was in it, or is rung for it. */
export const CallListen = z.object({
  channel: z.string(),
  userId: z.uuid(),
  from: z.iso.datetime().meta({ description: 'when her phone was dialled' }),
  upAt: z.iso.datetime().nullable().meta({ description: 'since when she heard' }),
  to: z.iso.datetime().nullable(),
  turns: z.array(z.object({ as: ListenAs, from: z.iso.datetime() })).meta({ description: 'how, in order' }),
});
export type CallListen = z.infer<typeof CallListen>;

/**
 * What became of its recording: `none` was made, `going`, `kept`, `empty` (nothing is heard), `one_sided`, `missing` (the line has lost it), `deleted` (as
 * long as the line keeps them it was kept).
 */
const RecordingState = z.enum(['none', 'going', 'kept', 'empty', 'one_sided', 'missing', 'deleted']);
export type RecordingState = z.infer<typeof RecordingState>;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const Call = z
  .object({
    id: z.uuid(),
    direction: CallDirection,
    accountId: z.string().meta({ description: 'the line' }),
    callbackId: z.uuid().nullable(),
    contact: Named.nullable(),
    lead: Named.nullable(),
    user: Named.nullable().meta({ description: 'who talks, or is rung' }),
    phone: z.string().nullable().meta({ description: 'the client’s (E.164); null: hidden' }),
    ownNumber: z.string().nullable(),
    state: CallState,
    onHold: z.boolean(),
    askedAt: z.iso.datetime(),
    rangAt: z.iso.datetime().nullable().meta({ description: 'when the client’s phone, or ours for a client, rang' }),
    answeredAt: z.iso.datetime().nullable().meta({ description: 'when the client and a user could talk' }),
    endedAt: z.iso.datetime().nullable(),
    talkSeconds: z.number().int(),
    cause: z.number().int().nullable().meta({ description: 'Q.850' }),
    techCause: z.number().int().nullable().meta({ description: 'SIP' }),
    how: CallHow.nullable().meta({ description: 'as the line says it' }),
    outcome: z.string().nullable().meta({ description: 'as the user says it: a key' }),
    note: z.string(),
    legs: z.array(CallLeg),
    parts: z.array(CallPart),
    onCall: z.boolean().meta({ description: 'it calls somebody of the team to look at something: nobody talks' }),
    greeting: z.object({ heard: z.boolean(), failed: z.boolean(), pressed: z.boolean() }).nullable().meta({
      description: 'of a call by which a sound was said: to its end or not, and whether the client pressed 1',
    }),
    listens: z.array(CallListen).meta({ description: 'who listened: for those who oversee, empty for others' }),
    recording: z.object({
      state: RecordingState,
      seconds: z.number().int().nullable(),
      consent: Consent.nullable().meta({ description: 'null: the line says nothing before a talk' }),
      gaps: z.array(RecordingGap).meta({ description: 'where it is silent, since a secret was said' }),
      mayBegin: z.boolean().meta({ description: 'whoever talks may begin it, once the client has agreed' }),
      deletedAt: z.iso.datetime().nullable(),
    }),
    version: z.number().int(),
  })
  .meta({ id: 'Call' });
export type Call = z.infer<typeof Call>;

/** A call to be made: the phone of whoever asks rings first, then the client's. */
export const NewCall = z.object({
  phone: z.string().trim().min(1).max(60).meta({ description: 'in any writing' }),
  leadId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  why: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'why a number of the do-not-call list is called after all' }),
  accountId: z.string().max(80).optional().meta({ description: 'the line; the first one by default' }),
});
export type NewCall = z.infer<typeof NewCall>;
export const CallPatch = z.object({
  version: z.number().int(),
  outcome: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .optional(),
  note: z.string().overwrite(plainText).max(5000).optional(),
});
export type CallPatch = z.infer<typeof CallPatch>;

/** To a colleague's phone or to somebody outside; `asked`: they talk first, and the client waits. */
export const CallTransfer = z
  .object({
    userId: z.uuid().optional(),
    phone: z.string().trim().min(1).max(60).optional(),
    asked: z.boolean().default(false),
  })
  .refine(({ userId, phone }) => (userId === undefined) !== (phone === undefined), { path: ['userId'] });
export type CallTransfer = z.infer<typeof CallTransfer>;

/** What is asked of a call that goes on. */
export type CallOrder =
  | { do: 'hangup' | 'hold' | 'resume' | 'complete' | 'back' | 'leave' | 'record' | 'mask' | 'unmask' }
  | { do: 'listen'; as: ListenAs; extension: string }
  | { do: 'transfer'; userId: string | null; phone: string | null; extension: string | null; asked: boolean };
