import { createHmac } from 'node:crypto';
import type { Callback, Record_ } from './record.ts';
import { newId } from './record.ts';

/** Seconds before the next try; a payment notice is tried for three days, a receipt for about an hour. */
const pauses = [1, 2, 4, 8, 15, 30, 60];
const tries = { sms: 60, pay: 4300 };
const timeoutMs = 10_000;
const atOnce = 16;

export type Secrets = { twilioAuthToken: string; stripeWebhookSecret: string };

/** Calls the application back, signed as the real providers sign, until it answers 2xx. Survives a restart. */
export const createCaller = (record: Record_, secrets: Secrets) => {
  const timers = new Map<string, NodeJS.Timeout>();
  const ready: Callback[] = [];
  let busy = 0;
  let closed = false;

  const plan = (callback: Callback) => {
    if (closed || callback.done) return;
    clearTimeout(timers.get(callback.id));
    timers.set(
      callback.id,
      setTimeout(
        () => {
          timers.delete(callback.id);
          ready.push(callback);
          void work();
        },
        Math.max(0, callback.dueAt - Date.now()),
      ),
    );
  };

  const work = async () => {
    while (busy < atOnce && ready.length > 0 && !closed) {
      const callback = ready.shift()!;
      busy += 1;
      void attempt(callback).finally(() => {
        busy -= 1;
        void work();
      });
    }
  };

  const attempt = async (callback: Callback) => {
    const status = await post(callback, secrets);
    const failed = callback.answers.length + 1;
    const done = (status >= 200 && status < 300) || failed >= tries[callback.kind];
    const dueAt = Date.now() + pauses[Math.min(failed, pauses.length) - 1]! * 1000;
    await record.keep({ type: 'callback.answer', id: callback.id, status, done, dueAt });
    tell(callback);
    plan(callback);
  };

  const tell = (callback: Callback) =>
    record.tell({ kind: callback.kind === 'sms' ? 'message' : 'payment', id: callback.of });

  return {
    call: (one: Pick<Callback, 'kind' | 'of' | 'url' | 'what' | 'body'>, delayMs = 0) => {
      const id = newId('cb_');
      const kept = record.keep({ type: 'callback', callback: { ...one, id, dueAt: Date.now() + delayMs } });
      plan(record.callbacks.get(id)!);
      return kept;
    },
    /** Resumes what a stop or a crash left. */
    resume: () => {
      for (const callback of record.callbacks.values()) plan(callback);
    },
    close: () => {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
};
export type Caller = ReturnType<typeof createCaller>;

const post = async (callback: Callback, secrets: Secrets) => {
  const stripe = callback.kind === 'pay';
  try {
    const answer = await fetch(callback.url, {
      method: 'POST',
      body: callback.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': stripe ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded; charset=utf-8',
        'user-agent': stripe ? 'Stripe/1.0 (voronka sandbox)' : 'TwilioProxy/1.1 (voronka sandbox)',
        ...(stripe
          ? { 'stripe-signature': stripeSignature(callback.body, secrets.stripeWebhookSecret) }
          : { 'x-twilio-signature': twilioSignature(callback.url, callback.body, secrets.twilioAuthToken) }),
      },
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
};

const stripeSignature = (body: string, secret: string) => {
  const at = Math.floor(Date.now() / 1000);
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
};

const twilioSignature = (url: string, form: string, token: string) => {
  const sorted = [...new URLSearchParams(form)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHmac('sha1', token)
    .update(url + sorted.map(([key, value]) => key + value).join(''))
    .digest('base64');
};
