import { settle, type Settlement } from '../workflows/invoice/invoice.ts';
import { mismatchedWords, overpaidWords } from '../workflows/invoice/payment.words.ts';
import type { Refusal } from '../workflows/refusal.ts';
import type { Database } from './client.ts';
import { messagesOnAllChannels, together } from './delivery.ts';
import { uuidv7 } from './id.ts';
import { invoiceChange, readInvoice, type InvoiceRow } from './invoice-row.ts';
import { leadNow, type LeadRow } from './lead-row.ts';
import { notificationFor } from './notification.ts';
import { pipelineOfVersion } from './pipeline.ts';
import { command, type Change, type Doing } from './write.ts';

/** What a provider says of one payment; `externalId` is its own id of it. Amount in minor units of `currency` (upper case). */
export type ProviderPayment = {
  provider: string;
  externalId: string;
  invoiceId: string;
  amount: number;
  currency: string;
  state: 'paid' | 'failed';
  reason?: string | null;
};
export type Recorded = {
  recorded: 'part_paid' | 'paid' | 'overpaid' | 'failed' | 'mismatched' | 'known' | 'unknown_invoice';
};

/**
 * Writes down a payment by the provider's word, once for each (provider, external id, state) however often and in whatever order it is told.
 * What cannot count (another currency, a void or unknown invoice) is kept as mismatched and told, never lost, never paid.
 */
export const recordPayment = (
  db: Database,
  { key, actor, cause, at: moment, ...payment }: Doing & ProviderPayment,
): Promise<Recorded | Refusal> =>
  command<Recorded>(db, { key, request: payment }, async () => {
    const doing = { actor, cause };
    const found = await readInvoice(db, payment.invoiceId);
    if (!found) return unknownInvoice(payment, { ...doing, at: moment });
    const { invoice, lead } = found;
    const { rows } = await db.pool.query(
      `SELECT 1 FROM payment WHERE provider = $1 AND external_id = $2 AND (state = $3 OR ($3 = 'paid' AND state = 'mismatched'))`,
      [payment.provider, payment.externalId, payment.state],
    );
    if (rows[0]) return { result: { recorded: 'known' } };
    const at = moment ?? leadNow(lead);
    if (payment.state === 'failed') return failed(invoice, lead, { ...doing, at }, payment);
    const settlement = settle(invoice, payment);
    return settlement.counts
      ? counted(db, invoice, lead, { ...doing, at }, payment, settlement)
      : mismatched(invoice, lead, { ...doing, at }, payment, settlement.why);
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
  const { state, paid } = settlement;
  const row = paymentRow(invoice.id, payment, 'paid', doing.at, null);
  const { amount, currency } = payment;
  const set = { state, paid, ...(state !== 'part_paid' && !invoice.paid_at ? { paid_at: doing.at } : {}) };
  const change = invoiceChange(invoice, lead, doing, set, `invoice.${state}`, {
    amount,
    currency,
    paymentId: row.row.id,
  });
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const receipts = await messagesOnAllChannels(db, doing, lead, {
    template: definition.invoices.receipt,
    attachments: ['receipt'],
    invoiceId: invoice.id,
    variables: { payment: { amount, currency } },
  });
  const told = lead.responsible_id
    ? [
        state === 'overpaid'
          ? notificationFor(lead.responsible_id, 'message', lead.id, {
              text: overpaidWords(payment, invoice.number),
              leadName: lead.name,
            })
          : notificationFor(lead.responsible_id, 'invoice.paid', lead.id, {
              amount,
              currency,
              leadName: lead.name,
              invoiceId: invoice.id,
            }),
      ]
    : [];
  return {
    ...together(change, receipts.concat({ inserts: [row, ...told], result: null })),
    result: { recorded: state as 'paid' },
  };
};

const failed = (invoice: InvoiceRow, lead: LeadRow, doing: At, payment: ProviderPayment): Change<Recorded> => {
  const row = paymentRow(invoice.id, payment, 'failed', doing.at, payment.reason ?? null);
  const change = invoiceChange(invoice, lead, doing, same(invoice), 'invoice.payment_failed', {
    reason: payment.reason ?? null,
    amount: payment.amount,
    currency: payment.currency,
  });
  return { ...together(change, [{ inserts: [row], result: null }]), result: { recorded: 'failed' } };
};

const mismatched = (
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: At,
  payment: ProviderPayment,
  why: string,
): Change<Recorded> => {
  const row = paymentRow(invoice.id, payment, 'mismatched', doing.at, why);
  const { amount, currency } = payment;
  const change = invoiceChange(invoice, lead, doing, same(invoice), 'invoice.payment_mismatched', {
    amount,
    currency,
    why,
    paymentId: row.row.id,
  });
  const told = lead.responsible_id
    ? [
        notificationFor(lead.responsible_id, 'message', lead.id, {
          text: mismatchedWords(payment, invoice.number),
          leadName: lead.name,
        }),
      ]
    : [];
  return { ...together(change, [{ inserts: [row, ...told], result: null }]), result: { recorded: 'mismatched' } };
};

/** Money for an invoice that we do not have: nothing to hang it on but the story itself. */
const unknownInvoice = (payment: ProviderPayment, doing: Doing): Change<Recorded> => {
  const { amount, currency, provider, externalId, invoiceId } = payment;
  return {
    events: [
      {
        noun: 'payment',
        noun_id: uuidv7(),
        seq: 1,
        type: 'invoice.payment_mismatched',
        at: doing.at ?? leadNow(undefined),
        lead_id: null,
        actor: doing.actor,
        cause: null,
        data: { amount, currency, provider, externalId, invoiceId, why: 'unknown_invoice' },
        pokes: [],
      },
    ],
    result: { recorded: 'unknown_invoice' },
  };
};

/** The payment is the news; the invoice only counts one more event. */
const same = ({ paid }: InvoiceRow) => ({ paid });

const paymentRow = (
  invoiceId: string,
  payment: ProviderPayment,
  state: 'paid' | 'failed' | 'mismatched',
  at: string,
  reason: string | null,
) => ({
  table: 'payment',
  row: {
    id: uuidv7(),
    invoice_id: invoiceId,
    provider: payment.provider,
    external_id: payment.externalId,
    amount: payment.amount,
    currency: payment.currency,
    state,
    reason,
    at,
  },
});
