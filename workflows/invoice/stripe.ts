import type { FactState } from './ledger.ts';
import { fromStripe } from './stripe-amount.ts';

/**
 * What a Stripe event means for our money; undefined where it says nothing that another event does not. Amounts in our minor units, currency
 * in upper case. `paymentRef`: the payment intent it belongs to, where it names one.
 */
export type StripeNews =
  | ({
      what: 'payment';
      state: 'paid' | 'pending' | 'failed';
      /** the page that it closes */ sessionId?: string;
    } & StripeFact)
  | ({ what: 'refund'; state: 'refunded' | 'refund_failed' | 'refund_total' } & StripeFact)
  | ({ what: 'dispute'; state: 'disputed' | 'inquiry' | 'dispute_won' | 'dispute_lost' } & StripeFact)
  | ({ what: 'unknown'; state: 'unknown' } & StripeFact)
  | { what: 'expired'; invoiceId: string; sessionId: string };

type StripeFact = {
  state: FactState;
  externalId: string;
  paymentRef: string | null;
  invoiceId?: string;
  amount: number;
  currency: string;
  reason: string | null;
};
type Loose = Record<string, unknown>;

/** Pure and tolerant: events come in any order, of any API version, and about objects that are not ours. */
export const readStripeEvent = (event: { id?: unknown; type?: unknown; data?: unknown }): StripeNews | undefined => {
  const object = field(event.data, 'object');
  const type = text(event.type) ?? '';
  if (needless.test(type)) return undefined;
  switch (type.replace(/^charge\.refund\./, 'refund.')) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      if (object['payment_status'] === 'no_payment_required') return undefined;
      return session(object, object['payment_status'] === 'paid' ? 'paid' : 'pending');
    case 'checkout.session.async_payment_failed':
      return session(object, 'failed');
    case 'checkout.session.expired': {
      const { invoiceId } = ownOf(object);
      return invoiceId ? { what: 'expired', invoiceId, sessionId: String(object['id']) } : undefined;
    }
    case 'payment_intent.succeeded':
      return intent(object, 'paid', object['amount_received'] === undefined ? 'amount' : 'amount_received');
    case 'payment_intent.payment_failed': {
      // one payment may be tried several times: by a card that is declined, then by a bank that takes days
      const attempt = text(object['latest_charge']) ?? text(field(object, 'latest_charge')['id']) ?? String(event.id);
      return { ...intent(object, 'failed', 'amount'), externalId: `${String(object['id'])}/${attempt}` };
    }
    case 'charge.refunded':
      return {
        what: 'refund',
        ...told(
          object,
          'refund_total',
          `${String(object['id'])}/${Number(object['amount_refunded'] ?? 0)}`,
          'amount_refunded',
        ),
      };
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const failed = type === 'refund.failed' || object['status'] === 'failed' || object['status'] === 'canceled';
      const reason = text(object['failure_reason']) ?? text(object['reason']) ?? null;
      const state = failed ? 'refund_failed' : 'refunded';
      return { what: 'refund', ...told(object, state, String(object['id'])), reason };
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return {
        what: 'dispute',
        ...told(object, disputeState(type, text(object['status']) ?? ''), String(object['id'])),
        reason: text(object['reason']) ?? null,
      };
    default: {
      const amount = ['amount', 'net_amount'].find((name) => typeof object[name] === 'number');
      return text(object['currency']) !== undefined && amount !== undefined
        ? { what: 'unknown', ...told(object, 'unknown', String(event.id ?? object['id']), amount), reason: type }
        : undefined;
    }
  }
};

/** Steps of a payment whose end another event reports, and money between the seller's own accounts. */
const needless =
  /^(payment_intent\.(created|processing|requires_action|canceled|amount_capturable_updated|partially_funded)|charge\.(succeeded|updated|pending|captured|failed|expired)|payout\.|balance\.|price\.|plan\.|product\.)/;

const disputeState = (type: string, status: string): 'disputed' | 'inquiry' | 'dispute_won' | 'dispute_lost' => {
  // prevented: the client got the money back before it became a dispute
  if (status === 'lost' || status === 'prevented') return 'dispute_lost';
  if (status === 'won' || status === 'warning_closed' || type.endsWith('funds_reinstated')) return 'dispute_won';
  return status.startsWith('warning_') && !type.endsWith('funds_withdrawn') ? 'inquiry' : 'disputed';
};

const session = (object: Loose, state: 'paid' | 'pending' | 'failed'): StripeNews => ({
  what: 'payment',
  ...told(object, state, paymentOf(object) ?? String(object['id']), 'amount_total'),
  sessionId: String(object['id']),
});

const intent = (object: Loose, state: 'paid' | 'failed', amount: string): StripeNews & { what: 'payment' } => ({
  what: 'payment',
  ...told(object, state, String(object['id']), amount),
  reason: text(field(object, 'last_payment_error')['message']) ?? null,
});

const told = <State extends FactState>(object: Loose, state: State, externalId: string, amount = 'amount') => {
  const currency = String(object['currency'] ?? '').toUpperCase();
  const units = Number(object[amount] ?? 0);
  return {
    state,
    externalId,
    paymentRef: paymentOf(object) ?? null,
    ...ownOf(object),
    amount: Number.isSafeInteger(units) ? fromStripe(units, currency) : 0,
    currency,
    reason: null as string | null,
  };
};

/** One payment has one id whichever event reports it: the payment intent's, or the charge's where there is none. */
const paymentOf = (object: Loose): string | undefined =>
  object['object'] === 'payment_intent'
    ? text(object['id'])
    : (text(object['payment_intent']) ??
      text(field(object, 'payment_intent')['id']) ??
      text(object['charge']) ??
      text(field(object, 'charge')['id']) ??
      (object['object'] === 'charge' ? text(object['id']) : undefined));

const ownOf = (object: Loose): { invoiceId?: string } => {
  const invoiceId = text(object['client_reference_id']) ?? text(field(object, 'metadata')['invoiceId']);
  return invoiceId ? { invoiceId } : {};
};

const field = (value: unknown, key: string): Loose => {
  const inner = (value as Loose | null | undefined)?.[key];
  return typeof inner === 'object' && inner !== null ? (inner as Loose) : {};
};
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
