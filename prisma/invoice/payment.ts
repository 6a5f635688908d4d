import { decidePayment, type KnownFact, type PaymentDecision } from '../../workflows/invoice/decide-payment.ts';
import type { Fact, FactState, Standing } from '../../workflows/invoice/ledger.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { changesOf, messagesOnAllChannels, together } from '../delivery/delivery.ts';
import { withData } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { leadNow, type LeadRow } from '../lead/lead-row.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { command, type Change, type Doing } from '../write.ts';
import { invoiceEvent, readInvoice, type InvoiceRow } from './invoice-row.ts';
import { notifyOfMoney, notifySupervisors } from './payment-news.ts';

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
    const reported = { ...factOf(payment), id: uuidv7(), reason: payment.reason ?? null };
    const billed = { ...invoice, paidAt: invoice.paid_at?.toISOString() ?? null };
    const decision = decidePayment(billed, reported, await factsOf(db, invoice, payment), doing.at);
    const row = paymentRow(invoice.id, { ...payment, ...decision.kept }, doing.at, reported.id);
    const change = await paymentChange(db, { invoice, lead, doing, row }, decision);
    return { ...change, result: { recorded: decision.recorded } };
  });

type At = Doing & { at: string };
type OfInvoice = { invoice: InvoiceRow; lead: LeadRow; doing: At; row: ReturnType<typeof paymentRow> };

/** The report's row, the invoice's events with what users hear of each, and the client's receipt. */
const paymentChange = async (
  db: Database,
  { invoice, lead, doing, row }: OfInvoice,
  { becomes, events, receipt }: PaymentDecision,
): Promise<Change> => {
  const { paidAt, ...standing } = becomes ?? {};
  const set = { ...standing, ...(paidAt ? { paid_at: paidAt } : {}) };
  const { id, version, event_seq } = invoice;
  const told: Change[] = [];
  for (const [index, { event, news }] of events.entries()) {
    const own = index === 0 ? withData(event, { set: changesOf(invoice, set) }) : event;
    const { amount, currency, reason } = event.data as { amount: number; currency: string; reason?: string | null };
    const place = { ...invoice, event_seq: event_seq + index };
    told.push({ events: [invoiceEvent(place, lead, doing, doing.at, own)], result: null });
    if (index === 0 && receipt) told.push(...(await receiptFor(db, { invoice, lead, doing }, { amount, currency })));
    told.push(...(await notifyOfMoney(db, invoice, lead, doing, { what: news, amount, currency, reason })));
  }
  const update = { table: 'invoice', id, version, set, ...(events.length > 0 ? { events: events.length } : {}) };
  return together({ inserts: [row], updates: becomes ? [update] : [], result: null }, told);
};

const receiptFor = async (
  db: Database,
  { invoice, lead, doing }: Omit<OfInvoice, 'row'>,
  payment: { amount: number; currency: string },
): Promise<Change[]> => {
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  return messagesOnAllChannels(db, doing, lead, {
    template: definition.invoices.receipt,
    attachments: ['receipt'],
    invoiceId: invoice.id,
    variables: { payment },
  });
};

/** Money for an invoice that we do not have: kept for the supervisors' list. A refund may only have come before its payment, which will claim it. */
const unexpected = async (db: Database, payment: ProviderPayment, doing: At): Promise<Change<Recorded>> => {
  const { amount, currency, provider, externalId, invoiceId = null, state } = payment;
  const row = paymentRow(null, { ...payment, reason: payment.reason ?? invoiceId }, doing.at);
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
const factsOf = async (db: Database, { id }: InvoiceRow, payment: ProviderPayment): Promise<KnownFact[]> => {
  const { rows } = await db.pool.query<KnownFact>(
    `SELECT external_id AS "externalId", state, amount, currency, payment_ref AS "paymentRef", invoice_id IS NULL AS "isStray" FROM payment
     WHERE invoice_id = $1 OR (invoice_id IS NULL AND provider = $2 AND payment_ref IN
       (SELECT payment_ref FROM payment WHERE invoice_id = $1 UNION SELECT $3))`,
    [id, payment.provider, payment.paymentRef ?? payment.externalId],
  );
  return rows;
};

/** Everything reported for one invoice. */
export const readFacts = async (db: Database, invoiceId: string): Promise<Fact[]> => {
  const { rows } = await db.pool.query<Fact>(
    `SELECT external_id AS "externalId", state, amount, currency, payment_ref AS "paymentRef" FROM payment WHERE invoice_id = $1`,
    [invoiceId],
  );
  return rows;
};

const factOf = ({ externalId, state, amount, currency, paymentRef }: ProviderPayment) => ({
  ...{ externalId, state, amount, currency },
  paymentRef: paymentRef ?? externalId,
});

const paymentRow = (invoiceId: string | null, payment: ProviderPayment, at: string, id = uuidv7()) => ({
  table: 'payment',
  row: {
    id,
    invoice_id: invoiceId,
    provider: payment.provider,
    external_id: payment.externalId,
    payment_ref: payment.paymentRef ?? payment.externalId,
    amount: payment.amount,
    currency: payment.currency,
    state: payment.state,
    reason: payment.reason ?? null,
    at,
  },
});

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
