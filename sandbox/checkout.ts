import { z } from 'zod';
import type { CheckoutLine, Intent, PayEvent, Session } from './record.ts';
import { newId } from './record.ts';
import { amountProblem } from './amount.ts';
import { listOf, textsOf } from './stripe-form.ts';
import type { Form } from './stripe-form.ts';

export const apiVersion = '2026-10-28.endive';

export type StripeProblem = {
  status: number;
  error: { type: string; code?: string; message: string; param?: string; payment_intent?: string };
};

const Minor = z.coerce.number().int().min(0).max(999_999_999_999);
const Line = z.object({
  quantity: z.coerce.number().int().min(1).max(999_999).default(1),
  price_data: z.object({
    currency: z.string().regex(/^[a-z]{3}$/i, 'Invalid currency'),
    unit_amount: Minor,
    product_data: z.object({ name: z.string().min(1).max(1000) }),
  }),
});
const NewSession = z.object({
  mode: z.literal('payment'),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  client_reference_id: z.string().max(200).optional(),
  customer_email: z.email().optional(),
  locale: z.string().max(10).optional(),
  expires_at: z.coerce.number().int().optional(),
  lines: z.array(Line).min(1).max(100),
});

/** Reads a new session as Stripe would, or answers as Stripe would. */
export const readSession = (form: Form): { session: Session } | { problem: StripeProblem } => {
  const parsed = NewSession.safeParse({ ...form, lines: listOf(form.line_items) });
  if (!parsed.success) return { problem: problemOf(parsed.error.issues[0]!, form) };
  const wanted = parsed.data;
  const currencies = new Set(wanted.lines.map((line) => line.price_data.currency.toLowerCase()));
  if (currencies.size > 1) return { problem: invalid('All line items must have the same currency.', 'line_items') };
  const total = wanted.lines.reduce((sum, line) => sum + line.price_data.unit_amount * line.quantity, 0);
  const amiss = amountProblem(total, [...currencies][0]!);
  if (amiss) return { problem: invalid(amiss.message, amiss.param, amiss.code) };
  const created = seconds();
  const expiresAt = wanted.expires_at ?? created + 24 * 3600;
  if (expiresAt < created + 29 * 60 || expiresAt > created + 24 * 3600 + 60) {
    const message =
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.';
    return { problem: invalid(message, 'expires_at') };
  }
  const lines: CheckoutLine[] = wanted.lines.map((line) => ({
    name: line.price_data.product_data.name,
    amount: line.price_data.unit_amount,
    quantity: line.quantity,
  }));
  const intent = form.payment_intent_data;
  const intentForm = typeof intent === 'object' ? intent : {};
  return {
    session: {
      id: newId('cs_test_'),
      created,
      expiresAt,
      amount: total,
      paidAmount: null,
      currency: [...currencies][0]!,
      lines,
      status: 'open',
      paymentStatus: 'unpaid',
      intentId: null,
      successUrl: wanted.success_url,
      cancelUrl: wanted.cancel_url ?? null,
      clientReferenceId: wanted.client_reference_id ?? null,
      customerEmail: wanted.customer_email ?? null,
      locale: wanted.locale ?? null,
      metadata: textsOf(form.metadata),
      intentMetadata: textsOf(intentForm.metadata),
      description: typeof intentForm.description === 'string' ? intentForm.description : null,
    },
  };
};

export const newIntent = (session: Session, amount: number, status: Intent['status']): Intent => ({
  id: newId('pi_'),
  sessionId: session.id,
  created: seconds(),
  amount,
  received: status === 'succeeded' ? amount : 0,
  currency: session.currency,
  status,
  error:
    status === 'requires_payment_method'
      ? { code: 'card_declined', declineCode: 'insufficient_funds', message: 'Your card has insufficient funds.' }
      : null,
  metadata: session.intentMetadata,
  description: session.description,
});

