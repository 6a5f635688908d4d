import { z } from 'zod';
import { Steered } from '../automation/steer.schema.ts';
import { Columns } from '../event/columns.schema.ts';
import { HandedAnswer, ServicePolicy } from '../service/policy.schema.ts';
import { PromiseKind, warnedShape } from '../service/rung.schema.ts';
import { Priority } from './priority.schema.ts';
import { Source } from './ticket.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ set: Columns.optional(), ...shape });

/** `what`: a fact of the ticket's, or `fields.<key>` */
const Change = z.strictObject({ what: z.string(), from: z.unknown(), to: z.unknown() });
const other = event({ ticket: z.uuid(), track: z.string() });
/** What a ticket hears of a conversation of its own, `of`. */
const heard = { of: z.strictObject({ kind: z.string(), id: z.uuid() }), account: z.string(), message: z.uuid() };

const ofTask = { of: z.strictObject({ kind: z.string(), id: z.uuid() }), type: z.string(), task: z.string() };

/** What each event of a ticket says. */
export const ticketEvents = {
  'ticket.created': event({
    to: z.string(),
    track: z.string(),
    subject: z.string(),
    source: Source,
    priority: Priority,
    tags: z.array(z.string()).optional(),
    talk: z.uuid().optional(),
    /** key of the form that opened it */
    form: z.string().optional(),
    /** the answer that its client waits for since before; null: none. Without it she begins to wait now. */
    answer: HandedAnswer.nullable().optional(),
  }),
  'ticket.moved': event({
    from: z.string(),
    to: z.string(),
    closes: z.boolean().optional(),
    reason: z.string().optional(),
  }),
  /** `by`: the client has written again; else a user has opened it */
  'ticket.reopened': event({ from: z.string(), to: z.string(), by: z.literal('client').optional() }),
  'ticket.changed': event({ changes: z.array(Change) }),
  /** a group, a person, or both; null: nobody */
  'ticket.assigned': event({
    from: z.uuid().nullable(),
    to: z.uuid().nullable(),
    fromGroup: z.uuid().nullable().optional(),
    toGroup: z.uuid().nullable().optional(),
    note: z.string().optional(),
    /** the shift of whoever had it has ended */
    why: z.literal('shift_end').optional(),
  }),
  'ticket.postponed': event({ until: z.iso.datetime() }),
  'ticket.woken': event({}),
  'ticket.talk_added': event({ talk: z.uuid() }),
  'ticket.talk_removed': event({ talk: z.uuid() }),
  'ticket.related': other,
  'ticket.unrelated': other,
  'ticket.watched': event({ user: z.uuid() }),
  'ticket.unwatched': event({ user: z.uuid() }),
  /** it is a part of that one now, which says so by the other */
  'ticket.merged': other.extend({ to: z.string(), closes: z.literal(true) }),
  'ticket.absorbed': other,
  'ticket.followed': other,
  'ticket.paused': event({ reason: z.string(), until: z.iso.datetime().optional() }),
  'ticket.resumed': event({ from: z.iso.datetime() }),
  'ticket.skipped': event({ to: z.iso.datetime(), byMs: z.number(), what: z.string() }),
  'ticket.steered': event({ ...Steered.shape }),
  'ticket.migrated': event({
    publication: z.uuid(),
    versionId: z.uuid(),
    from: z.string(),
    to: z.string(),
    fire: z.boolean(),
  }),
  /** by which policy, and what it promises; `policy` null: nothing is promised any more */
  'ticket.promised': event({
    policy: z.string().nullable(),
    calendar: z.string().optional(),
    targets: ServicePolicy.shape.targets,
    waits: z.array(z.string()),
  }),
  /** a step of the ladder */
  'ticket.warned': event({
    promise: PromiseKind,
    since: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    ...warnedShape,
  }),
  'ticket.late': event({ promise: PromiseKind, since: z.iso.datetime(), dueAt: z.iso.datetime() }),
  /** a user has it: until then nobody else is told */
  'ticket.acknowledged': event({ until: z.iso.datetime().nullable() }),
  /** of a task that belongs to it: `type` is its kind, `task` its words */
  'ticket.task_set': event({ ...ofTask, dueAt: z.iso.datetime() }),
  'ticket.task_done': event({ ...ofTask, outcome: z.string().nullable(), result: z.string().optional() }),
  'ticket.task_overdue': event(ofTask),
  'ticket.client_wrote': event({ ...heard, text: z.string().optional(), first: z.boolean().optional() }),
  /** how its client found it, as her talk was asked */
  'ticket.rated': event({ rating: z.number().int().min(1).max(5) }),
  'ticket.rating_commented': event({ text: z.string() }),
  'ticket.answered': event({ ...heard, by: z.enum(['user', 'automation']) }),
};
