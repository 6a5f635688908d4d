import Stripe from 'stripe';
import type { Verify } from './verify.ts';

export const stripe: Verify = (request, body, { stripe }) => {
  const signature = request.get('stripe-signature');
  if (!signature) return undefined;
  const event = Stripe.webhooks.constructEvent(body, signature, stripe.webhookSecret);
  return typeof event.id === 'string' && event.id !== ''
    ? { externalId: event.id, headers: { 'stripe-signature': signature }, lane: paymentOf(event) }
    : undefined;
};

/** All news of one payment form a lane; anything else is a lane of its own. */
const paymentOf = (event: Stripe.Event): string => {
  const payment = (event.data?.object as { payment_intent?: string | { id: string } | null } | undefined)
    ?.payment_intent;
  return (typeof payment === 'string' ? payment : payment?.id) ?? event.id;
};
