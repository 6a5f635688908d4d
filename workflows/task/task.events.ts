import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';
import { Way } from '../service/rung.schema.ts';
import { TaskRung } from './ladder.schema.ts';
import { Repeat } from './repeat.schema.ts';
import { Priority } from './task.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ set: Columns.optional(), type: z.string(), text: z.string(), ...shape });

/** Ids of the users whom it concerns. */
const to = z.array(z.uuid());

/** What each event of a task says. */
export const taskEvents = {
  'task.created': event({
    dueAt: z.iso.datetime(),
    responsibleId: z.uuid().nullable(),
    /** set as so much time, which a pause stops */
    span: z.strictObject({ ms: z.number(), working: z.string().optional() }).optional(),
    /** where it is not the usual one */
    priority: Priority.optional(),
    /** of a series: how many were passed over since the one before */
    missed: z.number().int().optional(),
  }),
  /** by a user: `type` and `text` as they are from now on, and what else has changed */
  'task.changed': event({
    /** a promise from now on; its clocks begin anew */
    dueAt: z.iso.datetime().optional(),
    priority: Priority.optional(),
    checklist: z.array(z.strictObject({ text: z.string(), done: z.boolean() })).optional(),
    result: z.string().optional(),
    /** its place in the series that it belongs to from now on */
    series: z.strictObject({ id: z.uuid(), occurrence: z.string() }).optional(),
    /** the series goes on otherwise, or, null, not at all */
    repeat: Repeat.nullable().optional(),
    /** all that follow are changed alike */
    following: z.boolean().optional(),
  }),
  'task.assigned': event({ to }),
  'task.reminded': event({ to }),
  'task.overdue': event({ to }),
  /** a step of its ladder, which told these users, or did something else */
  'task.escalated': event({
    to,
    rung: z.string().optional(),
    round: z.number().int().optional(),
    does: TaskRung.shape.does.optional(),
    /** nothing was to be done: it is so already, or nobody is there */
    nothing: z.boolean().optional(),
    /** how whoever is on call was reached besides, and how long she may be silent */
    by: z.array(Way).optional(),
    silentMs: z.number().optional(),
  }),
  /** somebody has it: nobody else is told until then, or, null, at all */
  'task.acknowledged': event({ until: z.iso.datetime().nullable() }),
  /** by the client, to the invitation of a meeting */
  'task.answered': event({
    is: z.enum(['accepted', 'declined', 'tentative', 'proposed']),
    sequence: z.number().int(),
    stamp: z.string(),
    proposes: z.iso.datetime().optional(),
  }),
  'task.replanned': event({ dueAt: z.iso.datetime() }),
  'task.done': event({
    outcome: z.string().nullable(),
    result: z.string(),
    /** the move that was written with it, and the automation whose first step that was */
    moved: z.strictObject({ from: z.string(), to: z.string(), by: z.string().optional() }).optional(),
    /** when the user wants the meeting that follows */
    dueAt: z.iso.datetime().optional(),
    /** no automation answers it */
    quiet: z.boolean().optional(),
  }),
  'task.cancelled': event({}),
  'task.reopened': event({ dueAt: z.iso.datetime(), responsibleId: z.uuid().nullable() }),
};
