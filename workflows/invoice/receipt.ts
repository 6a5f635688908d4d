import { isOpen, openAmount } from './invoice.ts';

type Invoice = { state: string; total: number; paid: number; refunded: number };

/**
 * What papers and letters say of an invoice's money, minor units: all that was paid, even if some of it has gone back; what went back (a
 * dispute does not count until the bank decides); and what is still owed, which is nothing once it was paid in full.
 */
export const receiptOf = (invoice: Invoice): { paid: number; refunded: number; open: number } => ({
  paid: invoice.paid + invoice.refunded,
  refunded: invoice.state === 'disputed' ? 0 : invoice.refunded,
  open: invoice.state === 'draft' || isOpen(invoice.state) ? openAmount(invoice) : 0,
});
