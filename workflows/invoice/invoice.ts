import { refuse, type Refusal } from '../refusal.ts';
import { moneyText } from '../money/money.ts';
import type { Money } from '../money/money.schema.ts';
import type { Words } from '../words/words.schema.ts';
import { stripeLimits } from './stripe-amount.ts';
import type { InvoiceLine } from './invoice.schema.ts';

/** More than any payment takes, in any currency: up to here sums are exact, in minor units. */
export const MOST = 999_999_999_999;

export type InvoiceClock = {
  state: string;
  sentAt: string | null;
  dueAt: string;
  remindedAt: string | null;
  overdueAt: string | null;
};
export type InvoiceRules = { remindBeforeHours: number; remindAfterHours: number };
export type InvoiceMoment = { what: 'reminder' | 'overdue' | 'late_reminder'; at: string };

/** Each line with its own amount, and the total; minor units, whole numbers throughout. */
export const totalOf = <Line extends Omit<InvoiceLine, 'text'>>(
  lines: Line[],
  currency: string,
): { lines: (Line & { amount: number })[]; total: number } | Refusal => {
  const priced = lines.map((line) => ({ ...line, amount: line.quantity * line.unitAmount }));
  const total = priced.reduce((sum, { amount }) => sum + amount, 0);
  return total > MOST ? tooLarge(currency) : { lines: priced, total };
};

/** Why nobody could pay this sum: the provider's limits, checked before an invoice is made or sent. */
export const whyNotBill = ({ amount, currency }: Money): Refusal | undefined => {
  const { least, most, step } = stripeLimits(currency);
  if (amount > most) return tooLarge(currency);
  if (amount < least) return refuse('InvoiceTooSmall', { least: inWords(least, currency) });
  return amount % step === 0 ? undefined : refuse('InvoiceNotWhole', { step: inWords(step, currency) });
};

export const whyNotSend = ({ state }: { state: string }): Refusal | undefined =>
  state === 'draft' ? undefined : refuse('InvoiceNotDraft');

export const whyNotVoid = ({ state, paid }: { state: string; paid: number }): Refusal | undefined => {
  if (state === 'void') return refuse('InvoiceAlreadyVoid');
  return paid > 0 ? refuse('InvoiceHasPayments') : undefined;
};

/** Why the client's page must not open the provider's page. */
export const whyNotPay = (invoice: { state: string; total: number; paid: number }): Refusal | undefined =>
  isOpen(invoice.state) && openAmount(invoice) > 0 ? undefined : refuse('InvoiceNotPayable');

export const isOpen = (state: string): boolean => state === 'sent' || state === 'part_paid';

export const openAmount = ({ total, paid }: { total: number; paid: number }): number => Math.max(0, total - paid);

/** What a payment that the provider reports means. It is `mismatched` where it cannot count towards the invoice; it is never dropped. */
export type Settlement =
  | { counts: true; state: 'part_paid' | 'paid' | 'overpaid'; paid: number }
  | { counts: false; why: 'currency' | 'void' | 'draft' | 'amount' };

export const settle = (
  invoice: { state: string; currency: string; total: number; paid: number },
  payment: { amount: number; currency: string },
): Settlement => {
  if (payment.currency !== invoice.currency) return { counts: false, why: 'currency' };
  if (payment.amount <= 0) return { counts: false, why: 'amount' };
  if (invoice.state === 'void' || invoice.state === 'draft') return { counts: false, why: invoice.state };
  const paid = invoice.paid + payment.amount;
  return {
    counts: true,
    paid,
    state: paid < invoice.total ? 'part_paid' : paid === invoice.total ? 'paid' : 'overpaid',
  };
};

/** The coming moments of an unpaid invoice, earliest first. */
export const invoiceMoments = (invoice: InvoiceClock, rules: InvoiceRules): InvoiceMoment[] => {
  if (!isOpen(invoice.state)) return [];
  const due = Date.parse(invoice.dueAt);
  const remind = due - rules.remindBeforeHours * 3_600_000;
  const moments: InvoiceMoment[] = [];
  const neverReminded = !invoice.remindedAt && !invoice.overdueAt;
  if (rules.remindBeforeHours > 0 && neverReminded && remind > Date.parse(invoice.sentAt ?? invoice.dueAt))
    moments.push({ what: 'reminder', at: iso(remind) });
  if (!invoice.overdueAt) moments.push({ what: 'overdue', at: iso(due) });
  const remindedLate = invoice.remindedAt !== null && Date.parse(invoice.remindedAt) >= due;
  if (rules.remindAfterHours > 0 && !remindedLate)
    moments.push({ what: 'late_reminder', at: iso(due + rules.remindAfterHours * 3_600_000) });
  return moments;
};

/** The next of them: after a long stop, a reminder that should have come before the due date is not sent together with the one after it. */
export const nextMoment = (moments: InvoiceMoment[], now: string): InvoiceMoment | undefined =>
  moments[0]?.what === 'reminder' && moments[1] && moments[1].at <= now ? moments[1] : moments[0];

const tooLarge = (currency: string): Refusal =>
  refuse('InvoiceTooLarge', { most: inWords(stripeLimits(currency).most, currency) });

const inWords = (amount: number, currency: string): Required<Words> => ({
  ru: moneyText({ amount, currency }, 'ru'),
  en: moneyText({ amount, currency }, 'en'),
  kk: moneyText({ amount, currency }, 'kk'),
  uk: moneyText({ amount, currency }, 'uk'),
});

const iso = (ms: number): string => new Date(ms).toISOString();
