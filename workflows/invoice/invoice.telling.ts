import type { Teller, Telling } from '../event/telling.ts';
import type { Currency } from '../money/money.schema.ts';
import { moneyText } from '../money/money.ts';
import { invoiceColumnWords } from './invoice.columns.words.ts';
import { invoiceEventWords } from './invoice.events.words.ts';
import { payReasonText } from './pay-reason.ts';

export const invoiceTelling = {
  words: { ...invoiceEventWords, ...invoiceColumnWords },
  values: ({ data: { number, amount, total, reason, currency } }, { language }: Teller) => {
    const money = (sum: unknown) =>
      typeof sum === 'number' ? moneyText({ amount: sum, currency: String(currency) as Currency }, language) : '';
    return {
      number: String(number ?? ''),
      amount: money(amount),
      total: money(total),
      reason: payReasonText(String(reason ?? ''), language),
    };
  },
} satisfies Telling;
