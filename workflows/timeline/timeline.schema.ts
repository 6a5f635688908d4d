import { z } from 'zod';
import { Event } from '../event/event.schema.ts';

/** What a reader wants to see of a story. */
export const TimelineKind = z.enum(['all', 'note', 'message', 'task', 'file', 'money']);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** The lead in whose story an event stands, as far as its sentence needs it. */
export const TimelineLead = z.object({
  id: z.uuid(),
  number: z.number().int(),
  name: z.string(),
  pipeline: z.string(),
  pipelineVersionId: z.uuid(),
});
export type TimelineLead = z.infer<typeof TimelineLead>;

/** The story of a client or a company, the newest first: its own events and those of its leads that the reader may see. */
export const Timeline = z
  .object({
    items: z.array(Event),
    leads: z.array(TimelineLead).meta({ description: 'those whose events are among these' }),
    next: z.string().nullable().meta({ description: 'cursor of the next page; null on the last one' }),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof Timeline>;
