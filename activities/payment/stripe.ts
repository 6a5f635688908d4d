import { ApplicationFailure } from '@temporalio/common';
import Stripe from 'stripe';
import { retryAfter } from '../../workflows/channel/retry-after.ts';
import { stripeLimits, toStripe } from '../../workflows/invoice/stripe-amount.ts';

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

/** It will not take this order, however often it is asked; `said` are its own words, for users. */
export type Refused = { refused: 'amount' | 'currency' | 'account' | 'order'; said: string };

/** What we need of a payment provider. `open` returns 'key_used' where the key was spent on another order, and throws what may pass. */
export type PaymentProvider = {
  open(order: PageOrder): Promise<Page | 'key_used' | Refused>;
  /** complete: the client has paid by the payment that it names, whatever the provider has reported of it so far */
  stateOf(id: string): Promise<{ state: 'open' | 'expired' } | { state: 'complete'; paymentId: string }>;
  /** Closes a page that must not be paid any more; one that is already closed or paid is left alone. */
  expire(id: string): Promise<void>;
};

/** Payments by Stripe Checkout; with our key a repeated order gives the same page. */
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
  const create = async (order: PageOrder, email: string | null): Promise<Page | 'key_used'> => {
    const { invoiceId, amount, lines, currency } = order;
    const isWhole = lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0) === amount;
    const { step } = stripeLimits(currency);
    const isSayable = lines.every(({ unitAmount }) => unitAmount % step === 0);
    const shown = isWhole && isSayable ? lines : [{ text: order.title, quantity: 1, unitAmount: amount }];
    const session = await stripe.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: invoiceId,
        metadata: { invoiceId, language: order.language },
        payment_intent_data: { metadata: { invoiceId }, description: order.title },
        line_items: shown.map((line) => ({
          quantity: line.quantity,
          price_data: {
            currency: currency.toLowerCase(),
            unit_amount: toStripe({ amount: line.unitAmount, currency }),
            product_data: { name: line.text },
          },
        })),
        success_url: `${order.payUrl}?returned={CHECKOUT_SESSION_ID}`,
        cancel_url: order.payUrl,
        locale: locales[order.language] ?? 'auto',
        ...(email ? { customer_email: email } : {}),
      },
      { idempotencyKey: email === order.email ? order.key : `${order.key}/no-email` },
    );
    if (!session.url) return 'key_used';
    return { id: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000).toISOString() };
  };

  return {
    open: async (order) => {
      const email = order.email && PLAIN_EMAIL.test(order.email) ? order.email : null;
      try {
        return await create(order, email).catch((error: unknown) => {
          // the client types it on the provider's page then
          if (email && refusedBy(error) === 'email') return create(order, null);
          throw error;
        });
      } catch (error) {
        if ((error as { type?: string }).type === 'StripeIdempotencyError') return 'key_used';
        const refused = refusedBy(error);
        if (!refused) throw patiently(error as Failed);
        return { refused: refused === 'email' ? 'order' : refused, said: String((error as Error).message) };
      }
    },
    stateOf: async (id) => {
      try {
        const { status, payment_intent: payment } = await stripe.checkout.sessions.retrieve(id);
        const paymentId = typeof payment === 'string' ? payment : (payment?.id ?? id);
        if (status === 'complete') return { state: 'complete', paymentId };
        return { state: status === 'expired' ? 'expired' : 'open' };
      } catch (error) {
        // of another account, or of a sandbox that was reset: nobody can pay there
        if ((error as { code?: string }).code === 'resource_missing') return { state: 'expired' };
        throw error;
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

/** What Stripe takes as customer_email: no other alphabets, not even in the domain. */
const PLAIN_EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** Permanent refusals, by https://docs.stripe.com/error-codes; undefined for what may pass by itself: the network, 409, 429, their own trouble. */
const refusedBy = (error: unknown): Refused['refused'] | 'email' | undefined => {
  const { statusCode = 0, code = '', param = '', message = '' } = error as Partial<Stripe.errors.StripeError>;
  if (statusCode < 400 || statusCode >= 500 || statusCode === 409 || statusCode === 429) return undefined;
  if (statusCode === 401 || statusCode === 403 || /^(account_|platform_|api_key_|livemode_|testmode_)/.test(code))
    return 'account';
  if (code === 'email_invalid' || param === 'customer_email') return 'email';
  if (/^amount_|^charge_exceeds/.test(code) || /unit_amount|quantity/.test(param) || /total amount/i.test(message))
    return 'amount';
  if (/currency/.test(`${code} ${param}`) || /currency|currencies/i.test(message)) return 'currency';
  return /\baccount\b/i.test(message) ? 'account' : 'order';
};

type Failed = Error & { headers?: Record<string, string> };

/** Stripe's word on when to come again overrides our own pauses. */
const patiently = (error: Failed): Error => {
  const nextRetryDelay = retryAfter(error.headers?.['retry-after'], Date.now());
  return nextRetryDelay === undefined
    ? error
    : ApplicationFailure.create({ message: error.message, type: error.name, nextRetryDelay, cause: error });
};

/** Stripe's page has neither Kazakh nor Ukrainian: Kazakh clients read Russian, for Ukrainian it follows the browser. */
const locales: Record<string, 'ru' | 'en' | 'auto'> = { ru: 'ru', en: 'en', kk: 'ru', uk: 'auto' };
