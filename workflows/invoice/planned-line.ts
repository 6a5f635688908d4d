import { z } from 'zod';
import type { Currency, Money } from '../money/money.schema.ts';
import { sharesOf, sumOfPercents } from '../money/share.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
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

/**
 * What an automation bills: a quantity at a price, a share of the lead's amount ("half in advance"), or the part of the amount that is not
 * billed yet.
 */
export const PlannedLine = z.union([Priced, Share, Rest]);
export type PlannedLine = z.infer<typeof PlannedLine>;

/**
 * The lines with their prices; shares add up to the whole, over several invoices too. `billed`: what earlier invoices of the lead total in
 * this currency, minor units; `before`: the percents of this very amount among them. Refused: AmountMissing, CurrencyDiffers (a share needs a
 * lead's amount in the invoice's currency), NothingToBill.
 */
export const priced = (
  lines: PlannedLine[],
  currency: Currency,
  amount: Money | null,
  billed: number,
  before: number[] = [],
): z.infer<typeof Priced>[] | Refusal => {
  if (amount && amount.currency !== currency && lines.some((line) => !('unitAmount' in line)))
    return refuse('CurrencyDiffers', { lead: amount.currency, invoice: currency });
  const whole = amount?.amount ?? 0;
  const shares = sharesOf(whole, percentsOf(lines), before);
  const shared = lines.map((line) =>
    'percent' in line ? { text: line.text, quantity: 1, unitAmount: shares.shift()! } : line,
  );
  const rest = whole - billed - fixedOf(shared);
  const known = shared.map((line) => ('rest' in line ? { text: line.text, quantity: 1, unitAmount: rest } : line));
  if (known.every(({ unitAmount }) => unitAmount > 0)) return known;
  return refuse(rest < 1 && whole > 0 && hasRest(lines) ? 'NothingToBill' : 'AmountMissing');
};

/** What an automation bills. */
export type Billing = { lines: PlannedLine[]; currency: Currency };
type Billed = { total: number; currency: string; share?: Share | null | undefined };

/** The lines at the prices of this moment, beside what earlier invoices of the lead say. Refused: AmountMissing, CurrencyDiffers, NothingToBill. */
export const planned = (
  { lines, currency }: Billing,
  amount: Money | null,
  before: Billed[],
): { lines: z.infer<typeof Priced>[]; share: Share | null } | Refusal => {
  const counted = before.filter((one) => one.currency === currency);
  const billed = counted.reduce((sum, { total }) => sum + total, 0);
  const shares = counted.map(({ share }) => share);
  const known = priced(lines, currency, amount, billed, percentsBefore(shares, amount?.amount ?? 0));
  return isRefusal(known) ? known : { lines: known, share: shareOf(lines, amount) };
};

/** What an invoice remembers of the shares that it bills: of which amount, how many percent; null where it bills none. */
export type Share = { of: number; percents: number[] };
export const shareOf = (lines: PlannedLine[], amount: Money | null): Share | null => {
  const percents = percentsOf(lines);
  return amount && percents.length > 0 ? { of: amount.amount, percents } : null;
};

/** The percents of this very amount that those invoices have billed. */
export const percentsBefore = (shares: (Share | null | undefined)[], whole: number): number[] =>
  shares.flatMap((share) => (share?.of === whole ? share.percents : []));

const percentsOf = (lines: PlannedLine[]): number[] =>
  lines.flatMap((line) => ('percent' in line ? [line.percent] : []));

export const hasRest = (lines: PlannedLine[]): boolean => lines.some((line) => 'rest' in line);

/** The fixed part, minor units. */
export const fixedOf = (lines: PlannedLine[]): number =>
  lines.reduce((sum, line) => sum + ('unitAmount' in line ? line.quantity * line.unitAmount : 0), 0);

/** The shares together as people write it, `66.6`; empty where there are none. */
export const shareText = (lines: PlannedLine[], language: Language): string => {
  const percents = percentsOf(lines);
  if (percents.length === 0) return '';
  const text = sumOfPercents(percents);
  return language === 'en' ? text : text.replace('.', ',');
};
