import { z } from 'zod';
import { Currency } from '../money/money.schema.ts';
import { Words } from '../words/words.schema.ts';

const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

export const Trigger = z.discriminatedUnion('on', [
  z.object({ on: z.literal('stage.entered') }),
  z.object({
    on: z.literal('stage.time'),
    seconds: z
      .number()
      .int()
      .positive()
      .max(366 * 86_400),
  }),
  z.object({ on: z.literal('task.overdue'), task: Key.optional() }),
  z.object({ on: z.literal('task.done'), outcome: Key.optional(), task: Key.optional() }),
  z.object({ on: z.literal('invoice.sent') }),
  z.object({ on: z.literal('invoice.paid') }),
  z.object({ on: z.literal('invoice.overdue') }),
  z.object({ on: z.literal('message.failed') }),
]);
export type Trigger = z.infer<typeof Trigger>;

const Scalar = z.union([z.string().max(300), z.number(), z.boolean(), z.null()]);
/** `field` is a path into the lead: `amount.currency`, `fields.programme`, `entries.no_answer`, `source.utm_source`, `stage`. */
const Filter = z.object({
  field: z.string().max(120),
  is: z.enum(['=', '!=', '<', '<=', '>', '>=', 'in', 'empty', 'filled']),
  value: z.union([Scalar, z.array(Scalar).max(200)]).optional(),
});
export type Filter = z.infer<typeof Filter>;
export type Condition = Filter | { all: Condition[] } | { any: Condition[] } | { not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Filter,
    z.object({ all: z.array(Condition).max(50) }).strict(),
    z.object({ any: z.array(Condition).max(50) }).strict(),
    z.object({ not: Condition }).strict(),
  ]),
);

/** When something is due, in the calendar of the person who must do it. */
export const Due = z.discriminatedUnion('by', [
  z.object({ by: z.literal('end_of_working_day') }),
  z.object({
    by: z.literal('after'),
    amount: z.number().int().min(0).max(1000),
    unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months']),
  }),
  /** the next working day; `other_hour` is at least three hours away from the hour of now */
  z.object({
    by: z.literal('next_working_day'),
    at: z.union([z.literal('other_hour'), z.string().regex(/^\d\d:\d\d$/)]),
  }),
]);
export type Due = z.infer<typeof Due>;

export const Action = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('message.send'),
    channel: z.enum(['email', 'sms']),
    template: Key,
    attach: z.array(z.enum(['contract', 'invitation', 'invoice', 'receipt'])).default([]),
  }),
  z.object({
    do: z.literal('task.create'),
    type: Key,
    text: Words,
    due: Due,
    who: z.enum(['responsible', 'supervisor']).default('responsible'),
  }),
  z.object({ do: z.literal('lead.assign'), rule: z.enum(['least_busy', 'round_robin']) }),
  z.object({
    do: z.literal('lead.move'),
    stage: Key,
    /** entering the stage where the lead already stands counts as entering it once more */
    again: z.boolean().default(false),
    lossReason: Key.optional(),
  }),
  z.object({
    do: z.literal('invoice.issue'),
    lines: z
      .array(z.object({ text: Words, quantity: z.number().int().positive(), unitAmount: z.number().int().positive() }))
      .min(1),
    currency: Currency,
    dueDays: z.number().int().min(0).max(365),
  }),
  z.object({ do: z.literal('notify'), who: z.enum(['responsible', 'supervisors']), text: Words }),
]);
export type Action = z.infer<typeof Action>;

/** A trigger, in the stages named (or in any open one), under a condition, and the actions that it runs. */
export const Automation = z.object({
  key: Key,
  name: Words,
  stages: z.array(Key).optional(),
  when: Trigger,
  if: Condition.optional(),
  then: z.array(Action).min(1).max(50),
});
export type Automation = z.infer<typeof Automation>;

/** Why an event happened: which automation, from which version, because of which event, how deep in the chain. */
export const Cause = z.object({
  automation: z.string(),
  version: z.number().int(),
  event: z.string(),
  depth: z.number().int(),
});
export type Cause = z.infer<typeof Cause>;
