import { isCheckoutOpen, keepCheckout, keepCheckoutClosed } from '../../prisma/invoice.ts';
import { readInvoice, type InvoiceRow } from '../../prisma/invoice-row.ts';
import type { Database } from '../../prisma/client.ts';
import { addressOf } from '../../prisma/lead-address.ts';
import { openAmount, whyNotPay } from '../../workflows/invoice/invoice.ts';
import type { CheckoutAnswer } from '../../workflows/invoice/messages.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { PaymentProvider } from './stripe.ts';

const LEAST_LIFE_MS = 60_000;

export const checkoutActivities = ({
  db,
  payments,
  publicUrl,
}: {
  db: Database;
  payments: PaymentProvider;
  publicUrl: string;
}) => ({
  /** The address where the client pays. Opened once for each amount: asked again, the same page answers while it lives. */
  openCheckout: async ({ invoiceId }: { invoiceId: string }): Promise<CheckoutAnswer | Refusal> => {
    for (let attempts = 0; attempts < 5; attempts++) {
      const found = await readInvoice(db, invoiceId);
      if (!found) return refuse('NotFound');
      const { invoice } = found;
      const refusal = whyNotPay(invoice);
      if (refusal) return refusal;
      const amount = openAmount(invoice);
      const open = invoice.checkout;
      if (open?.amount === amount && isCheckoutOpen(open, LEAST_LIFE_MS)) return { url: open.url };
      if (open && isCheckoutOpen(open)) await payments.expire(open.id);
      const checkout = await openPage(db, payments, publicUrl, invoice, amount, (open?.attempt ?? 0) + 1 + attempts);
      if (checkout && (await keepCheckout(db, { invoiceId, checkout, instead: open?.id ?? null })) === true)
        return { url: checkout.url };
    }
    throw new Error(`the payment page of invoice ${invoiceId} could not be opened`);
  },

  /** Nobody shall pay what is paid or void. */
  closeCheckout: async ({ invoiceId }: { invoiceId: string }): Promise<void> => {
    const open = (await readInvoice(db, invoiceId))?.invoice.checkout;
    if (!open || !isCheckoutOpen(open)) return;
    await payments.expire(open.id);
    await keepCheckoutClosed(db, { invoiceId, sessionId: open.id });
  },
});

const openPage = async (
  db: Database,
  payments: PaymentProvider,
  publicUrl: string,
  invoice: InvoiceRow,
  amount: number,
  attempt: number,
) => {
  const { rows } = await db.pool.query(
    `SELECT ${addressOf('email')} AS email FROM lead_contact lc WHERE lc.lead_id = $1 ORDER BY lc.is_main DESC LIMIT 1`,
    [invoice.lead_id],
  );
  const page = await payments.open({
    key: `checkout/${invoice.id}/${attempt}`,
    invoiceId: invoice.id,
    number: invoice.number,
    amount,
    currency: invoice.currency,
    lines: invoice.lines,
    title: `${titles[invoice.language] ?? titles['ru']} ${invoice.number}`,
    payUrl: `${publicUrl}/pay/${invoice.pay_token}`,
    email: rows[0]?.email ?? null,
    language: invoice.language,
  });
  return page === 'key_used' ? undefined : { ...page, attempt, amount };
};

const titles: Record<string, string> = { ru: 'Счёт №', en: 'Invoice', kk: 'Шот №', uk: 'Рахунок №' };
