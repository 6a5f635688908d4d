import { settle, type Settlement } from '../../workflows/invoice/invoice.ts';
import { isForeign, standingOf, type Fact, type FactState, type Standing } from '../../workflows/invoice/ledger.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { messagesOnAllChannels, together } from '../delivery/delivery.ts';
import { uuidv7 } from '../id.ts';
import { invoiceChange, invoiceEvent, readInvoice, type InvoiceEvent, type InvoiceRow } from './invoice-row.ts';
import { leadNow, type LeadRow } from '../lead/lead-row.ts';
import { notifyOfMoney, notifySupervisors } from './payment-news.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { command, type Change, type Doing } from '../write.ts';

/**
 * What a provider reports about money; `externalId` is its own id of the payment, refund or dispute. Amount in minor units of `currency`
 * (upper case).
 */
export type ProviderPayment = {
  provider: string;
  externalId: string;
  /** where it names one; refunds and disputes are found by their payment */
  invoiceId?: string | null | undefined;
  paymentRef?: string | null;
  amount: number;
  currency: string;
  state: FactState;
  reason?: string | null;
};
export type Recorded = { recorded: Standing['state'] | FactState | 'known' | 'unknown_invoice' };

/**
 * Records what a provider reports about money, once for each (provider, external id, state) however often and in whatever order it comes, and
 * recounts the invoice from all of it. What cannot count (another currency, a void or unknown invoice) is kept and reported, never lost,
 * never marked paid.
 */
export const recordPayment = (
  db: Database,
  { key, actor, cause, at: moment, ...payment }: Doing & ProviderPayment,
): Promise<Recorded | Refusal> =>
  command<Recorded>(db, { key, request: payment }, async () => {
    const invoiceId = payment.invoiceId ?? (await invoiceOfPayment(db, payment));
    const found = invoiceId && isUuid(invoiceId) ? await readInvoice(db, invoiceId) : undefined;
    const { rows } = await db.pool.query(
      `SELECT 1 FROM payment WHERE provider = $1 AND external_id = $2 AND (state = $3 OR ($3 = 'paid' AND state = 'mismatched'))`,
      [payment.provider, payment.externalId, payment.state],
    );
    if (rows[0]) return { result: { recorded: 'known' } };
    if (!found) return unexpected(db, payment, { actor, cause, at: moment ?? leadNow(undefined) });
    const { invoice, lead } = found;
    const doing = { actor, cause, at: moment ?? leadNow(lead) };
    if (payment.state !== 'paid') return moved(db, invoice, lead, doing, payment);
    const settlement = settle(invoice, payment);
    return settlement.counts
      ? counted(db, invoice, lead, doing, payment, settlement)
      : mismatched(db, invoice, lead, doing, payment, settlement.why);
  });

type At = Doing & { at: string };

const counted = async (
  db: Database,
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: At,
  payment: ProviderPayment,
  settlement: Settlement & { counts: true },
): Promise<Change<Recorded>> => {
  const row = paymentRow(invoice.id, payment, 'paid', doing.at);
  const { amount, currency } = payment;
  const facts = await factsOf(db, invoice, payment);
  const standing = standingOf(invoice.total, [...facts, factOf(payment)]);
  const set = { ...standing, ...(settlement.state !== 'part_paid' && !invoice.paid_at ? { paid_at: doing.at } : {}) };
  const data = { amount, currency, paymentId: row.row.id };
  const change = invoiceChange(invoice, lead, doing, set, { type: `invoice.${settlement.state}`, data });
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const receipts = await messagesOnAllChannels(db, doing, lead, {
    template: definition.invoices.receipt,
    attachments: ['receipt'],
    invoiceId: invoice.id,
    variables: { payment: { amount, currency } },
  });
  const told = await notifyOfMoney(db, invoice, lead, doing, {
    what: settlement.state === 'overpaid' ? 'overpaid' : 'paid',
    amount,
    currency,
  });
  const more = receipts.concat(told, { inserts: [row], result: null });
  // its refund came first
  const early = { amount: standing.refunded - invoice.refunded, currency: invoice.currency };
  const foreign = facts.find((fact) => fact.isStray && isForeign(fact, invoice));
  if (early.amount > 0) more.push(await secondEvent(db, invoice, lead, doing, change, 'refunded', early));
  else if (foreign) more.push(await secondEvent(db, invoice, lead, doing, change, 'refund_mismatched', foreign));
  return { ...together(change, more), result: { recorded: settlement.state } };
};

