import { ApplicationFailure } from '@temporalio/common';
import Stripe from 'stripe';
import { retryAfter } from '../../workflows/channel/retry-after.ts';

export type Page = { id: string; url: string; expiresAt: string };
export type PageOrder = {
  key: string;
  invoiceId: string;
  number: number;
  /** what is still to be paid, minor units; the lines are shown where they add up to it */
  amount: number;
  currency: string;
  lines: { text: string; quantity: number; unitAmount: number }[];
  title: string;
  payUrl: string;
  email: string | null;
  language: string;
};

/** What the house needs of a payment provider. `open` answers 'key_used' where the key was spent on another order. */
export type PaymentProvider = {
  open(order: PageOrder): Promise<Page | 'key_used'>;
  /** Closes a page that must not be paid any more; one that is closed or paid already is left as it is. */
  expire(id: string): Promise<void>;
};

/** Payments by Stripe Checkout; our key makes a repeated order the same page. */
export const stripePayments = ({
  secretKey,
  baseUrl,
}: {
  secretKey: string;
  baseUrl: string | undefined;
}): PaymentProvider => {
  const place = baseUrl === undefined ? undefined : new URL(baseUrl);
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: 1,
    timeout: 4_000,
    telemetry: false,
    ...(place
      ? {
          host: place.hostname,
          port: Number(place.port),
          protocol: place.protocol === 'https:' ? ('https' as const) : ('http' as const),
        }
      : {}),
  });
  return {
    open: async (order) => {
      const { invoiceId, amount, lines } = order;
      const isWhole = lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0) === amount;
      const shown = isWhole ? lines : [{ text: order.title, quantity: 1, unitAmount: amount }];
      try {
        const session = await stripe.checkout.sessions.create(
          {
            mode: 'payment',
            client_reference_id: invoiceId,
            metadata: { invoiceId, language: order.language },
            payment_intent_data: { metadata: { invoiceId }, description: order.title },
            line_items: shown.map((line) => ({
              quantity: line.quantity,
              price_data: {
                currency: order.currency.toLowerCase(),
                unit_amount: line.unitAmount,
                product_data: { name: line.text },
              },
            })),
            success_url: order.payUrl,
            cancel_url: order.payUrl,
            locale: locales[order.language] ?? 'auto',
            ...(order.email ? { customer_email: order.email } : {}),
          },
          { idempotencyKey: order.key },
        );
        if (!session.url) return 'key_used';
        return { id: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000).toISOString() };
      } catch (error) {
        if ((error as { type?: string }).type === 'StripeIdempotencyError') return 'key_used';
        throw patiently(error as Failed);
      }
    },
    expire: async (id) => {
      try {
        await stripe.checkout.sessions.expire(id);
      } catch (error) {
        if ((error as { type?: string }).type !== 'StripeInvalidRequestError') throw patiently(error as Failed);
      }
    },
  };
};

type Failed = Error & { headers?: Record<string, string> };

/** What Stripe says of when to come again counts before our own pauses. */
const patiently = (error: Failed): Error => {
  const nextRetryDelay = retryAfter(error.headers?.['retry-after'], Date.now());
  return nextRetryDelay === undefined
    ? error
    : ApplicationFailure.create({ message: error.message, type: error.name, nextRetryDelay, cause: error });
};

/** Stripe's page speaks neither Kazakh nor Ukrainian: Kazakhs read Russian, for Ukrainian it follows the browser. */
const locales: Record<string, 'ru' | 'en' | 'auto'> = { ru: 'ru', en: 'en', kk: 'ru', uk: 'auto' };
