import type { Keeping } from '../event/difference.ts';
import type { InvoiceState } from './state.ts';

/** The columns that keep each word of an invoice: where the word changes, all of them are written. */
export const invoiceColumns: Keeping<InvoiceState> = {
  state: ({ state }) => ({ state }),
  sentAt: ({ sentAt }) => ({ sent_at: sentAt }),
  remindedAt: ({ remindedAt }) => ({ reminded_at: remindedAt }),
  overdueAt: ({ overdueAt }) => ({ overdue_at: overdueAt }),
  voidAt: ({ voidAt }) => ({ void_at: voidAt }),
};
