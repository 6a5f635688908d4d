import type { CatalogueEvent, EventTypeOf } from '../event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isOpen, totalOf, whyNotBill, whyNotSend, whyNotVoid, type InvoiceMoment } from './invoice.ts';
import type { NewInvoice } from './invoice.schema.ts';
import type { InvoiceState } from './state.ts';

/** What may be asked of an invoice. */
export type InvoiceOrder =
  | { do: 'send' }
  | { do: 'void' }
  /** what its own clock does */
  | { do: 'clock'; what: InvoiceMoment['what'] };

export type InvoiceEvent = CatalogueEvent<EventTypeOf<'invoice'>>;

/**
 * What a new invoice comes to: its lines with their amounts, its total, and when it is due, unless said so `dueDays` from now. Refused:
 * InvoiceTooLarge, InvoiceTooSmall, InvoiceNotWhole; of a user DueInPast.
 */
export const decideNewInvoice = (
  { currency, lines, dueAt }: NewInvoice,
  { now, dueDays, byUser }: { now: string; dueDays: number; byUser: boolean },
): (Exclude<ReturnType<typeof totalOf>, Refusal> & { dueAt: string }) | Refusal => {
  const sum = totalOf(lines, currency);
  if (isRefusal(sum)) return sum;
  const refusal = whyNotBill({ amount: sum.total, currency });
  if (refusal) return refusal;
  const due = new Date(dueAt ?? Date.parse(now) + dueDays * 86_400_000).toISOString();
  return byUser && due < now ? refuse('DueInPast') : { ...sum, dueAt: due };
};

/** Decides an order about an invoice. Refused: InvoiceNotDraft, what cannot be billed; InvoiceAlreadyVoid, InvoiceHasPayments; InvoiceNotPayable. */
export const decideInvoice = (invoice: InvoiceState, order: InvoiceOrder): InvoiceEvent | Refusal => {
  const { total, currency, dueAt, share } = invoice;
  switch (order.do) {
    case 'send': {
      const refusal = whyNotSend(invoice) ?? whyNotBill({ amount: total, currency });
      return refusal ?? { type: 'invoice.sent', data: { share, total, currency, dueAt } };
    }
    case 'void':
      return whyNotVoid(invoice) ?? { type: 'invoice.void', data: {} };
    case 'clock': {
      const type = order.what === 'overdue' ? 'invoice.overdue' : 'invoice.reminded';
      return isOpen(invoice.state) ? { type, data: { dueAt } } : refuse('InvoiceNotPayable');
    }
  }
};
