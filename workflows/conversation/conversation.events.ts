import { z } from 'zod';
import { Steered } from '../automation/steer.schema.ts';
import { Columns } from '../event/columns.schema.ts';
import { AnswerKind, AnswerPromise } from '../service/policy.schema.ts';
import { warnedShape } from '../service/rung.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ set: Columns.optional(), ...shape });

/** A message as its event tells of it. */
const said = { message: z.uuid(), text: z.string(), parts: z.array(z.string()).optional() };

/** A pipeline of conversations, by the version that is followed, and its stage. */
const entry = z.object({ pipelineId: z.uuid(), versionId: z.uuid(), to: z.string() });

/** What each event of a conversation says. */
export const conversationEvents = {
  'conversation.began': event({
    ...{ account: z.string(), contactId: z.uuid(), leadId: z.uuid().optional() },
    ...entry.partial().shape,
  }),
  /** its automations are those of that pipeline from now on, as its account says */
  'conversation.entered': event(entry.shape),
  /** its account has no automations any more */
  'conversation.left': event({}),
  'conversation.migrated': event({
    ...{ publication: z.uuid(), versionId: z.uuid(), from: z.string(), to: z.string(), fire: z.boolean() },
  }),
  /**
   * `first`: nobody had ever written to us from there; `robot`: a program wrote it, which answers nothing; `quiet`: nobody has to read it: an
   * answer to our question, or of a sender who is shut out
   */
  'conversation.received': event({
    ...{ ...said, account: z.string(), first: z.boolean().optional() },
    robot: z.boolean().optional(),
    quiet: z.boolean().optional(),
    /** nobody had written there for so long; told where automations of the talk itself may ask */
    silentMs: z.number().optional(),
  }),
  /** `automatic`: the account said it by itself, so the client still waits for somebody; `awayUntil`: that nobody is there until then */
  'conversation.answered': event({
    ...said,
    goesAt: z.iso.datetime().optional(),
    automatic: z.boolean().optional(),
    awayUntil: z.iso.datetime().optional(),
    /** it tells the emergency notice of that moment */
    noticeTold: z.iso.datetime().optional(),
  }),
  'conversation.noted': event({ ...said, mentions: z.array(z.uuid()).optional() }),
  'conversation.edited': event({ message: z.uuid(), text: z.string(), before: z.string() }),
  'conversation.deleted': event({ message: z.uuid() }),
  /** a file of the client's: `state` as in its part, `file` where it is here now */
  'conversation.fetched': event({ message: z.uuid(), state: z.string(), file: z.uuid().optional() }),
  /** we took back what had not left; `last`: what was said last without it; `waitingSince`: the client waits again */
  'conversation.withdrawn': event({
    message: z.uuid(),
    last: z.object({ text: z.string(), direction: z.string(), at: z.iso.datetime() }).optional(),
    waitingSince: z.iso.datetime().optional(),
  }),
  'conversation.taken': event({ by: z.uuid() }),
  /** `why`: the shift of whoever had it has ended */
  'conversation.assigned': event({
    ...{ from: z.uuid().nullable(), to: z.uuid().nullable() },
    why: z.literal('shift_end').optional(),
  }),
  /** what is said here from now on belongs to that ticket, too */
  'conversation.ticketed': event({ ticket: z.uuid(), track: z.string() }),
  'conversation.unticketed': event({ ticket: z.uuid(), track: z.string() }),
  /** it is about that lead from now on */
  'conversation.dealt': event({ lead: z.uuid(), number: z.number().int() }),
  /** whoever waits here is promised an answer, or another one, or none any more */
  'conversation.promised': event({ ...AnswerPromise.shape }),
  /** a step of the ladder */
  'conversation.warned': event({
    ...{ promise: AnswerKind, since: z.iso.datetime(), dueAt: z.iso.datetime() },
    ...warnedShape,
  }),
  'conversation.late': event({ promise: AnswerKind, since: z.iso.datetime(), dueAt: z.iso.datetime() }),
  /** a user has it: until then nobody else is told */
  'conversation.acknowledged': event({ until: z.iso.datetime().nullable() }),
  'conversation.tagged': event({ add: z.array(z.string()), remove: z.array(z.string()) }),
  'conversation.snoozed': event({ until: z.iso.datetime() }),
  'conversation.woken': event({}),
  'conversation.closed': event({ result: z.string().optional() }),
  'conversation.reopened': event({}),
  'conversation.read': event({}),
  /** somebody wants to come back to it: its last message counts as unread */
  'conversation.unread': event({}),
  'conversation.rating_asked': event(said),
  'conversation.rating_reminded': event(said),
  'conversation.rated': event({ rating: z.number().int().min(1).max(5) }),
  'conversation.rating_commented': event({ text: z.string() }),
  /** the site has signed who the visitor is; `before`: her talk until now, which this one continues with what waited there */
  'conversation.recognized': event({
    name: z.string(),
    before: z.uuid().optional(),
    unread: z.number().int().optional(),
    waitingSince: z.iso.datetime().optional(),
  }),
  /** a user stops its automations, lets them go on, or orders one of them */
  'conversation.paused': event({ reason: z.string(), until: z.iso.datetime().optional() }),
  'conversation.resumed': event({ from: z.iso.datetime() }),
  'conversation.steered': event(Steered.shape),
  /** the client goes on in another talk, which she had begun before she was known there */
  'conversation.continued': event({ in: z.uuid() }),
  /** what the client had not read when she was gone went to her by e-mail */
  'conversation.mailed': event({ to: z.string(), messages: z.array(z.uuid()) }),
  /** a user sent what was said to the client or a colleague by e-mail, so many messages */
  'conversation.transcribed': event({ to: z.string(), messages: z.number().int() }),
  /** nobody reads what this sender writes from now on; it is kept */
  'conversation.shut_out': event({ reason: z.string().optional() }),
  'conversation.let_in': event({}),
  /** the client has blocked us, or has no such chat any more */
  'conversation.blocked': event({}),
  'conversation.unblocked': event({}),
};
