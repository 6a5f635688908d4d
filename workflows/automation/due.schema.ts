import { z } from 'zod';

/** When something is due, in the calendar of the user who must do it. */
export const Due = z.discriminatedUnion('by', [
  z.object({ by: z.literal('end_of_working_day') }),
  z.object({
    by: z.literal('after'),
    amount: z.number().int().min(0).max(1000),
    unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months']),
  }),
  /** so much of that user's working time later */
  z.object({
    by: z.literal('working'),
    amount: z.number().int().min(0).max(1000),
    unit: z.enum(['minutes', 'hours']),
  }),
  /** the next working day; `other_hour` is at least three hours away from the current hour */
  z.object({
    by: z.literal('next_working_day'),
    at: z.union([z.literal('other_hour'), z.string().regex(/^\d\d:\d\d$/)]),
  }),
]);
export type Due = z.infer<typeof Due>;
