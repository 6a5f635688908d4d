import { createHmac } from 'node:crypto';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import { retryAfter } from '../../../workflows/channel/retry-after.ts';
import { recordWebhookAnswer } from '../../../prisma/automation/webhook-call.ts';
import { webhook } from '../../../workflows/channel/webhook.ts';
import type { Channel, Provider } from '../channel.ts';
import { callOuter, Inner, TooLarge } from './outer-call.ts';

export type WebhookConfig = {
  /** `whsec_` and base64, after Standard Webhooks */
  secret: string;
  /** hosts inside the network that an admin has allowed: "crm.local", "10.0.0.5:8080" */
  allowed: string[];
  /** saves what was answered; may be called twice for one delivery */
  answered: (answer: { deliveryId: string; status: number; body: unknown }) => Promise<void>;
};

export const post: Provider = ({ db, config }) =>
  webhookChannel({ ...config.webhooks, answered: (answer) => recordWebhookAnswer(db, answer) });

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1_048_576;

/** Somebody's address, called by POST. It recognises our delivery's id, so a call whose reply was lost is repeated. */
export const webhookChannel = ({ secret, allowed, answered }: WebhookConfig): Channel => ({
  ...webhook,
  policy: 'send_again',
  send: async ({ deliveryId, recipient, body, signal }) => {
    let answer: Answer;
    try {
      answer = await call(new URL(recipient), body, { secret, allowed, deliveryId, signal });
    } catch (error) {
      return outcomeOf(error as Error & { code?: string });
    }
    const { status, text, retryAfterMs } = answer;
    const said = `${status} ${text.slice(0, 300)}`;
    if (status >= 200 && status < 300) {
      await answered({ deliveryId, status, body: jsonOf(text) });
      return { is: 'sent', providerId: `webhook-${deliveryId}`, answer: said };
    }
    if (status === 429) return { is: 'throttled', retryAfterMs: retryAfterMs ?? 30_000, answer: said };
    // too late, too early, or its own trouble: these pass
    if (status === 408 || status === 425 || status >= 500)
      return { is: 'deferred', code: status, retryAfterMs, answer: said };
    await answered({ deliveryId, status, body: null });
    const reason = status >= 300 && status < 400 ? 'RedirectNotFollowed' : 'WebhookRefused';
    return { is: 'refused', reason, code: status, answer: said };
  },
});

type Answer = { status: number; text: string; retryAfterMs: number | undefined };
type Order = { secret: string; allowed: string[]; deliveryId: string; signal: AbortSignal };

const call = async (url: URL, body: string, { secret, allowed, deliveryId, signal }: Order): Promise<Answer> => {
  const { status, headers, bytes } = await callOuter(url, body, {
    ...{ allowed, signal, timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES },
    headers: { 'voronka-delivery': deliveryId, ...signed(secret, deliveryId, body) },
  });
  const retryAfterMs = retryAfter(headers['retry-after'], Date.now());
  return { status, text: bytes.toString('utf8'), retryAfterMs };
};

/** Standard Webhooks (standardwebhooks.com), symmetric: `id.timestamp.body` is signed, so that no part can be replayed as something else. */
const signed = (secret: string, id: string, body: string): Record<string, string> => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};

const outcomeOf = (error: Error & { code?: string }): Outcome => {
  const answer = `${error.code ?? error.name} ${error.message}`.trim();
  if (error instanceof Inner) return { is: 'refused', reason: 'InnerAddress', code: 'inner', answer };
  if (error instanceof TooLarge) return { is: 'refused', reason: 'AnswerTooLarge', code: 'size', answer };
  if (/ENOTFOUND/.test(answer)) return { is: 'deferred', code: 'ENOTFOUND', answer };
  return /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/.test(answer)
    ? { is: 'deferred', code: error.code ?? 'down', answer }
    : { is: 'unknown', answer };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
