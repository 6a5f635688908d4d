import type { Currency, Money } from './money.schema.ts';

/** How many digits stand after the decimal point (ISO 4217). */
const exponents: Record<Currency, number> = { KZT: 2, RUB: 2, UAH: 2, USD: 2, EUR: 2 };
const signs: Record<Currency, string> = { KZT: '₸', RUB: '₽', UAH: '₴', USD: '$', EUR: '€' };

export const exponentOf = (currency: Currency): number => exponents[currency];

/** `1 250 000 ₸`, `12 400,50 ₽`, `$1,200.00`; spaces do not break. Written by hand because browsers have no Kazakh. */
export const moneyText = ({ amount, currency }: Money, language: string): string => {
  const exponent = exponents[currency];
  const digits = String(amount).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const cents = digits.slice(digits.length - exponent);
  const english = language === 'en';
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, english ? ',' : '\u00a0');
  const isRound = /^0*$/.test(cents);
  if (english && (currency === 'USD' || currency === 'EUR')) return `${signs[currency]}${grouped}.${cents}`;
  const number = isRound ? grouped : `${grouped}${english ? '.' : ','}${cents}`;
  return `${number}\u00a0${signs[currency]}`;
};
