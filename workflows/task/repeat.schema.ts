import { z } from 'zod';
import { isRule } from './repeat.ts';

const After = z.object({ amount: z.number().int().min(1).max(999), unit: z.enum(['days', 'weeks', 'months']) });

/** By a rule of the calendar, whose place a late end does not move; or so long after each end. */
export const Repeat = z
  .object({
    rule: z
      .string()
      .max(300)
      .refine(isRule, 'an RRULE of RFC 5545 that repeats by days or longer')
      .optional()
      .meta({ description: 'RFC 5545: FREQ=MONTHLY;BYMONTHDAY=-1' }),
    after: After.optional(),
    /** it comes on the last working day before, where its day is off */
    workday: z.boolean().optional(),
  })
  .refine(({ rule, after }) => (rule === undefined) !== (after === undefined), {
    path: ['rule'],
    error: 'either rule or after',
  })
  .meta({ id: 'Repeat' });
export type Repeat = z.infer<typeof Repeat>;
