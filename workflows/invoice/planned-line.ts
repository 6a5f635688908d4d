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

/** What an automation bills: so many for so much each, or a share of the lead's amount, as in "half in advance". */
export const PlannedLine = z.union([Priced, Share]);
export type PlannedLine = z.infer<typeof PlannedLine>;

/** The lines with their prices, a share rounded to the minor unit. Refused: AmountMissing, CurrencyDiffers (a share needs a lead's amount in the invoice's currency). */
export const priced = (
  lines: PlannedLine[],
  currency: Currency,
  amount: Money | null,
): z.infer<typeof Priced>[] | Refusal => {
  const shares = lines.some((line) => 'percent' in line);
  if (shares && amount && amount.currency !== currency)
    return refuse('CurrencyDiffers', { lead: amount.currency, invoice: currency });
  const known = lines.map((line) =>
    'percent' in line
      ? { text: line.text, quantity: 1, unitAmount: Math.round(((amount?.amount ?? 0) * line.percent) / 100) }
      : line,
  );
  return known.some(({ unitAmount }) => unitAmount < 1) ? refuse('AmountMissing') : known;
};

/** What stands fixed, minor units. */
export const fixedOf = (lines: PlannedLine[]): number =>
  lines.reduce((sum, line) => sum + ('percent' in line ? 0 : line.quantity * line.unitAmount), 0);

/** The shares together as people write it, `66.6`; empty where there is none. */
export const shareText = (lines: PlannedLine[], language: Language): string => {
  const percent = lines.reduce((sum, line) => sum + ('percent' in line ? line.percent : 0), 0);
  if (percent === 0) return '';
  const text = String(Number(percent.toFixed(4)));
  return language === 'en' ? text : text.replace('.', ',');
};
