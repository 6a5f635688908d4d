import type { CatalogueEvent, EventTypeOf } from '../../workflows/event/catalogue.ts';
import type { Share } from '../../workflows/invoice/planned-line.ts';
import type { InvoiceState } from '../../workflows/invoice/invoice.schema.ts';
import type { Database } from '../client.ts';
import type { Invoice } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { changesOf } from '../delivery/delivery.ts';
import { pokesFor, withData } from '../event/event.ts';
import { readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import { isSilent } from '../../workflows/event/silent.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Done } from '../lead/lead.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

/** The payment page last opened at the provider. `expiresAt` is the provider's time, not the lead's. */
export type Checkout = { id: string; url: string; expiresAt: string; attempt: number; amount: number };

/** Why the provider takes no payment of it: `said` are its own words, for users. */
export type Trouble = { why: 'amount' | 'currency' | 'account' | 'order'; at: string; said: string };

export type InvoiceRow = RowOf<
  Invoice,
  {
    state: InvoiceState;
    trouble: Trouble | null;
    lines: { text: string; quantity: number; unitAmount: number; amount: number }[];
    /** which part of the lead's amount an automation billed */
    share: Share | null;
    checkout: Checkout | null;
  }
>;

export const readInvoice = async (
  db: Database,
  invoiceId: string,
): Promise<{ invoice: InvoiceRow; lead: LeadRow } | undefined> => {
  const { rows } = await db.pool.query<InvoiceRow>({
    name: 'invoice-row',
    text: 'SELECT * FROM invoice WHERE id = $1',
    values: [invoiceId],
  });
  const invoice = rows[0];
  if (!invoice) return undefined;
  const lead = await readLeadRow(db, invoice.lead_id);
  return isRefusal(lead) ? undefined : { invoice, lead };
};

/** What a command does to one invoice: the columns it sets and its event. */
export const invoiceChange = (
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: Doing & { at: string },
  set: Partial<Record<keyof InvoiceRow, unknown>>,
  event: InvoiceEvent,
): Change<Done> => ({
  updates: [{ table: 'invoice', id: invoice.id, version: invoice.version, set, events: 1 }],
  events: [invoiceEvent(invoice, lead, doing, doing.at, withData(event, { set: changesOf(invoice, set) }))],
  result: { id: invoice.id, version: invoice.version + 1 },
});

export type InvoiceEvent = CatalogueEvent<EventTypeOf<'invoice'>>;

export const invoiceEvent = (
  invoice: Pick<InvoiceRow, 'id' | 'event_seq' | 'number'>,
  lead: LeadRow,
  doing: Doing,
  at: string,
  event: InvoiceEvent,
): NewEvent => ({
  ...withData(event, { number: invoice.number }),
  noun: 'invoice',
  noun_id: invoice.id,
  seq: invoice.event_seq + 1,
  at,
  subject: { kind: 'lead', id: lead.id },
  actor: doing.actor,
  cause: doing.cause ?? null,
  pokes: pokesFor(doing.actor, [!isSilent({ type: event.type, actor: doing.actor }) && `lead:${lead.id}`]),
});
