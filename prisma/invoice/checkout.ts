import { troubleWords } from '../../workflows/invoice/payment.words.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { invoiceChange, readInvoice, type Checkout, type Trouble } from './invoice-row.ts';
import { leadNow } from '../lead/lead-row.ts';
import { notifyOfMoney } from './payment-news.ts';
import { command } from '../write.ts';

/** Keeps which payment page is open, if `instead` is still the one before. It is not news: no event. */
export const keepCheckout = (
  db: Database,
  { invoiceId, checkout, instead }: { invoiceId: string; checkout: Checkout; instead: string | null },
): Promise<boolean | Refusal> =>
  command(db, { request: { checkout: invoiceId } }, async () => {
    const found = await readInvoice(db, invoiceId);
    if (!found) return refuse('NotFound');
    const { invoice } = found;
    if ((invoice.checkout?.id ?? null) !== instead) return { result: false };
    return {
      updates: [{ table: 'invoice', id: invoiceId, version: invoice.version, set: { checkout, trouble: null } }],
      result: true,
    };
  });

/** The page is closed at the provider: paid, expired or withdrawn. Its number is kept, so that the next page gets a new key. */
export const keepCheckoutClosed = async (
  db: Database,
  { invoiceId, sessionId }: { invoiceId: string; sessionId: string },
): Promise<void> => {
  const open = (await readInvoice(db, invoiceId))?.invoice.checkout;
  if (open?.id === sessionId && isCheckoutOpen(open))
    await keepCheckout(db, {
      invoiceId,
      checkout: { ...open, expiresAt: new Date(0).toISOString() },
      instead: sessionId,
    });
};

export const isCheckoutOpen = (checkout: Checkout | null, leastMs = 0): boolean =>
  checkout !== null && Date.parse(checkout.expiresAt) > Date.now() + leastMs;

/**
 * The provider takes no payment of it, and will not by itself: the invoice says so, the story tells it, and the responsible user gets a task,
 * once for each reason until it is mended. `attempt` was spent on it.
 */
export const keepTrouble = (
  db: Database,
  { invoiceId, why, said, attempt }: { invoiceId: string; why: Trouble['why']; said: string; attempt: number },
): Promise<{ kept: true } | Refusal> =>
  command<{ kept: true }>(db, { request: { trouble: invoiceId, why } }, async () => {
    const found = await readInvoice(db, invoiceId);
    if (!found) return refuse('NotFound');
    const { invoice, lead } = found;
    const result = { kept: true } as const;
    const doing = { actor: { kind: 'provider' as const, id: invoice.provider }, at: leadNow(lead) };
    const nothing = { id: '', url: '', expiresAt: new Date(0).toISOString(), amount: 0 };
    const checkout = { ...(invoice.checkout ?? nothing), attempt };
    const trouble = { why, said: said.slice(0, 300), at: doing.at };
    const set = { trouble, checkout };
    if (invoice.trouble?.why === why)
      return { updates: [{ table: 'invoice', id: invoiceId, version: invoice.version, set: { checkout } }], result };
    const money = { amount: invoice.total - invoice.paid, currency: invoice.currency };
    const told = await notifyOfMoney(db, invoice, lead, doing, {
      what: 'checkout_refused',
      reason: trouble.said,
      ...money,
    });
    const event = { type: 'invoice.checkout_refused', data: { reason: trouble.said, why, ...money } } as const;
    return { ...together(invoiceChange(invoice, lead, doing, set, event), told), result };
  });

/** What the client is told. */
export const paymentRefused = (why: Trouble['why'], contact: string): Refusal =>
  refuse('PaymentRefused', { why: troubleWords[why], contact });
