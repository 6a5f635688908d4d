import { createHmac } from 'node:crypto';
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import { retryAfter } from '../../../workflows/channel/retry-after.ts';
import { recordWebhookAnswer } from '../../../prisma/automation/webhook-call.ts';
import { webhook } from '../../../workflows/channel/webhook.ts';
import type { Channel, Provider } from '../channel.ts';

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

class Inner extends Error {}
class TooLarge extends Error {}

const call = (url: URL, body: string, { secret, allowed, deliveryId, signal }: Order): Promise<Answer> =>
  new Promise((resolvePost, reject) => {
    const open = allowed.includes(url.host) || allowed.includes(url.hostname);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!open && isIP(host) && isInner(host)) return reject(new Inner(host));
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      method: 'POST',
      timeout: TIMEOUT_MS,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      // the address is checked when it is dialled, so that the name cannot resolve differently in between
      ...(open ? {} : { lookup: outerOnly }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Voronka',
        'voronka-delivery': deliveryId,
        ...signed(secret, deliveryId, body),
      },
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    request.on('response', (response) => {
      read(response).then(
        (text) =>
          resolvePost({
            status: response.statusCode ?? 0,
            text,
            retryAfterMs: retryAfter(response.headers['retry-after'], Date.now()),
          }),
        reject,
      );
    });
    request.end(body);
  });

const read = async (response: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) {
      response.destroy();
      throw new TooLarge(`more than ${MOST_BYTES} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const outerOnly: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    const addresses = (found ?? []) as LookupAddress[];
    const inner = addresses.find(({ address }) => isInner(address));
    if (error || !addresses[0]) return done(error ?? new Error(`${host} has no address`), '', 4);
    if (inner) return done(new Inner(`${host} is ${inner.address}`), '', 4);
    if (options.all) return (done as (e: null, all: LookupAddress[]) => void)(null, addresses);
    done(null, addresses[0].address, addresses[0].family);
  });
};

/**
 * Everything but a global unicast address: private, loopback, link-local, carrier-grade NAT, multicast, reserved and documentation nets, and
 * every IPv6 form that carries an IPv4 address to somewhere else (mapped, NAT64, 6to4, Teredo).
 */
export const isInner = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.parse(address);
  return parsed.range() !== 'unicast' || (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL));
};
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');

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
