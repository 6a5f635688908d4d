import { z } from 'zod';
import type { Currency, Money } from '../money/money.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { Words, type Language } from '../words/words.schema.ts';

const Priced = z.object({
  text: Words,
  quantity: z.number().int().positive(),
  unitAmount: z.number().int().positive(),
});
const Share = z.object({
  text: Words,
  percent: z.number().positive().max(100),
});

const Rest = z.object({ text: Words, rest: z.literal(true) });

/** What an automation bills: so many for so much each, a share of the lead's amount ("half in advance"), or what of the amount is not billed yet. */
export const PlannedLine = z.union([Priced, Share, Rest]);
export type PlannedLine = z.infer<typeof PlannedLine>;

/**
 * The lines with their prices, a share rounded to the minor unit, the rest exact. `billed`: what earlier invoices of the lead say in this
 * currency, minor units. Refused: AmountMissing, CurrencyDiffers (a share needs a lead's amount in the invoice's currency), NothingToBill.
 */
export const priced = (
  lines: PlannedLine[],
  currency: Currency,
  amount: Money | null,
  billed: number,
): z.infer<typeof Priced>[] | Refusal => {
  if (amount && amount.currency !== currency && lines.some((line) => !('unitAmount' in line)))
    return refuse('CurrencyDiffers', { lead: amount.currency, invoice: currency });
  const whole = amount?.amount ?? 0;
  const shared = lines.map((line) =>
    'percent' in line ? { text: line.text, quantity: 1, unitAmount: Math.round((whole * line.percent) / 100) } : line,
  );
  const rest = whole - billed - fixedOf(shared);
  const known = shared.map((line) => ('rest' in line ? { text: line.text, quantity: 1, unitAmount: rest } : line));
  if (known.every(({ unitAmount }) => unitAmount > 0)) return known;
  return refuse(rest < 1 && whole > 0 && hasRest(lines) ? 'NothingToBill' : 'AmountMissing');
};

export const hasRest = (lines: PlannedLine[]): boolean => lines.some((line) => 'rest' in line);

/** What stands fixed, minor units. */
export const fixedOf = (lines: PlannedLine[]): number =>
  lines.reduce((sum, line) => sum + ('unitAmount' in line ? line.quantity * line.unitAmount : 0), 0);

/** The shares together as people write it, `66.6`; empty where there is none. */
export const shareText = (lines: PlannedLine[], language: Language): string => {
  const percent = lines.reduce((sum, line) => sum + ('percent' in line ? line.percent : 0), 0);
  if (percent === 0) return '';
  const text = String(Number(percent.toFixed(4)));
  return language === 'en' ? text : text.replace('.', ',');
};
