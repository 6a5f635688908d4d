import type { Currency } from '../../workflows/money/money.schema.ts';
import { exponentOf, partsOf } from '../../workflows/money/money.ts';

/**
 * `1 250 000,50` or `1,250,000.50` as typed, in minor units; undefined for nothing, for what is no number, and for a part of a cent.
 * Three digits behind a comma or a point are thousands, but in a currency of three decimals.
 */
export const minorUnits = (typed: string | undefined, currency: Currency): number | undefined => {
  const text = (typed ?? '').replace(/[\s']/g, '');
  const exponent = exponentOf(currency);
  const read = (exponent === 3 ? (PLAIN.exec(text) ?? GROUPED.exec(text)) : (GROUPED.exec(text) ?? PLAIN.exec(text)))
    ?.groups;
  if (!read) return undefined;
  const [whole = '', cents = ''] = [read['whole']?.replace(/\D/g, ''), read['cents']];
  if (whole.length > 13 || /[1-9]/.test(cents.slice(exponent))) return undefined;
  const amount = Number(whole + cents.slice(0, exponent).padEnd(exponent, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
};

const PLAIN = /^(?<whole>\d+)(?:[.,](?<cents>\d*))?$/;
const GROUPED = /^(?<whole>[1-9]\d{0,2}(?<mark>[.,])\d{3}(?:\k<mark>\d{3})*)(?:(?!\k<mark>)[.,](?<cents>\d*))?$/;

/** As a reader of this language types it: `125000`, `12400,50`; in English `12400.50`. */
export const typedAmount = (amount: number, currency: Currency, language: string): string => {
  const { whole, fraction } = partsOf(amount, currency);
  return /^0*$/.test(fraction) ? whole : `${whole}${language === 'en' ? '.' : ','}${fraction}`;
};
