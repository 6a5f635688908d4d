import { z } from 'zod';
import { Money } from '../money/money.schema.ts';

/** What leads may be looked for by that their processes wait for. */
export const Waiting = z.enum(['overdue', 'payment']);
export type Waiting = z.infer<typeof Waiting>;

const Sum = z.object({ count: z.number().int(), amounts: z.array(Money) });
export type Sum = z.infer<typeof Sum>;

export const LeadGroup = Sum.extend({
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .nullable()
    .meta({ description: 'what these leads have there; null: nothing' }),
}).meta({ id: 'LeadGroup' });
export type LeadGroup = z.infer<typeof LeadGroup>;

export const StageTotal = Sum.extend({
  stage: z.string(),
  overdue: Sum.meta({ description: 'of these, where a task or an invoice is overdue' }),
  payment: Sum.meta({ description: 'of these, that wait for a payment' }),
}).meta({ id: 'StageTotal' });
export type StageTotal = z.infer<typeof StageTotal>;
