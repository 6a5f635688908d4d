import { Context } from '@temporalio/activity';
import {
  isCheckoutOpen,
  keepCheckout,
  keepCheckoutClosed,
  keepTrouble,
  paymentRefused,
} from '../../prisma/invoice/checkout.ts';
import { readInvoice, type InvoiceRow } from '../../prisma/invoice/invoice-row.ts';
import type { Database } from '../../prisma/client.ts';
import { addressOf } from '../../prisma/contact/lead-address.ts';
import { readFacts } from '../../prisma/invoice/payment.ts';
import { contactOf, readSeller } from '../../prisma/letter/seller.ts';
import { openAmount, whyNotPay } from '../../workflows/invoice/invoice.ts';
import { isPending } from '../../workflows/invoice/ledger.ts';
import type { CheckoutAnswer } from '../../workflows/invoice/messages.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { PaymentProvider } from './stripe.ts';

const LEAST_LIFE_MS = 60_000;
/** By then two seconds have passed, and the client waits. */
const MOST_ATTEMPTS = 4;

export const checkoutActivities = ({
  db,
  payments,
  publicUrl,
}: {
  db: Database;
  payments: PaymentProvider;
  publicUrl: string;
}) => {
  const openCheckout = async (invoiceId: string): Promise<CheckoutAnswer | Refusal> => {
    for (let attempts = 0; attempts < 5; attempts++) {
      const found = await readInvoice(db, invoiceId);
      if (!found) return refuse('NotFound');
      const { invoice } = found;
      const refusal = whyNotPay(invoice);
      if (refusal) return refusal;
      const facts = await readFacts(db, invoiceId);
      if (isPending(facts)) return refuse('PaymentConfirming');
      const amount = openAmount(invoice);
      const open = invoice.checkout;
      if (open && isCheckoutOpen(open)) {
        const page = await payments.stateOf(open.id);
        // the client came back before the provider's notification
        if (page.state === 'complete' && !facts.some(({ externalId }) => externalId === page.paymentId))
          return refuse('PaymentConfirming');
        if (page.state === 'open' && open.amount === amount && isCheckoutOpen(open, LEAST_LIFE_MS))
          return { url: open.url };
        if (page.state === 'open') await payments.expire(open.id);
      }
      const attempt = (open?.attempt ?? 0) + 1 + attempts;
      const page = await openPage(db, payments, publicUrl, invoice, amount, attempt);
      if (page === 'key_used') continue;
      if ('refused' in page) {
        await keepTrouble(db, { invoiceId, why: page.refused, said: page.said, attempt });
        return paymentRefused(page.refused, contactOf(await readSeller(db)));
      }
      const checkout = { ...page, attempt, amount };
      if ((await keepCheckout(db, { invoiceId, checkout, instead: open?.id ?? null })) === true)
        return { url: checkout.url };
    }
    throw new Error(`the payment page of invoice ${invoiceId} could not be opened`);
  };

  return {
    /** The address where the client pays. Opened once for each amount: when asked again, the same page answers while it is open. */
    openCheckout: async ({ invoiceId }: { invoiceId: string }): Promise<CheckoutAnswer | Refusal> => {
      try {
        return await openCheckout(invoiceId);
      } catch (error) {
        if (Context.current().info.attempt < MOST_ATTEMPTS) throw error;
        Context.current().log.warn('the payment page was not opened', { invoiceId, error: String(error) });
        return refuse('ProviderAway');
      }
    },

    /** Nobody may pay what is paid or void. */
    closeCheckout: async ({ invoiceId }: { invoiceId: string }): Promise<void> => {
      const open = (await readInvoice(db, invoiceId))?.invoice.checkout;
      if (!open || !isCheckoutOpen(open)) return;
      await payments.expire(open.id);
      await keepCheckoutClosed(db, { invoiceId, sessionId: open.id });
    },
  };
};

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
  return payments.open({
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
};

const titles: Record<string, string> = { ru: 'Счёт №', en: 'Invoice', kk: 'Шот №', uk: 'Рахунок №' };
