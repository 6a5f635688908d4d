import { readFieldValue } from '../field/field-value.ts';
import type { Money } from '../money/money.schema.ts';
import { exponentOf } from '../money/money.ts';
import { plainText } from '../words/plain.ts';
import type { Cell } from './import.schema.ts';

const named: [RegExp, string][] = [
  [/₸|\b(kzt|тг|тенге|теңге)(?![\p{L}])|(?<![\p{L}])(тг|тенге|теңге)/iu, 'KZT'],
  [/₽|\brub\b|(?<![\p{L}])(руб(лей|ля|ль)?|р)(?![\p{L}])/iu, 'RUB'],
  [/₴|\buah\b|(?<![\p{L}])(грн|гривен|гривень|гривні)(?![\p{L}])/iu, 'UAH'],
  [/\$|\busd\b/i, 'USD'],
  [/€|\beur\b/i, 'EUR'],
];

/** The currency that a text names by its sign, its word or its code. */
export const currencyIn = (text: string): string | undefined => {
  const plain = plainText(text);
  return named.find(([sign]) => sign.test(plain))?.[1] ?? /^[A-Z]{3}$/.exec(plain.toUpperCase())?.[0];
};

/** A number with what stands around it for people: `1 250 000 ₸`, `$1,200.00`, `12 400 руб.` */
export const bareNumber = (cell: Cell): Cell =>
  typeof cell === 'string'
    ? named
        .reduce((text, [sign]) => text.replace(sign, ' '), plainText(cell))
        .replace(/\b[A-Z]{3}\b/, ' ')
        .replace(/(?<=\d)\s*[.,]\s*$/, '')
        .trim()
    : cell;

/** An amount in minor units: three digits after one comma or point are thousands, since money has two decimals. */
export const amountIn = (cell: Cell, currency: string): Money | { why: 'number' | 'thousands' } => {
  const bare = bareNumber(cell);
  const grouped =
    typeof bare === 'string' && exponentOf(currency) < 3 && /^[1-9]\d{0,2}[.,]\d{3}$/.test(bare)
      ? bare.replace(/[.,]/, '')
      : bare;
  const read = readFieldValue({ type: 'money' }, grouped);
  if ('why' in read) return { why: read.why === 'thousands' ? 'thousands' : 'number' };
  const amount = Math.round(Number(read.value) * 10 ** exponentOf(currency));
  return amount >= 0 && Number.isSafeInteger(amount) ? { amount, currency } : { why: 'number' };
};
