/** What a Stripe event means for our invoices; undefined where it means nothing. Amounts in minor units, currency in upper case. */
export type StripeNews =
  | {
      what: 'payment';
      externalId: string;
      invoiceId: string;
      amount: number;
      currency: string;
      state: 'paid' | 'failed';
      reason: string | null;
      /** the page that is closed by it */ sessionId?: string;
    }
  | { what: 'expired'; invoiceId: string; sessionId: string };

type Loose = Record<string, unknown>;

/** Pure and forgiving: events come in any order, of any API version, and of objects that are not ours. */
export const readStripeEvent = (event: { type?: unknown; data?: unknown }): StripeNews | undefined => {
  const object = field(event.data, 'object');
  const invoiceId = text(object['client_reference_id']) ?? text(field(object, 'metadata')['invoiceId']);
  if (!invoiceId) return undefined;
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return object['payment_status'] === 'paid'
        ? {
            what: 'payment',
            invoiceId,
            state: 'paid',
            reason: null,
            sessionId: String(object['id']),
            ...money(object, 'amount_total'),
          }
        : undefined;
    case 'checkout.session.async_payment_failed':
      return {
        what: 'payment',
        invoiceId,
        state: 'failed',
        reason: null,
        sessionId: String(object['id']),
        ...money(object, 'amount_total'),
      };
    case 'payment_intent.payment_failed':
      return {
        what: 'payment',
        invoiceId,
        state: 'failed',
        reason: text(field(object, 'last_payment_error')['message']) ?? null,
        ...money(object, 'amount'),
      };
    case 'checkout.session.expired':
      return { what: 'expired', invoiceId, sessionId: String(object['id']) };
    default:
      return undefined;
  }
};

/** One payment has one id whichever event speaks of it: the payment intent's. */
const money = (object: Loose, amount: string) => ({
  externalId: String(object['object'] === 'payment_intent' ? object['id'] : (object['payment_intent'] ?? object['id'])),
  amount: Number(object[amount] ?? 0),
  currency: String(object['currency'] ?? '').toUpperCase(),
});

const field = (value: unknown, key: string): Loose => {
  const inner = (value as Loose | null | undefined)?.[key];
  return typeof inner === 'object' && inner !== null ? (inner as Loose) : {};
};
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
