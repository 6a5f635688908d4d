import type { Invoice, PublicInvoice } from '../../workflows/invoice/invoice.schema.ts';
import { planned, type PlannedLine, type Share } from '../../workflows/invoice/planned-line.ts';
import { isOpen } from '../../workflows/invoice/invoice.ts';
import { isPending, type FactState } from '../../workflows/invoice/ledger.ts';
import type { Currency, Money } from '../../workflows/money/money.schema.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { withJoined } from '../lead/lead.queries.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import { isCheckoutOpen } from './checkout.ts';
import type { InvoiceRow } from './invoice-row.ts';
import { readFacts } from './payment.ts';
import { contactOf, readSeller } from '../letter/seller.ts';
import { query, sql } from '../sql.ts';
import { visibleLeads, type Reader } from '../visible.ts';

type SelectedInvoice = InvoiceRow & {
  currency: Currency;
  language: Language;
  payments: {
    id: string;
    provider: string;
    externalId: string;
    amount: number;
    currency: Currency;
    state: FactState;
    reason: string | null;
    at: string;
  }[];
};

const select = sql`SELECT i.*, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'provider', p.provider, 'externalId', p.external_id,
      'amount', p.amount, 'currency', p.currency, 'state', p.state, 'reason', p.reason, 'at', p.at) ORDER BY p.at, p.id), '[]')
    FROM payment p WHERE p.invoice_id = i.id) AS payments
  FROM invoice i JOIN lead l ON l.id = i.lead_id`;

/** Of one lead and those joined to it, the newest first; a lead has few. */
export const listInvoices = async (db: Database, me: Reader, leadId: string, publicUrl: string): Promise<Invoice[]> => {
  const { rows } = await db.pool.query<SelectedInvoice>(
    query(
      sql`${select} WHERE i.lead_id = ${withJoined(leadId)} AND ${visibleLeads(me)} ORDER BY i.number DESC LIMIT 200`,
    ),
  );
  return rows.map((row) => toInvoice(row, publicUrl));
};

export const readInvoice = async (
  db: Database,
  me: Reader,
  id: string,
  publicUrl: string,
): Promise<Invoice | undefined> => {
  const { rows } = await db.pool.query<SelectedInvoice>(
    query(sql`${select} WHERE i.id = ${id} AND ${visibleLeads(me)}`),
  );
  return rows[0] && toInvoice(rows[0], publicUrl);
};

/** The lead of an invoice, if the reader may see it. */
export const leadOfInvoice = async (db: Database, me: Reader, id: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ lead_id: string }>(
    query(
      sql`SELECT i.lead_id FROM invoice i JOIN lead l ON l.id = i.lead_id WHERE i.id = ${id} AND ${visibleLeads(me)}`,
    ),
  );
  return rows[0]?.lead_id;
};

/** What the client sees behind the link; a draft shows nothing yet. `returned`: the provider's page that the client came back from after paying. */
export const readPublicInvoice = async (
  db: Database,
  token: string,
  returned?: string,
): Promise<{ id: string; leadId: string; invoice: PublicInvoice } | undefined> => {
  const { rows } = await db.pool.query<Omit<SelectedInvoice, 'payments'>>(
    query(sql`SELECT i.* FROM invoice i WHERE i.pay_token = ${token} AND i.state <> 'draft'`),
  );
  const row = rows[0];
  if (!row) return undefined;
  const seller = await readSeller(db);
  const payable = isOpen(row.state);
  const { checkout } = row;
  const cameBack = checkout !== null && checkout.id === returned && isCheckoutOpen(checkout);
  return {
    id: row.id,
    leadId: row.lead_id,
    invoice: {
      number: row.number,
      state: row.state,
      total: { amount: row.total, currency: row.currency },
      paid: { amount: row.paid, currency: row.currency },
      refunded: { amount: row.refunded, currency: row.currency },
      lines: row.lines,
      dueAt: row.due_at.toISOString(),
      language: row.language,
      seller: seller.name,
      contact: contactOf(seller),
      payable,
      confirming: payable && (cameBack || isPending(await readFacts(db, row.id))),
      trouble: (payable && row.trouble?.why) || null,
      version: row.version,
    },
  };
};

/** Versions of invoices by id, for pages that wait for a change. */
export const invoiceVersions = async (db: Database, ids: string[]): Promise<Map<string, number>> => {
  const { rows } = await db.pool.query<{ id: string; version: number }>({
    name: 'invoice-versions',
    text: 'SELECT id, version FROM invoice WHERE id = ANY($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map(({ id, version }) => [id, version]));
};

const toInvoice = (row: SelectedInvoice, publicUrl: string): Invoice => ({
  id: row.id,
  number: row.number,
  leadId: row.lead_id,
  state: row.state,
  total: { amount: row.total, currency: row.currency },
  paid: { amount: row.paid, currency: row.currency },
  refunded: { amount: row.refunded, currency: row.currency },
  trouble: isOpen(row.state) ? row.trouble : null,
  lines: row.lines,
  dueAt: row.due_at.toISOString(),
  language: row.language,
  payUrl: `${publicUrl}/pay/${row.pay_token}`,
  overdueAt: row.overdue_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  paidAt: row.paid_at?.toISOString() ?? null,
  voidAt: row.void_at?.toISOString() ?? null,
  payments: row.payments.map(({ amount, currency, at, ...payment }) => ({
    ...payment,
    amount: { amount, currency },
    at: new Date(at).toISOString(),
  })),
  version: row.version,
});

/** What an automation would bill, at the prices of this moment. Refused: NotFound, AmountMissing, CurrencyDiffers, NothingToBill. */
export const pricedLines = async (
  db: Database,
  leadId: string,
  { lines, currency }: { lines: PlannedLine[]; currency: Currency },
): Promise<ReturnType<typeof planned>> => {
  const lead = await readLeadRow(db, leadId);
  if (isRefusal(lead)) return lead;
  const { rows } = await db.pool.query<{ total: number; currency: string; share: Share | null }>({
    name: 'billed-of-lead',
    text: `SELECT total, currency, share FROM invoice WHERE lead_id = $1 AND currency = $2 AND state NOT IN ('draft', 'void', 'refunded')`,
    values: [leadId, currency],
  });
  return planned({ lines, currency }, leadOf(lead).amount as Money | null, rows);
};
