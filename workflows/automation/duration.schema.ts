import { z } from 'zod';

/** A length of time: `{ "amount": 2, "unit": "hours" }`. Days, weeks and months are those of the calendar's zone. */
export const Duration = z.object({
  amount: z.number().int().min(0).max(100_000),
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks', 'months']),
});
export type Duration = z.infer<typeof Duration>;
