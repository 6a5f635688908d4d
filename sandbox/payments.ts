import express from 'express';
import { z } from 'zod';
import { callbackView } from './messages.ts';
import { problem } from './problem.ts';
import type { Record_, Session } from './record.ts';
import { waysBack, waysToPay } from './till.ts';
import type { Till } from './till.ts';

/** Calls from the payment page and the sandbox page; Stripe's own are in pay.ts. */
export const createPayments = (record: Record_, till: Till) => {
  const router = express.Router();
  router.use('/payments', express.json({ limit: '16kb' }));

  router.get('/payments', (req, res) => {
    const text = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '');
    const search = text(req.query.q);
    const to = text(req.query.to).split(',').filter(Boolean);
    const all = [...record.sessions.values()].reverse();
    const found = all.filter((session) => {
      const haystack = JSON.stringify(session).toLowerCase();
      return haystack.includes(search) && (to.length === 0 || to.some((one) => haystack.includes(one)));
    });
    res.json({ items: found.slice(0, 100).map((session) => view(record, session)), next: null });
  });

  router.get('/payments/:id', (req, res) => {
    const session = record.sessions.get(req.params.id);
    if (!session) return problem(res, 404, 'There is no such payment');
    res.json(view(record, session));
  });

  router.post('/payments/:id/pay', async (req, res) => {
    const session = record.sessions.get(req.params.id);
    if (!session) return problem(res, 404, 'There is no such payment');
    const wanted = z.object({ way: z.enum(waysToPay) }).safeParse(req.body);
    if (!wanted.success) return problem(res, 422, 'Say how to pay', `way is one of ${waysToPay.join(', ')}`);
    const outcome = await till.pay(session, wanted.data.way);
    if (outcome === 'closed') return problem(res, 409, 'This payment is closed already');
    const now = record.sessions.get(session.id)!;
    const returnTo = now.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', now.id);
    res.json({ outcome, returnTo: outcome === 'paid' ? returnTo : null, payment: view(record, now) });
  });

  router.post('/payments/:id/back', async (req, res) => {
    const session = record.sessions.get(req.params.id);
    if (!session) return problem(res, 404, 'There is no such payment');
    const wanted = z.object({ way: z.enum(waysBack) }).safeParse(req.body);
    if (!wanted.success) return problem(res, 422, 'Say how it goes back', `way is one of ${waysBack.join(', ')}`);
    if (!(await till.back(session, wanted.data.way))) return problem(res, 409, 'Nothing was paid here');
    res.json(view(record, record.sessions.get(session.id)!));
  });

  router.post('/payments/events/:event/resend', async (req, res) => {
    const event = record.events.get(req.params.event);
    if (!event) return problem(res, 404, 'There is no such event');
    await till.resend(event);
    res.status(202).json(view(record, record.sessions.get(event.sessionId)!));
  });

  return router;
};

const view = (record: Record_, session: Session) => ({
  id: session.id,
  at: new Date(session.created * 1000).toISOString(),
  expiresAt: new Date(session.expiresAt * 1000).toISOString(),
  amount: { amount: session.amount, currency: session.currency.toUpperCase() },
  lines: session.lines.map((line) => ({ ...line, total: line.amount * line.quantity })),
  status: session.status,
  paymentStatus: session.paymentStatus,
  // Stripe's page does not have every language of the client; the sender may name the client's beside it.
  locale: session.metadata.language ?? session.locale,
  description: session.description,
  customerEmail: session.customerEmail,
  clientReferenceId: session.clientReferenceId,
  metadata: session.metadata,
  cancelUrl: session.cancelUrl,
  returnTo: session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id),
  intents: [...record.intents.values()]
    .filter((intent) => intent.sessionId === session.id)
    .map(({ id, amount, received, status }) => ({ id, amount, received, status })),
  events: [...record.events.values()]
    .filter((event) => event.sessionId === session.id)
    .map(({ id, type, created }) => ({
      id,
      type,
      at: new Date(created * 1000).toISOString(),
      callbacks: (record.callbacksOf.get(id) ?? []).map(callbackView),
    })),
});
