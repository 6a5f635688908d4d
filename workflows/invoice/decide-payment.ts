import type { InvoiceEvent } from './decide.ts';
import { settle, type Settlement } from './invoice.ts';
import { isForeign, standingOf, type Fact, type FactState, type Standing } from './ledger.ts';
import type { MoneyNews } from './money-news.ts';

/** What is reported about money of an invoice; `id`: of the row that keeps it. */
export type ReportedPayment = Fact & { id: string; paymentRef: string; reason: string | null };
/** What was reported before; `isStray`: it came before its invoice was known. */
export type KnownFact = Fact & { isStray: boolean };
type Billed = Standing & { total: number; currency: string; paidAt: string | null };

/** What such a report comes to. */
export type PaymentDecision = {
  /** how the report itself is kept */
  kept: { state: FactState; reason: string | null };
  /** what the invoice's row becomes; without it nothing of the invoice changes */
  becomes?: (Partial<Standing> & { paidAt?: string }) | undefined;
  /** in order, each with what users hear of it */
  events: { event: InvoiceEvent; news: 'paid' | 'payment_failed' | 'payment_pending' | MoneyNews }[];
  /** the client gets a receipt */
  receipt: boolean;
  recorded: Standing['state'] | FactState;
};

/** The invoice follows its ledger: everything that was reported of it, in whatever order it came. */
export const decidePayment = (
  invoice: Billed,
  payment: ReportedPayment,
  facts: KnownFact[],
  at: string,
): PaymentDecision => {
  if (payment.state !== 'paid') return moved(invoice, payment, facts);
  const settlement = settle(invoice, payment);
  return settlement.counts
    ? counted(invoice, payment, { facts, at, settlement })
    : mismatched(invoice, payment, settlement.why);
};

type Counting = { facts: KnownFact[]; at: string; settlement: Settlement & { counts: true } };

const counted = (
  invoice: Billed,
  { id, reason, ...payment }: ReportedPayment,
  { facts, at, settlement: { state } }: Counting,
): PaymentDecision => {
  const { amount, currency } = payment;
  const standing = standingOf(invoice.total, [...facts, payment]);
  const first = { type: `invoice.${state}` as const, data: { amount, currency, paymentId: id } };
  const decision: PaymentDecision = {
    kept: { state: 'paid', reason },
    becomes: { ...standing, ...(state !== 'part_paid' && !invoice.paidAt ? { paidAt: at } : {}) },
    events: [{ event: first, news: state === 'overpaid' ? 'overpaid' : 'paid' }],
    ...{ receipt: true, recorded: state },
  };
  // its refund came first
  const early = { amount: standing.refunded - invoice.refunded, currency: invoice.currency };
  const foreign = facts.find((fact) => fact.isStray && isForeign(fact, invoice));
  if (early.amount > 0) decision.events.push({ event: { type: 'invoice.refunded', data: early }, news: 'refunded' });
  else if (foreign) decision.events.push(inOtherCurrency(foreign));
  return decision;
};

/** What is not a payment: it failed, is on its way, went back, or is disputed. */
const moved = (invoice: Billed, { id: _, ...payment }: ReportedPayment, facts: KnownFact[]): PaymentDecision => {
  const { state, currency, reason } = payment;
  const quiet = { kept: { state, reason }, events: [], receipt: false };
  if (isForeign(payment, invoice)) {
    // kept with the stray money, reported once for each payment
    const known = facts.some((fact) => fact.paymentRef === payment.paymentRef && isForeign(fact, invoice));
    if (known) return { ...quiet, recorded: state };
    return { ...quiet, becomes: { paid: invoice.paid }, events: [inOtherCurrency(payment)], recorded: state };
  }
  const sent = invoice.state !== 'void' && invoice.state !== 'draft';
  const [before, after] = [standingOf(invoice.total, facts), standingOf(invoice.total, [...facts, payment])];
  const back = Math.abs(after.refunded - before.refunded);
  const decision: PaymentDecision = {
    ...quiet,
    becomes: sent ? after : { paid: invoice.paid },
    recorded: state === 'failed' || state === 'pending' ? state : sent ? after.state : state,
  };
  const type = newsOf[state]?.(back > 0 || before.state !== after.state);
  // reported before by another of its events: it is kept, the story does not repeat it
  if (!type || (state === 'failed' && !isNewFailure(payment, facts))) return decision;
  const amount = back > 0 && state.startsWith('refund') ? back : payment.amount;
  const bounced = type === 'payment_failed' && facts.some(({ state: was }) => was === 'pending');
  const event = { type: `invoice.${type}` as const, data: { amount, currency, reason } };
  return { ...decision, events: [{ event, news: bounced ? 'payment_bounced' : type }] };
};

/** News of one attempt are none once more is known: the page reports what the whole payment came to. */
const isNewFailure = ({ externalId, paymentRef }: Omit<ReportedPayment, 'id'>, facts: Fact[]): boolean =>
  !facts.some(
    (fact) =>
      fact.externalId === paymentRef &&
      (fact.state === 'paid' || (externalId !== paymentRef && (fact.state === 'pending' || fact.state === 'failed'))),
  );

/** The event's name in the story; undefined where nothing changed. */
const newsOf: Partial<Record<FactState, (changed: boolean) => Moved | undefined>> = {
  failed: () => 'payment_failed',
  pending: () => 'payment_pending',
  refunded: (changed) => (changed ? 'refunded' : undefined),
  refund_total: (changed) => (changed ? 'refunded' : undefined),
  refund_failed: (changed) => (changed ? 'refund_failed' : undefined),
  disputed: (changed) => (changed ? 'disputed' : undefined),
  inquiry: () => 'dispute_inquiry',
  dispute_won: () => 'dispute_won',
  dispute_lost: () => 'dispute_lost',
  unknown: () => 'payment_unknown',
};
type Moved =
  | 'payment_failed'
  | 'payment_pending'
  | 'payment_unknown'
  | 'refunded'
  | 'refund_failed'
  | 'disputed'
  | 'dispute_inquiry'
  | 'dispute_won'
  | 'dispute_lost';

/** It counts for nothing, and somebody looks into it. */
const mismatched = (invoice: Billed, { id, amount, currency }: ReportedPayment, why: string): PaymentDecision => ({
  kept: { state: 'mismatched', reason: why },
  becomes: { paid: invoice.paid },
  events: [
    {
      event: { type: 'invoice.payment_mismatched', data: { amount, currency, why, paymentId: id } },
      news: 'payment_mismatched',
    },
  ],
  ...{ receipt: false, recorded: 'mismatched' },
});

const inOtherCurrency = ({ amount, currency }: Fact): PaymentDecision['events'][number] => ({
  event: { type: 'invoice.payment_mismatched', data: { amount, currency, why: 'currency' } },
  news: 'refund_mismatched',
});
