import type { Currency } from '../../workflows/money/money.schema.ts';
import { exponentOf, partsOf } from '../../workflows/money/money.ts';

/** `1 250 000,50` as typed, in minor units; undefined for nothing, for what is no number, and for a part of a yen. */
export const minorUnits = (typed: string | undefined, currency: Currency): number | undefined => {
  const [whole = '', cents = ''] = (typed ?? '')
    .replace(/\s/g, '')
    .replace(',', '.')
    .split(/\.(.*)/);
  const exponent = exponentOf(currency);
  if (!/^\d{1,13}$/.test(whole) || !/^\d*$/.test(cents) || (exponent === 0 && /[1-9]/.test(cents))) return undefined;
  const amount = Number(whole + cents.slice(0, exponent).padEnd(exponent, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
};

/** As one types it: `125000`, `12400,50`. */
export const typedAmount = (amount: number, currency: Currency): string => {
  const { whole, fraction } = partsOf(amount, currency);
  return /^0*$/.test(fraction) ? whole : `${whole},${fraction}`;
};
