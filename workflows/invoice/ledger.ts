import type { InvoiceState } from './invoice.schema.ts';

/**
 * What a provider can report about money. `refund_total`: how much of a payment has gone back so far, all refunds together. `disputed`: a
 * bank has taken the money until it decides; `inquiry`: it only asks. `unknown`: news about money that we do not understand.
 */
export type FactState =
  | 'paid'
  | 'failed'
  | 'mismatched'
  | 'pending'
  | 'refunded'
  | 'refund_failed'
  | 'refund_total'
  | 'disputed'
  | 'inquiry'
  | 'dispute_won'
  | 'dispute_lost'
  | 'unknown';
/** Amount in minor units of its currency, never negative; the state says in which direction it goes. */
export type Fact = {
  externalId: string;
  state: FactState;
  amount: number;
  currency: string;
  paymentRef: string | null;
};

/** What counts, minor units: money that came is positive, money that went back negative. */
export type LedgerLine = { kind: 'payment' | 'refund' | 'dispute'; externalId: string; amount: number };

/**
 * The money of an invoice from everything that was reported of it, in any order and however often: it is counted from the set, not step by
 * step. Money that went back in another currency than it came does not count: minor units of two currencies cannot be added (`isForeign`).
 */
export const ledgerOf = (facts: Fact[]): LedgerLine[] =>
  of(facts, 'paid').flatMap(({ externalId, amount, currency }) => {
    let left = amount;
    const own = facts.filter((fact) => fact.paymentRef === externalId && fact.currency === currency);
    const back = backOf(own).map((line): LedgerLine => {
      const taken = Math.min(left, line.amount);
      left -= taken;
      return { ...line, amount: -taken };
    });
    return [{ kind: 'payment' as const, externalId, amount }, ...back.filter((line) => line.amount < 0)];
  });

/** What went back of one payment; a total also covers refunds that were never reported one by one. */
const backOf = (facts: Fact[]): LedgerLine[] => {
  const failed = of(facts, 'refund_failed');
  const refunds = of(facts, 'refunded').filter(
    ({ externalId }) => !failed.some((one) => one.externalId === externalId),
  );
  const told = Math.max(0, ...of(facts, 'refund_total').map(({ amount }) => amount)) - sum(failed);
  const untold = told - sum(refunds);
  const won = of(facts, 'dispute_won');
  const taken = [...of(facts, 'disputed'), ...of(facts, 'dispute_lost')].filter(
    ({ externalId }, index, all) =>
      all.findIndex((one) => one.externalId === externalId) === index &&
      !won.some((one) => one.externalId === externalId),
  );
  return [
    ...refunds.map(({ externalId, amount }) => ({ kind: 'refund' as const, externalId, amount })),
    ...(untold > 0 ? [{ kind: 'refund' as const, externalId: 'refund_total', amount: untold }] : []),
    ...taken.map(({ externalId, amount }) => ({ kind: 'dispute' as const, externalId, amount })),
  ];
};

/** Money that went back, or is disputed, in another currency than the invoice: a user looks into it. */
export const isForeign = (
  { state, currency }: Pick<Fact, 'state' | 'currency'>,
  invoice: { currency: string },
): boolean => currency !== invoice.currency && goesBack.has(state);

const goesBack: ReadonlySet<FactState> = new Set([
  ...(['refunded', 'refund_total', 'refund_failed'] as const),
  ...(['disputed', 'dispute_won', 'dispute_lost'] as const),
]);

export type Standing = { state: InvoiceState; paid: number; refunded: number };

/** The state of a sent invoice by its ledger. What was paid in full and went back is not asked for again: a user decides that. */
export const standingOf = (total: number, facts: Fact[]): Standing => {
  const lines = ledgerOf(facts);
  const came = sum(lines.filter(({ kind }) => kind === 'payment'));
  const refunded = -sum(lines.filter(({ kind }) => kind !== 'payment')) || 0;
  const paid = came - refunded;
  const stand = (state: InvoiceState): Standing => ({ state, paid, refunded });
  if (came === 0) return stand('sent');
  if (isDisputed(facts)) return stand('disputed');
  if (refunded > 0 && paid === 0) return stand('refunded');
  if (refunded > 0 && came >= total && paid < total) return stand('part_refunded');
  return stand(paid < total ? 'part_paid' : paid === total ? 'paid' : 'overpaid');
};

/** A payment is on its way: the client has paid, the bank has not yet. */
export const isPending = (facts: Fact[]): boolean =>
  of(facts, 'pending').some(
    ({ externalId }) =>
      !facts.some((one) => one.externalId === externalId && (one.state === 'paid' || one.state === 'failed')),
  );

const isDisputed = (facts: Fact[]): boolean =>
  of(facts, 'disputed').some(
    ({ externalId, paymentRef, currency }) =>
      of(facts, 'paid').some((one) => one.externalId === paymentRef && one.currency === currency) &&
      !facts.some(
        (one) => one.externalId === externalId && (one.state === 'dispute_won' || one.state === 'dispute_lost'),
      ),
  );

const of = (facts: Fact[], state: FactState): Fact[] =>
  facts
    .filter((fact) => fact.state === state)
    .sort((a, b) => (a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0));

const sum = (lines: { amount: number }[]): number => lines.reduce((all, { amount }) => all + amount, 0);
