import type { Caller } from './callbacks.ts';
import {
  chargeObject,
  disputeObject,
  intentObject,
  newEvent,
  newIntent,
  refundObject,
  sessionObject,
} from './checkout.ts';
import { newId, type Intent, type PayEvent, type Record_, type Session } from './record.ts';

/** What the visitor of the payment page may do; all but `pay` and `refuse` exist only in a sandbox. */
export const waysToPay = ['pay', 'refuse', 'twice', 'half', 'bounce'] as const;
export type WayToPay = (typeof waysToPay)[number];

/** What can happen to money that was paid. */
export const waysBack = ['refund', 'refund_half', 'refund_fails', 'dispute', 'dispute_won', 'dispute_lost'] as const;
export type WayBack = (typeof waysBack)[number];

const longestTimeout = 2 ** 31 - 1;

/** Opens, pays and expires checkout sessions, and sends their events. */
export const createTill = (record: Record_, caller: Caller, urls: { publicUrl: string; sandboxUrl: string }) => {
  const hook = `${urls.publicUrl}/api/v1/webhooks/stripe`;
  const shown = (session: Session) => sessionObject(session, urls.sandboxUrl);

  const announce = (events: PayEvent[]) => {
    const { webhooks, webhookCopies, lateSeconds } = record.control().pay;
    const ordered = webhooks === 'shuffle' ? [...events].reverse() : events;
    const late = webhooks === 'late' ? lateSeconds * 1000 : 0;
    const sent = webhooks === 'hold' ? [] : ordered;
    return Promise.all([
      record.keep(...events.map((event) => ({ type: 'event' as const, event }))),
      ...sent.flatMap((event, i) =>
        Array.from({ length: webhookCopies }, (_, copy) => send(event, late + (i + copy) * 300)),
      ),
    ]);
  };

  const send = (event: PayEvent, delayMs = 0) =>
    caller.call({ kind: 'pay', of: event.id, url: hook, what: event.type, body: JSON.stringify(event.body) }, delayMs);

  const keepSession = (session: Session) => record.keep({ type: 'session', session });
  const keepIntent = (intent: Intent) => record.keep({ type: 'intent', intent });

  const settle = async (session: Session, amount: number): Promise<Session> => {
    const intent = newIntent(session, amount, 'succeeded');
    const paid: Session = {
      ...session,
      status: 'complete',
      paymentStatus: 'paid',
      paidAmount: amount === session.amount ? null : amount,
      intentId: intent.id,
    };
    void keepIntent(intent);
    void keepSession(paid);
    await announce([
      newEvent('payment_intent.succeeded', paid, intentObject(intent)),
      newEvent('checkout.session.completed', paid, shown(paid)),
    ]);
    return paid;
  };

  const decline = async (session: Session) => {
    const intent = newIntent(session, session.amount, 'requires_payment_method');
    void keepIntent(intent);
    void keepSession({ ...session, intentId: intent.id });
    await announce([newEvent('payment_intent.payment_failed', session, intentObject(intent))]);
  };

  /** A bank transfer that seems to go through and comes back. */
  const bounce = async (session: Session) => {
    const intent = newIntent(session, session.amount, 'processing');
    const begun: Session = { ...session, status: 'complete', intentId: intent.id };
    const failed: Intent = { ...newIntent(session, session.amount, 'requires_payment_method'), id: intent.id };
    void keepIntent(failed);
    void keepSession(begun);
    await announce([
      newEvent('checkout.session.completed', begun, shown(begun)),
      newEvent('payment_intent.payment_failed', begun, intentObject(failed)),
      newEvent('checkout.session.async_payment_failed', begun, shown(begun)),
    ]);
  };

  const goBack = (session: Session, intent: Intent, way: WayBack): PayEvent[] => {
    const [id, half] = [newId('re_'), Math.floor(intent.amount / 2)];
    const refund = (amount: number) => [
      newEvent('refund.created', session, refundObject(intent, id, amount, 'succeeded')),
      newEvent('charge.refunded', session, chargeObject(intent, amount)),
    ];
    const dispute = (type: string, status: 'needs_response' | 'won' | 'lost') =>
      newEvent(`charge.dispute.${type}`, session, disputeObject(intent, status));
    switch (way) {
      case 'refund':
        return refund(intent.amount);
      case 'refund_half':
        return refund(half);
      case 'refund_fails':
        return [
          ...refund(intent.amount),
          newEvent('refund.failed', session, refundObject(intent, id, intent.amount, 'failed')),
        ];
      case 'dispute':
        return [dispute('created', 'needs_response'), dispute('funds_withdrawn', 'needs_response')];
      case 'dispute_won':
        return [dispute('closed', 'won'), dispute('funds_reinstated', 'won')];
      case 'dispute_lost':
        return [dispute('closed', 'lost')];
    }
  };

  const expire = async (session: Session) => {
    const expired: Session = { ...session, status: 'expired' };
    const kept = keepSession(expired);
    await Promise.all([kept, announce([newEvent('checkout.session.expired', expired, shown(expired))])]);
    record.tell({ kind: 'payment', id: session.id });
  };

  const watch = (session: Session) => {
    const left = session.expiresAt * 1000 - Date.now();
    setTimeout(
      () => {
        const now = record.sessions.get(session.id);
        if (now?.status !== 'open') return;
        if (now.expiresAt * 1000 <= Date.now()) void expire(now);
        else watch(now);
      },
      Math.min(Math.max(left, 0), longestTimeout),
    ).unref();
  };

  return {
    open: (session: Session) => {
      const kept = keepSession(session);
      watch(session);
      record.tell({ kind: 'payment', id: session.id });
      return kept;
    },
    expire,
    resend: (event: PayEvent) => send(event),
    /** Returns the outcome; a closed session takes only a second payment, which happens in real life, too. */
    pay: async (session: Session, way: WayToPay): Promise<'paid' | 'declined' | 'closed'> => {
      if (session.status === 'expired') return 'closed';
      if (session.status === 'complete' && way !== 'twice') return 'closed';
      const refused = record.control().pay.mode === 'refuse' || way === 'refuse';
      if (refused) await decline(session);
      else if (way === 'bounce') await bounce(session);
      else if (way === 'half') await settle(session, Math.floor(session.amount / 2));
      else if (way === 'twice' && session.status === 'open') {
        await settle(await settle(session, session.amount), session.amount);
      } else await settle(session, session.amount);
      record.tell({ kind: 'payment', id: session.id });
      return refused ? 'declined' : 'paid';
    },
    /** Money that was paid goes back, or the bank claims it; false where nothing was paid. */
    back: async (session: Session, way: WayBack): Promise<boolean> => {
      const intent = session.intentId ? record.intents.get(session.intentId) : undefined;
      if (intent?.status !== 'succeeded') return false;
      await announce(goBack(session, intent, way));
      record.tell({ kind: 'payment', id: session.id });
      return true;
    },
    resume: () => {
      for (const session of record.sessions.values()) if (session.status === 'open') watch(session);
    },
  };
};
export type Till = ReturnType<typeof createTill>;
