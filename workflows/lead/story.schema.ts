import { z } from 'zod';
import { Invoice } from '../invoice/invoice.schema.ts';
import { Process } from '../process/process.schema.ts';
import { Task } from '../task/task.schema.ts';
import { Lead } from './lead.schema.ts';

/** A lead with everything on its page, as it was at a moment of its own clock. */
export const AsOf = z
  .object({
    at: z.iso.datetime(),
    /** the story's first and last moment */
    first: z.iso.datetime(),
    last: z.iso.datetime(),
    lead: Lead,
    process: Process,
    tasks: z.array(Task),
    invoices: z.array(Invoice),
  })
  .meta({ id: 'LeadAsOf' });
export type AsOf = z.infer<typeof AsOf>;

/** A column whose value is not what the events say. */
export const Difference = z.object({
  noun: z.string(),
  id: z.string(),
  name: z
    .string()
    .meta({ description: 'what people know it by: the lead’s name, the task’s text, the invoice’s number' }),
  column: z.string(),
  told: z.unknown().meta({ description: 'what the events give' }),
  found: z.unknown().meta({ description: 'what stands in the record' }),
});
export type Difference = z.infer<typeof Difference>;

/** The proof that the story is complete: its events, replayed from the first, give the rows. */
export const Replay = z
  .object({
    events: z.number().int(),
    rows: z.number().int(),
    columns: z.number().int(),
    differences: z.array(Difference),
  })
  .meta({ id: 'Replay' });
export type Replay = z.infer<typeof Replay>;
