import { exponents } from './currencies.ts';
import type { Currency, Money } from './money.schema.ts';

/** Currencies that a reader here knows by their sign; any other is named by its code, which nobody mistakes. */
const signs: Partial<Record<string, string>> = { KZT: '₸', RUB: '₽', UAH: '₴', USD: '$', EUR: '€' };

/** What the lists offer first. */
export const usualCurrencies: readonly Currency[] = Object.keys(signs);

/** How many digits follow the decimal point; two for a code that ISO 4217 does not know. */
export const exponentOf = (currency: Currency): number => exponents.get(currency) ?? 2;

export const signOf = (currency: Currency): string => signs[currency] ?? currency;

/** `1 250 000 ₸`, `12 400,50 ₽`, `$1,200.00`, `50 000 JPY`, `−4 000 ₸`; with non-breaking spaces. Written by hand because browsers have no Kazakh. */
export const moneyText = ({ amount, currency }: Money, language: string): string => {
  const { whole, fraction, minus } = partsOf(amount, currency);
  const english = language === 'en';
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, english ? ',' : '\u00a0');
  if (english && (currency === 'USD' || currency === 'EUR')) return `${minus}${signOf(currency)}${grouped}.${fraction}`;
  const number = /^0*$/.test(fraction) ? grouped : `${grouped}${english ? '.' : ','}${fraction}`;
  return `${minus}${number}\u00a0${signOf(currency)}`;
};

/** The digits before and after the decimal point. */
export const partsOf = (amount: number, currency: Currency): { whole: string; fraction: string; minus: string } => {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return { whole: digits.slice(0, point), fraction: digits.slice(point), minus: amount < 0 ? '−' : '' };
};
