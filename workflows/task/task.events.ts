import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ set: Columns.optional(), type: z.string(), text: z.string(), ...shape });

/** Ids of the users whom it concerns. */
const to = z.array(z.uuid());

/** What each event of a task says. */
export const taskEvents = {
  'task.created': event({ dueAt: z.iso.datetime(), responsibleId: z.uuid().nullable() }),
  'task.assigned': event({ to }),
  'task.reminded': event({ to }),
  'task.overdue': event({ to }),
  'task.escalated': event({ to }),
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
};
