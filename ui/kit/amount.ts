import type { Currency } from '../../workflows/money/money.schema.ts';
import { exponentOf } from '../../workflows/money/money.ts';

export const currencySigns: Record<Currency, string> = { KZT: '₸', RUB: '₽', UAH: '₴', USD: '$', EUR: '€' };

/** `1 250 000,50` as typed, in minor units; undefined for nothing or for what is no number. */
export const minorUnits = (typed: string | undefined, currency: Currency): number | undefined => {
  const [whole = '', cents = ''] = (typed ?? '').replace(/\s/g, '').replace(',', '.').split('.');
  if (!/^\d{1,13}$/.test(whole) || !/^\d*$/.test(cents)) return undefined;
  const exponent = exponentOf(currency);
  return Number(whole + cents.slice(0, exponent).padEnd(exponent, '0'));
};
