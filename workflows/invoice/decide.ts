import type { CatalogueEvent, EventTypeOf } from '../event/catalogue.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isOpen, whyNotBill, whyNotSend, whyNotVoid, type InvoiceMoment } from './invoice.ts';
import type { InvoiceState } from './state.ts';

/** What may be asked of an invoice. */
export type InvoiceOrder =
  | { do: 'send' }
  | { do: 'void' }
  /** what its own clock does */
  | { do: 'clock'; what: InvoiceMoment['what'] };

export type InvoiceEvent = CatalogueEvent<EventTypeOf<'invoice'>>;

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
