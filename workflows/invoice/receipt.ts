import { isOpen, openAmount } from './invoice.ts';

type Invoice = { state: string; total: number; paid: number; refunded: number };

/**
 * What papers and letters say of an invoice's money, minor units: all that was paid, though some of it may have gone back before they were
 * written; what went back beside it (while a bank decides, nothing has); and what is still asked for, which is nothing once it was paid in full.
 */
export const receiptOf = (invoice: Invoice): { paid: number; refunded: number; open: number } => ({
  paid: invoice.paid + invoice.refunded,
  refunded: invoice.state === 'disputed' ? 0 : invoice.refunded,
  open: invoice.state === 'draft' || isOpen(invoice.state) ? openAmount(invoice) : 0,
});
