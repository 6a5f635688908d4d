import { exponentOf } from '../money/money.ts';
import type { Currency, Money } from '../money/money.schema.ts';

/**
 * How Stripe counts money, after https://docs.stripe.com/currencies (zero-decimal, three-decimal, special cases, minimum and maximum charge
 * amounts), read 2026-11-28. Where no minimum is published (KZT, UAH) a charge must be worth 0.50 USD after conversion: only Stripe knows
 * that, and its refusal is shown on the pay page; here one whole unit is the least.
 */
const wholeOnly = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const wholeWithZeros = ['ISK', 'UGX'];
const threeDecimals = ['BHD', 'JOD', 'KWD', 'OMR', 'TND'];
const least: Record<string, number> = {
  ...{
    AED: 200,
    ARS: 50,
    AUD: 50,
    BGN: 100,
    BRL: 50,
    CAD: 50,
    CHF: 50,
    COP: 50,
    CZK: 1500,
    DKK: 250,
    EUR: 50,
    GBP: 30,
    HKD: 400,
    HUF: 17500,
  },
  ...{
    IDR: 50,
    ILS: 50,
    INR: 50,
    JPY: 50,
    KRW: 50,
    MXN: 1000,
    MYR: 200,
    NOK: 300,
    NZD: 50,
    PHP: 50,
    PLN: 200,
    RON: 200,
    RUB: 50,
  },
  ...{ SEK: 300, SGD: 50, THB: 1000, USD: 50, ZAR: 50 },
};
const most: Record<string, number> = { IDR: 999_999_999_999, COP: 9_999_999_999, INR: 999_999_999 };
const MOST = 99_999_999;

/** Our minor units in one of Stripe's, as a fraction: MGA has two decimals here and none there, UGX the other way round. */
const exponentThere = (currency: Currency): number =>
  wholeOnly.includes(currency) ? 0 : threeDecimals.includes(currency) ? 3 : 2;

/** What Stripe calls this amount; whole, because amounts that it cannot express are refused before (stripeLimits). */
export const toStripe = ({ amount, currency }: Money): number => {
  const difference = exponentThere(currency) - exponentOf(currency);
  return difference >= 0 ? amount * 10 ** difference : Math.round(amount / 10 ** -difference);
};

export const fromStripe = (amount: number, currency: Currency): number => {
  const difference = exponentThere(currency) - exponentOf(currency);
  return difference >= 0 ? Math.round(amount / 10 ** difference) : amount * 10 ** -difference;
};

/** The least and the most that one payment may be, and what it must be a multiple of; our minor units. */
export const stripeLimits = (currency: Currency): { least: number; most: number; step: number } => {
  const step = threeDecimals.includes(currency) ? 10 : fromStripe(1, currency) || 1;
  const ownLeast = least[currency] ?? 10 ** exponentThere(currency);
  const roof = fromStripe(most[currency] ?? MOST, currency);
  return {
    least: fromStripe(wholeWithZeros.includes(currency) ? 100 : ownLeast, currency),
    most: roof - (roof % step),
    step,
  };
};
