import { z } from 'zod';
import { DateTime } from 'luxon';
import { itemsText } from '../field/items.ts';
import { FactPath } from './key.schema.ts';
import { Duration } from './duration.schema.ts';
import { factAt, type Facts } from './facts.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** A value for a field: a constant, another field, a moment counted from now or from a date field, or a number computed from a field. */
export const Expression = z.union([
  z.object({ value: z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]) }).strict(),
  z.object({ from: FactPath }).strict(),
  z
    .object({ moment: z.union([z.literal('now'), FactPath]), plus: Duration.optional(), minus: Duration.optional() })
    .strict(),
  z
    .object({
      number: FactPath,
      by: z.enum(['+', '-', '*', '/']),
      operand: z.union([z.number(), FactPath]),
    })
    .strict(),
]);
export type Expression = z.infer<typeof Expression>;

/** The value of an expression over a lead's facts. Refused: ExpressionFailed (division by zero, or text where a number or a date is needed). */
export const valueOf = (
  expression: Expression,
  facts: Facts,
  now: string,
  zone = 'Asia/Almaty',
): { value: string | number | boolean | null } | Refusal => {
  if ('value' in expression) return { value: expression.value };
  if ('from' in expression) return { value: scalar(factAt(facts, expression.from)) };
  if ('moment' in expression) {
    const from = expression.moment === 'now' ? now : factAt(facts, expression.moment);
    const start = typeof from === 'string' ? DateTime.fromISO(from, { zone }) : undefined;
    if (!start?.isValid) return refuse('ExpressionFailed', { field: expression.moment, value: String(from ?? '') });
    const { plus, minus } = expression;
    const moved = start
      .plus(plus ? { [plus.unit]: plus.amount } : {})
      .minus(minus ? { [minus.unit]: minus.amount } : {});
    return { value: moved.toUTC().toISO() };
  }
  const { by, operand } = expression;
  const left = factAt(facts, expression.number) ?? 0;
  const right = typeof operand === 'number' ? operand : (factAt(facts, operand) ?? 0);
  if (typeof left !== 'number' || typeof right !== 'number')
    return refuse('ExpressionFailed', { field: expression.number, value: String(left) });
  const value = by === '+' ? left + right : by === '-' ? left - right : by === '*' ? left * right : left / right;
  if (!Number.isFinite(value)) return refuse('ExpressionFailed', { field: expression.number, value: String(right) });
  return { value };
};

/** The facts that an expression counts with. */
export const pathsIn = (expression: Expression): string[] => {
  const { from, moment, number, operand } = expression as Record<string, unknown>;
  return [from, moment, number, operand].filter((path) => typeof path === 'string' && path !== 'now') as string[];
};

/** Several options as one text, which a field of several reads again. */
const scalar = (value: unknown): string | number | boolean | null => {
  if (Array.isArray(value)) return itemsText(value.map(String));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};