const secondEvent = async (
  db: Database,
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: At,
  change: Change<unknown>,
  what: 'refunded' | 'refund_mismatched',
  { amount, currency }: { amount: number; currency: string },
): Promise<Change> => {
  for (const update of change.updates ?? []) update.events = 2;
  const after = { ...invoice, event_seq: invoice.event_seq + 1 };
  const money = { amount, currency };
  const event: InvoiceEvent =
    what === 'refunded'
      ? { type: 'invoice.refunded', data: money }
      : { type: 'invoice.payment_mismatched', data: { ...money, why: 'currency' } };
  const told = await notifyOfMoney(db, invoice, lead, doing, { what, ...money });
  return together({ events: [invoiceEvent(after, lead, doing, doing.at, event)], result: null }, told);
};

/** What is not a payment: it failed, is on its way, went back, or is disputed. The invoice follows its ledger. */
const moved = async (
  db: Database,
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: At,
  payment: ProviderPayment,
): Promise<Change<Recorded>> => {
  const row = { inserts: [paymentRow(invoice.id, payment, payment.state, doing.at)], result: null };
  const facts = await factsOf(db, invoice, payment);
  if (isForeign(payment, invoice)) return setAside(db, invoice, lead, doing, payment, facts);
  const sent = invoice.state !== 'void' && invoice.state !== 'draft';
  const [before, after] = [standingOf(invoice.total, facts), standingOf(invoice.total, [...facts, factOf(payment)])];
  const set = sent ? after : { paid: invoice.paid };
  const moved = Math.abs(after.refunded - before.refunded);
  const { currency, reason = null, state } = payment;
  const whole = facts.filter(({ externalId }) => externalId === (payment.paymentRef ?? payment.externalId));
  // news of one attempt: the page reports what the whole payment came to
  const isAttempt = payment.externalId !== (payment.paymentRef ?? payment.externalId);
  const isNews = {
    failed: !whole.some(
      (fact) => fact.state === 'paid' || (isAttempt && (fact.state === 'pending' || fact.state === 'failed')),
    ),
  };
  const type = news[state]?.(moved > 0 || before.state !== after.state) ?? undefined;
  const result: Recorded = { recorded: state === 'failed' || state === 'pending' ? state : sent ? after.state : state };
  if (!type || (state === 'failed' && !isNews.failed)) {
    // reported before by another of its events: the row is kept, the story does not repeat it
    const update = { table: 'invoice', id: invoice.id, version: invoice.version, set };
    return { ...together({ updates: [update], result: null }, [row]), result };
  }
  const amount = moved > 0 && state.startsWith('refund') ? moved : payment.amount;
  const data = { amount, currency, reason };
  const bounced = type === 'payment_failed' && facts.some(({ state: was }) => was === 'pending');
  const told = await notifyOfMoney(db, invoice, lead, doing, { what: bounced ? 'payment_bounced' : type, ...data });
  const change = invoiceChange(invoice, lead, doing, set, { type: `invoice.${type}`, data });
  return { ...together(change, [row, ...told]), result };
};

