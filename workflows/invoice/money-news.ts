import { moneyText } from '../money/money.ts';
import { fill } from '../words/fill.ts';
import type { Words } from '../words/words.schema.ts';
import { inEach } from '../words/words.ts';
import { payReasonText } from './pay-reason.ts';
import { moneyWords, strayWords } from './payment.words.ts';

export type MoneyNews = keyof typeof moneyWords;
type Told = { amount: number; currency: string; number: number; reason: string };

/** What somebody is told of an invoice's money, in each language. */
export const moneyNews = (what: MoneyNews, { number, reason, ...money }: Told): Required<Words> =>
  inEach((language) =>
    fill(moneyWords[what], language, {
      sum: moneyText(money, language),
      number,
      reason: payReasonText(reason, language),
    }).replace(/ +/g, ' '),
  );

export const strayNews = (money: { amount: number; currency: string }): Required<Words> =>
  inEach((language) => fill(strayWords, language, { sum: moneyText(money, language) }));

/** The news that somebody must act on. */
export const moneyTasks: ReadonlySet<MoneyNews> = new Set([
  ...([
    'overpaid',
    'payment_mismatched',
    'refund_mismatched',
    'payment_bounced',
    'payment_unknown',
    'refunded',
    'refund_failed',
  ] as const),
  ...(['disputed', 'dispute_inquiry', 'dispute_lost', 'checkout_refused'] as const),
]);
