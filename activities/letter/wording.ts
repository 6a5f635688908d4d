import { DateTime } from 'luxon';
import { moneyText } from '../../workflows/money/money.ts';
import type { Money } from '../../workflows/money/money.schema.ts';

/** How moments are said to one client: in their language and their zone. */
export type Wording = { language: string; zone: string; date(iso: string): string; time(iso: string): string };

export const wordingFor = (language: string, zone: string): Wording => {
  const at = (iso: string) => DateTime.fromISO(iso, { zone }).setLocale(language);
  return {
    language,
    zone,
    date: (iso) => at(iso).toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: (iso) => at(iso).toFormat('HH:mm'),
  };
};

/** Prints as text by itself, and still tells a helper what it is. */
export type MoneyValue = Money & { toString(): string };
export const moneyValue = ({ amount, currency }: Money, language: string): MoneyValue => ({
  amount,
  currency,
  toString: () => moneyText({ amount, currency }, language),
});
export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

export type Moment = { iso: string; toString(): string };
export const moment = (iso: string, wording: Wording): Moment => ({ iso, toString: () => wording.date(iso) });
export const isMoment = (value: unknown): value is Moment =>
  typeof value === 'object' && value !== null && 'iso' in value;
