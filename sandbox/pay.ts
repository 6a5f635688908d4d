import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { Request, Response } from 'express';
import { apiVersion, intentObject, invalid, lineObjects, readSession, sessionObject } from './checkout.ts';
import type { StripeProblem } from './checkout.ts';
import type { Play, Player } from './control.ts';
import { newId } from './record.ts';
import type { Intent, PayEvent, Record_, Session } from './record.ts';
import { parseForm } from './stripe-form.ts';
import type { Settings } from './settings.ts';
import type { Till } from './till.ts';

type Answer = { status: number; body: object };

/** Stripe's API, as far as Checkout needs it. */
export const createPay = (
  record: Record_,
  player: Player,
  till: Till,
  { sandboxUrl, stripeSecretKey }: Pick<Settings, 'sandboxUrl' | 'stripeSecretKey'>,
) => {
  const router = express.Router();
  const inFlight = new Set<string>();
  router.use('/v1', express.text({ type: () => true, limit: '256kb' }), authorised(stripeSecretKey));

  /** A request that changes something: obeys the control, answered once for each idempotency key. */
  const change =
    (what: string, act: (req: Request, body: string) => { answer: Answer; kept?: Promise<void> }) =>
    async (req: Request, res: Response) => {
      const body = typeof req.body === 'string' ? req.body : '';
      const key = req.get('idempotency-key');
      const hash = createHash('sha256').update(`${req.path}\n${body}`).digest('hex');
      const note = (answer: string) => record.noteCall({ provider: 'pay', what, to: '', answer });
      const send = (answer: Answer, replayed = false) => {
        note(String(answer.status));
        if (answer.status === 429) res.set('Retry-After', '1');
        if (replayed) res.set('Idempotent-Replayed', 'true');
        reply(res, answer);
      };

      const play = player.next('pay');
      if (play.answer === 'down') return send(asAnswer(down));
      if (play.answer === 'throttle') return send(asAnswer(throttled));
      if (play.answer === 'refuse' && record.control().pay.refuseAs === 'account') return send(asAnswer(restricted));
      const paces = takePaces(play);
      if (key && inFlight.has(key)) return send(asAnswer(inUse));
      if (key) inFlight.add(key);
      try {
        await wait(paces.pauseMs);
        const before = key ? record.remembered.get(key) : undefined;
        if (before && before.hash !== hash) return send(asAnswer(otherRequest(key!)));
        let answer: Answer;
        if (before) answer = before;
        else {
          const done = act(req, body);
          answer = done.answer;
          await Promise.all([done.kept, key && record.keep({ type: 'remembered', key, answer: { hash, ...answer } })]);
        }
        await wait(paces.lateMs);
        if (paces.lose) {
          note('lost');
          return void req.socket.destroy();
        }
        send(answer, before !== undefined);
      } finally {
        if (key) inFlight.delete(key);
      }
    };

  /** A request that only reads is never throttled or lost, but the whole provider may be down. */
  const read = (find: (req: Request) => object | StripeProblem) => (req: Request, res: Response) => {
    if (record.control().pay.mode === 'down') return reply(res, asAnswer(down));
    const found = find(req);
    reply(res, isProblem(found) ? asAnswer(found) : { status: 200, body: found });
  };

  const sessionOf = (req: Request) => record.sessions.get(String(req.params.id));
  const shown = (session: Session) => sessionObject(session, sandboxUrl);
  const shownIntent = (intent: Intent) => intentObject(intent);
  const missing = (what: string, req: Request) =>
    invalid(`No such ${what}: '${String(req.params.id)}'`, 'id', 'resource_missing', 404);

  router.post(
    '/v1/checkout/sessions',
    change('POST checkout/sessions', (_req, body) => {
      const parsed = readSession(parseForm(body));
      if ('problem' in parsed) return { answer: asAnswer(parsed.problem) };
      const kept = till.open(parsed.session);
      return { answer: { status: 200, body: shown(parsed.session) }, kept };
    }),
  );
  router.post(
    '/v1/checkout/sessions/:id/expire',
    change('POST checkout/sessions/expire', (req) => {
      const session = sessionOf(req);
      if (!session) return { answer: asAnswer(missing('checkout.session', req)) };
      if (session.status !== 'open') {
        const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`;
        return { answer: asAnswer(invalid(message)) };
      }
      const kept = till.expire(session);
      return { answer: { status: 200, body: shown(record.sessions.get(session.id)!) }, kept };
    }),
  );
  router.get(
    '/v1/checkout/sessions',
    read((req) => {
      const intent = req.query.payment_intent;
      const all = [...record.sessions.values()].reverse();
      return page(req, '/v1/checkout/sessions', intent ? all.filter((one) => one.intentId === intent) : all, shown);
    }),
  );
  router.get(
    '/v1/checkout/sessions/:id',
    read((req) => {
      const session = sessionOf(req);
      return session ? shown(session) : missing('checkout.session', req);
    }),
  );
  router.get(
    '/v1/checkout/sessions/:id/line_items',
    read((req) => {
      const session = sessionOf(req);
      if (!session) return missing('checkout.session', req);
      return { object: 'list', data: lineObjects(session), has_more: false, url: req.path };
    }),
  );
  router.get(
    '/v1/payment_intents/:id',
    read((req) => {
      const intent = record.intents.get(String(req.params.id));
      return intent ? shownIntent(intent) : missing('payment_intent', req);
    }),
  );
  router.get(
    '/v1/events',
    read((req) => {
      const query = parseForm(req.originalUrl.split('?')[1] ?? '');
      const created = typeof query.created === 'object' ? query.created : {};
      const types = Object.values(typeof query.types === 'object' ? query.types : {});
      const found = [...record.events.values()]
        .reverse()
        .filter(
          (event) =>
            (!query.type || event.type === query.type) &&
            (types.length === 0 || types.includes(event.type)) &&
            (!created.gte || event.created >= Number(created.gte)) &&
            (!created.gt || event.created > Number(created.gt)) &&
            (!created.lte || event.created <= Number(created.lte)) &&
            (!created.lt || event.created < Number(created.lt)),
        );
      return page(req, '/v1/events', found, (event: PayEvent) => event.body);
    }),
  );
  router.get(
    '/v1/events/:id',
    read((req) => record.events.get(String(req.params.id))?.body ?? missing('event', req)),
  );
  router.use('/v1', (req, res) => {
    const message = `Unrecognized request URL (${req.method}: ${req.originalUrl.split('?')[0]}).`;
    reply(res, asAnswer(invalid(message, undefined, undefined, 404)));
  });
  return router;
};

const authorised =
  (key: string) =>
  (req: Request, res: Response, next: () => void): void => {
    if (req.get('authorization') === `Bearer ${key}`) return next();
    const why = 'Invalid API Key provided. The sandbox takes the one of SANDBOX_STRIPE_SECRET_KEY.';
    reply(res, asAnswer(invalid(why, undefined, undefined, 401)));
  };

const page = <T extends { id: string }>(req: Request, url: string, all: T[], show: (one: T) => object) => {
  const limit = Math.min(Math.max(Number(req.query.limit) || 10, 1), 100);
  const after = all.findIndex((one) => one.id === req.query.starting_after);
  const data = all.slice(after + 1, after + 1 + limit);
  return { object: 'list', data: data.map(show), has_more: all.length > after + 1 + limit, url };
};

const takePaces = (play: Extract<Play, { answer: 'take' | 'refuse' }>) =>
  // a refusal happens to the card, on the payment page; the session itself opens
  play.answer === 'take' ? play : { pauseMs: 0, lateMs: 0, lose: false };

const reply = (res: Response, { status, body }: Answer) =>
  void res
    .status(status)
    .set({ 'Request-Id': newId('req_'), 'Stripe-Version': apiVersion })
    .json(body);

const asAnswer = ({ status, error }: StripeProblem): Answer => ({ status, body: { error } });
const isProblem = (found: object): found is StripeProblem => 'status' in found && 'error' in found;

const down: StripeProblem = { status: 500, error: { type: 'api_error', message: 'An unknown error occurred' } };
const throttled: StripeProblem = {
  status: 429,
  error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly.' },
};
const restricted: StripeProblem = {
  status: 403,
  error: {
    type: 'invalid_request_error',
    message: 'Your account cannot currently make charges. Complete it in the Dashboard.',
  },
};
const inUse: StripeProblem = {
  status: 409,
  error: {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message: 'There is currently another in-progress request using this Idempotent Key.',
  },
};
const otherRequest = (key: string): StripeProblem => ({
  status: 400,
  error: {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  },
});
