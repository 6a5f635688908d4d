import { z } from 'zod';
import { Move } from '../lead/lead.schema.ts';
import { Repeat } from './repeat.schema.ts';
import { postpones } from './slot.ts';

export const Checklist = z.array(z.object({ text: z.string().trim().min(1).max(200), done: z.boolean() })).max(50);

/** How much it matters, the least first. */
export const Priority = z.enum(['low', 'normal', 'high']);
export type Priority = z.infer<typeof Priority>;

export const Task = z
  .object({
    id: z.uuid(),
    track: z.string().meta({ description: 'what it is called aloud: two letters, eight digits' }),
    type: z.string(),
    text: z.string(),
    priority: Priority,
    dueAt: z.iso.datetime(),
    responsibleId: z.uuid().nullable(),
    leadId: z.uuid().nullable(),
    lead: z
      .object({ id: z.uuid(), number: z.number().int(), name: z.string(), stage: z.string(), pipeline: z.string() })
      .nullable(),
    ticket: z
      .object({ id: z.uuid(), track: z.string(), subject: z.string(), stage: z.string(), pipeline: z.string() })
      .nullable(),
    contact: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    company: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    phone: z.string().nullable().meta({ description: 'of the client whom it is about' }),
    automation: z.string().nullable().meta({ description: 'the key of the automation that set it' }),
    setBy: z.uuid().nullable().meta({ description: 'the user who set it' }),
    checklist: Checklist,
    repeat: Repeat.nullable().meta({ description: 'when the next one of its series comes' }),
    state: z.enum(['open', 'done', 'cancelled']),
    outcome: z.string().nullable(),
    result: z.string().nullable(),
    overdueAt: z.iso.datetime().nullable(),
    escalatedAt: z.iso.datetime().nullable().meta({ description: 'when somebody above first heard that it is late' }),
    acknowledged: z
      .object({ until: z.iso.datetime().nullable() })
      .nullable()
      .meta({ description: 'somebody has it: nobody else is told until then, or, null, until it is done' }),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

export const TaskTotals = z
  .object({
    total: z.number().int(),
    overdue: z.number().int(),
    today: z.number().int(),
    tomorrow: z.number().int(),
    later: z.number().int(),
  })
  .meta({ id: 'TaskTotals' });
export type TaskTotals = z.infer<typeof TaskTotals>;

const Amount = { amount: z.number().int().min(0).max(1000), unit: z.enum(['minutes', 'hours']) };
/** So much time for a task: by the clock on the wall, or of the working time of the user who must do it. */
export const Within = z.discriminatedUnion('by', [
  z.object({ by: z.literal('after'), ...Amount }),
  z.object({ by: z.literal('working'), ...Amount }),
]);
export type Within = z.infer<typeof Within>;

export const NewTask = z
  .object({
    type: z.string().max(40).default('call'),
    text: z.string().trim().min(1).max(500),
    dueAt: z.iso.datetime({ offset: true }).optional().meta({ description: 'a promise, which no pause moves' }),
    due: Within.optional().meta({ description: 'instead of dueAt: so much time, which a pause of the lead stops' }),
    leadId: z.uuid().optional(),
    ticketId: z.uuid().optional(),
    contactId: z.uuid().optional(),
    companyId: z.uuid().optional(),
    responsibleId: z.uuid().optional(),
    priority: Priority.optional(),
    checklist: Checklist.optional(),
    repeat: Repeat.optional(),
  })
  .refine(({ dueAt, due }) => (dueAt === undefined) !== (due === undefined), {
    path: ['dueAt'],
    error: 'either dueAt or due',
  })
  .refine(({ leadId, ticketId }) => leadId === undefined || ticketId === undefined, {
    path: ['ticketId'],
    error: 'of a lead or of a ticket',
  });
export type NewTask = z.infer<typeof NewTask>;

/** What is not named stays. */
export const TaskPatch = z
  .object({
    version: z.number().int(),
    type: z.string().max(40).optional(),
    text: z.string().trim().min(1).max(500).optional(),
    dueAt: z.iso.datetime({ offset: true }).optional().meta({ description: 'a promise, which no pause moves' }),
    postpone: z
      .enum(postpones)
      .optional()
      .meta({ description: 'instead of dueAt: to a free moment of the responsible user’s working time' }),
    responsibleId: z.uuid().optional(),
    priority: Priority.optional(),
    checklist: Checklist.optional(),
    result: z.string().trim().max(2000).optional(),
    repeat: Repeat.nullable()
      .optional()
      .meta({ description: 'the series goes on from this task by this; null: it ends with this task' }),
    following: z.boolean().optional().meta({ description: 'all that follow in its series are changed alike' }),
  })
  .refine(({ dueAt, postpone }) => dueAt === undefined || postpone === undefined, {
    path: ['dueAt'],
    error: 'either dueAt or postpone',
  });
export type TaskPatch = z.infer<typeof TaskPatch>;

export const Slot = z.object({ to: z.enum(postpones), at: z.iso.datetime() }).meta({ id: 'Slot' });
export type Slot = z.infer<typeof Slot>;

/** What the outcome's stage asks for is written together with the outcome and the move; all of it or nothing. */
export const Completion = Move.partial().extend({
  result: z.string().trim().max(2000).default(''),
  outcome: z.string().max(40).optional(),
  stage: Move.shape.stage
    .optional()
    .meta({ description: 'where the lead goes with it, if the outcome does not say where' }),
});
export type Completion = z.infer<typeof Completion>;
