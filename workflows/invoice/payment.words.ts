import { moneyText } from '../money/money.ts';
import type { Currency } from '../money/money.schema.ts';
import type { Words } from '../words/words.schema.ts';

type Payment = { amount: number; currency: string };

/** What a manager is told when money came that no invoice expects. */
export const overpaidWords = (payment: Payment, number: number): Words => ({
  ru: `По счёту № ${number} заплатили больше, чем нужно: пришло ещё ${money(payment, 'ru')}. Верните лишнее клиенту.`,
  en: `Invoice ${number} was overpaid: another ${money(payment, 'en')} came in. Refund the rest to the client.`,
  kk: `№ ${number} шот бойынша артық төленді: тағы ${money(payment, 'kk')} түсті. Артығын клиентке қайтарыңыз.`,
  uk: `За рахунком № ${number} сплатили більше, ніж треба: надійшло ще ${money(payment, 'uk')}. Поверніть зайве клієнту.`,
});

export const mismatchedWords = (payment: Payment, number: number): Words => ({
  ru: `Платёж ${money(payment, 'ru')} не засчитан в счёт № ${number}: не та валюта или счёт не действует. Свяжитесь с клиентом.`,
  en: `The payment of ${money(payment, 'en')} does not count towards invoice ${number}: another currency, or the invoice is not valid. Contact the client.`,
  kk: `${money(payment, 'kk')} төлемі № ${number} шотқа есептелмеді: валютасы басқа немесе шот жарамсыз. Клиентпен хабарласыңыз.`,
  uk: `Платіж ${money(payment, 'uk')} не зараховано до рахунку № ${number}: інша валюта або рахунок не дійсний. Зв’яжіться з клієнтом.`,
});

/** A provider may name a currency that we do not trade in. */
const money = ({ amount, currency }: Payment, language: string): string =>
  ['KZT', 'RUB', 'UAH', 'USD', 'EUR'].includes(currency)
    ? moneyText({ amount, currency: currency as Currency }, language)
    : `${amount / 100} ${currency}`;
