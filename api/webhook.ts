import Stripe from 'stripe';
import twilio from 'twilio';
import type { Request } from 'express';
import { z } from 'zod';
import { keepIncoming } from '../prisma/inbox/inbox.queries.ts';
import type { Config } from '../config.ts';
import { bytesOf } from './http/body.ts';
import { ProblemError } from './http/problem.ts';
import { route } from './http/route.ts';

type Incoming = { externalId: string; headers: Record<string, string>; lane: string };
/** Proves that the bytes are the provider's and says what makes them the same event when they come again; undefined: not the provider's. */
type Verify = (request: Request, body: Buffer, config: Config) => Incoming | undefined;

const stripe: Verify = (request, body, { stripe }) => {
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

const twilioReceipt: Verify = (request, body, { sms, publicUrl }) => {
  const signature = request.get('x-twilio-signature');
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  if (!signature || !twilio.validateRequest(sms.authToken, signature, `${publicUrl}${request.originalUrl}`, fields))
    return undefined;
  const { MessageSid: id, MessageStatus: state } = fields;
  return id && state
    ? { externalId: `${id}:${state}`, headers: { 'x-original-url': request.originalUrl }, lane: id }
    : undefined;
};

const providers: Record<string, Verify> = { stripe, twilio: twilioReceipt };

export const webhookRoutes = [
  route({
    method: 'post',
    path: '/webhooks/{provider}',
    tag: 'Webhooks',
    summary: 'News from a provider, signed; kept before it is answered',
    access: 'public',
    params: z.object({ provider: z.string().max(40) }),
    reads: 'raw',
    status: 204,
    handler: async ({ deps, params, request }) => {
      const verify = Object.hasOwn(providers, params.provider) ? providers[params.provider] : undefined;
      if (!verify) throw new ProblemError('UnknownProvider');
      const body = bytesOf(request);
      const incoming = verified(() => verify(request, body, deps.config));
      if (!incoming) {
        deps.metrics.webhooks.inc({ provider: params.provider, outcome: 'refused' });
        throw new ProblemError('BadSignature');
      }
      const { isNew } = await keepIncoming(deps.db, { source: params.provider, ...incoming, body });
      deps.metrics.webhooks.inc({ provider: params.provider, outcome: isNew ? 'new' : 'repeated' });
    },
  }),
];

/** What cannot even be read is not the provider's. */
const verified = (verify: () => Incoming | undefined): Incoming | undefined => {
  try {
    return verify();
  } catch {
    return undefined;
  }
};