export const newEvent = (type: string, session: Session, object: object): PayEvent => {
  const [id, created] = [newId('evt_'), seconds()];
  const body = {
    id,
    object: 'event',
    api_version: apiVersion,
    created,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  return { id, type, created, sessionId: session.id, body };
};

/** A refund in Stripe's format. */
export const refundObject = (intent: Intent, id: string, amount: number, status: 'succeeded' | 'failed') => ({
  id,
  object: 'refund',
  amount,
  charge: chargeOf(intent),
  created: seconds(),
  currency: intent.currency,
  ...(status === 'failed' ? { failure_reason: 'lost_or_stolen_card' } : {}),
  metadata: {},
  payment_intent: intent.id,
  reason: 'requested_by_customer',
  status,
});

export const chargeObject = (intent: Intent, refunded: number) => ({
  id: chargeOf(intent),
  object: 'charge',
  amount: intent.amount,
  amount_refunded: refunded,
  created: intent.created,
  currency: intent.currency,
  metadata: intent.metadata,
  paid: true,
  payment_intent: intent.id,
  refunded: refunded >= intent.amount,
  status: 'succeeded',
});

export const disputeObject = (intent: Intent, status: 'needs_response' | 'won' | 'lost') => ({
  id: intent.id.replace('pi_', 'dp_'),
  object: 'dispute',
  amount: intent.amount,
  charge: chargeOf(intent),
  created: seconds(),
  currency: intent.currency,
  metadata: {},
  payment_intent: intent.id,
  reason: 'product_not_received',
  status,
});

const chargeOf = ({ id }: Intent) => id.replace('pi_', 'ch_');

/** The session in Stripe's format. `amount_total` follows what was really paid when the visitor paid only a part. */
export const sessionObject = (session: Session, sandboxUrl: string) => ({
  id: session.id,
  object: 'checkout.session',
  amount_subtotal: session.paidAmount ?? session.amount,
  amount_total: session.paidAmount ?? session.amount,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  cancel_url: session.cancelUrl,
  client_reference_id: session.clientReferenceId,
  client_secret: null,
  created: session.created,
  currency: session.currency,
  custom_fields: [],
  custom_text: {},
  customer: null,
  customer_creation: 'if_required',
  customer_details: session.customerEmail ? { email: session.customerEmail, name: null, phone: null } : null,
  customer_email: session.customerEmail,
  expires_at: session.expiresAt,
  invoice: null,
  livemode: false,
  locale: session.locale,
  metadata: session.metadata,
  mode: 'payment',
  payment_intent: session.intentId,
  payment_link: null,
  payment_method_types: ['card'],
  payment_status: session.paymentStatus,
  recovered_from: null,
  shipping_options: [],
  status: session.status,
  submit_type: null,
  subscription: null,
  success_url: session.successUrl,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  url: session.status === 'open' ? `${sandboxUrl}/pay/${session.id}` : null,
});

export const intentObject = (intent: Intent) => ({
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  amount_capturable: 0,
  amount_received: intent.received,
  capture_method: 'automatic_async',
  client_secret: `${intent.id}_secret_sandbox`,
  confirmation_method: 'automatic',
  created: intent.created,
  currency: intent.currency,
  customer: null,
  description: intent.description,
  last_payment_error: intent.error
    ? {
        type: 'card_error',
        code: intent.error.code,
        decline_code: intent.error.declineCode,
        doc_url: 'https://stripe.com/docs/error-codes/card-declined',
        message: intent.error.message,
      }
    : null,
  latest_charge: chargeOf(intent),
  livemode: false,
  metadata: intent.metadata,
  next_action: null,
  payment_method: null,
  payment_method_types: ['card'],
  receipt_email: null,
  status: intent.status,
});

export const lineObjects = (session: Session) =>
  session.lines.map((line, i) => ({
    id: `li_${session.id.slice(8)}${i}`,
    object: 'item',
    amount_discount: 0,
    amount_subtotal: line.amount * line.quantity,
    amount_tax: 0,
    amount_total: line.amount * line.quantity,
    currency: session.currency,
    description: line.name,
    quantity: line.quantity,
  }));

export const invalid = (message: string, param?: string, code?: string, status = 400): StripeProblem => ({
  status,
  error: { type: 'invalid_request_error', message, ...(code ? { code } : {}), ...(param ? { param } : {}) },
});

const problemOf = (issue: z.core.$ZodIssue, form: Form): StripeProblem => {
  const path = issue.path.map(String);
  if (path[0] === 'lines') path[0] = 'line_items';
  const param = path.map((part, i) => (i === 0 ? part : `[${part}]`)).join('');
  let given: Form | string | undefined = form;
  for (const part of path) given = typeof given === 'object' ? given[part] : undefined;
  if (given === undefined) return invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return invalid('Not a valid URL', param, 'url_invalid');
  if (param === 'customer_email') return invalid(`Invalid email address: ${String(given)}`, param, 'email_invalid');
  return invalid(`Invalid ${param}: ${issue.message}`, param, 'parameter_invalid');
};

const seconds = () => Math.floor(Date.now() / 1000);
