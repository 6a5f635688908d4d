import { z } from 'zod';
import { Duration } from './duration.schema.ts';

const comparisons = [
  ...(['=', '!=', '<', '<=', '>', '>=', 'in', 'not_in', 'contains', 'empty', 'filled'] as const),
  ...(['older', 'newer', 'within'] as const),
] as const;

const Scalar = z.union([z.string().max(300), z.number(), z.boolean(), z.null()]);

/**
 * One test of a lead. `field` is a path into its facts: `stage`, `amount.amount`, `amount.currency`, `fields.<key>`, `source.<name>`, `tags`,
 * `responsible` (e-mail), `entries.<stage>` (how often it entered that stage), `outcomes.<key>` (how many tasks ended so),
 * `contact.language`, `contact.email`, `contact.phone`, `contact.fields.<key>`, `company.name`, `company.fields.<key>`, `invoices.unpaid`, `invoices.paid` (counts), `tasks.open`,
 * `tasks.overdue`, `createdAt`, `stageEnteredAt`, `now.hour`, `now.weekday` (1 is Monday), `calendar.<key>.working`.
 * `older` and `newer` compare a moment with now: `{ "field": "createdAt", "is": "older", "than": { "amount": 2, "unit": "days" } }`.
 * `within` takes days: `today`, `yesterday`, `tomorrow`, `this_week` (from Monday), `last_month`, `next_week`, ..., `2026-09-07`,
 * `2026-09-01..2026-09-07`, `2026-09-01..`, `..2026-09-07`; whose days they are says `zone` (IANA; by default UTC).
 */
export const Filter = z
  .object({
    field: z.string().min(1).max(120),
    is: z.enum(comparisons),
    value: z.union([Scalar, z.array(Scalar).max(200)]).optional(),
    than: Duration.optional(),
    zone: z.string().max(60).optional(),
  })
  .strict();
export type Filter = z.infer<typeof Filter>;

export type Condition = Filter | { all: Condition[] } | { any: Condition[] } | { not: Condition };
/** The one filter language: for automations, lists and mass changes. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Filter,
    z.object({ all: z.array(Condition).max(50) }).strict(),
    z.object({ any: z.array(Condition).max(50) }).strict(),
    z.object({ not: Condition }).strict(),
  ]),
);