/** The event's name in the story; undefined where nothing changed. */
const news: Partial<Record<FactState, (changed: boolean) => MoneyNews | undefined>> = {
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
type MoneyNews =
  | 'payment_failed'
  | 'payment_pending'
  | 'payment_unknown'
  | 'refunded'
  | 'refund_failed'
  | 'disputed'
  | 'dispute_inquiry'
  | 'dispute_won'
  | 'dispute_lost';

const mismatched = async (
  db: Database,
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: At,
  payment: ProviderPayment,
  why: string,
): Promise<Change<Recorded>> => {
  const row = paymentRow(invoice.id, { ...payment, reason: why }, 'mismatched', doing.at);
  const { amount, currency } = payment;
  const data = { amount, currency, why, paymentId: row.row.id };
  const event = { type: 'invoice.payment_mismatched', data } as const;
  const change = invoiceChange(invoice, lead, doing, { paid: invoice.paid }, event);
  const told = await notifyOfMoney(db, invoice, lead, doing, { what: 'payment_mismatched', amount, currency });
  return { ...together(change, [...told, { inserts: [row], result: null }]), result: { recorded: 'mismatched' } };
};

/** What went back in another currency than the invoice: kept with the stray money, reported once for each payment. */
const setAside = async (
  db: Database,
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: At,
  payment: ProviderPayment,
  facts: Fact[],
): Promise<Change<Recorded>> => {
  const row = { inserts: [paymentRow(invoice.id, payment, payment.state, doing.at)], result: null };
  const result: Recorded = { recorded: payment.state };
  const { paymentRef } = factOf(payment);
  if (facts.some((fact) => fact.paymentRef === paymentRef && isForeign(fact, invoice))) return { ...row, result };
  const { amount, currency } = payment;
  const data = { amount, currency, why: 'currency' };
  const event = { type: 'invoice.payment_mismatched', data } as const;
  const change = invoiceChange(invoice, lead, doing, { paid: invoice.paid }, event);
  const told = await notifyOfMoney(db, invoice, lead, doing, { what: 'refund_mismatched', amount, currency });
  return { ...together(change, [...told, row]), result };
};

/** Money for an invoice that we do not have: kept for the supervisors' list. A refund may only have come before its payment, which will claim it. */
const unexpected = async (db: Database, payment: ProviderPayment, doing: At): Promise<Change<Recorded>> => {
  const { amount, currency, provider, externalId, invoiceId = null, state } = payment;
  const row = paymentRow(null, { ...payment, reason: payment.reason ?? invoiceId }, state, doing.at);
  const isAlarm = state === 'paid' || state === 'disputed' || state === 'unknown';
  const event = {
    ...{
      noun: 'payment',
      noun_id: row.row.id,
      seq: 1,
      at: doing.at,
      subject: null,
    },
    ...{ actor: doing.actor, cause: null, pokes: [] },
    type: 'invoice.payment_mismatched' as const,
    data: { amount, currency, provider, externalId, invoiceId, state, why: 'unknown_invoice' },
  };
  const told = isAlarm ? await notifySupervisors(db, { amount, currency }) : [];
  return {
    inserts: [row, ...told],
    events: isAlarm ? [event] : [],
    result: { recorded: 'unknown_invoice' },
  };
};

const invoiceOfPayment = async (db: Database, { provider, paymentRef }: ProviderPayment): Promise<string | null> => {
  if (!paymentRef) return null;
  const { rows } = await db.pool.query(
    'SELECT invoice_id FROM payment WHERE provider = $1 AND payment_ref = $2 AND invoice_id IS NOT NULL LIMIT 1',
    [provider, paymentRef],
  );
  return rows[0]?.invoice_id ?? null;
};

/** Everything reported for an invoice, and for its payments before they were matched to it. `payment`: the one that comes now. */
const factsOf = async (db: Database, { id }: InvoiceRow, payment: ProviderPayment): Promise<Waiting[]> => {
  const { rows } = await db.pool.query<Waiting>(
    `SELECT external_id AS "externalId", state, amount, currency, payment_ref AS "paymentRef", invoice_id IS NULL AS "isStray" FROM payment
     WHERE invoice_id = $1 OR (invoice_id IS NULL AND provider = $2 AND payment_ref IN
       (SELECT payment_ref FROM payment WHERE invoice_id = $1 UNION SELECT $3))`,
    [id, payment.provider, payment.paymentRef ?? payment.externalId],
  );
  return rows;
};

/** `isStray`: it came before its invoice was known. */
type Waiting = Fact & { isStray: boolean };

/** Everything reported for one invoice. */
export const readFacts = async (db: Database, invoiceId: string): Promise<Fact[]> => {
  const { rows } = await db.pool.query<Fact>(
    `SELECT external_id AS "externalId", state, amount, currency, payment_ref AS "paymentRef" FROM payment WHERE invoice_id = $1`,
    [invoiceId],
  );
  return rows;
};

const factOf = ({ externalId, state, amount, currency, paymentRef }: ProviderPayment): Fact => ({
  ...{ externalId, state, amount, currency },
  paymentRef: paymentRef ?? externalId,
});

const paymentRow = (invoiceId: string | null, payment: ProviderPayment, state: FactState, at: string) => ({
  table: 'payment',
  row: {
    id: uuidv7(),
    invoice_id: invoiceId,
    provider: payment.provider,
    external_id: payment.externalId,
    payment_ref: payment.paymentRef ?? payment.externalId,
    amount: payment.amount,
    currency: payment.currency,
    state,
    reason: payment.reason ?? null,
    at,
  },
});

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
