import twilio from 'twilio';
import { z } from 'zod';
import { sms } from '../../../workflows/channel/sms.ts';
import { retryAfter } from '../../../workflows/channel/retry-after.ts';
import { readTwilioError, type TwilioAnswer } from '../../../workflows/channel/twilio.ts';
import type { Channel, Provider } from '../channel.ts';

export type SmsConfig = {
  accountSid: string;
  authToken: string;
  from: string;
  baseUrl: string | undefined;
  publicUrl: string;
};

const Settings = z
  .strictObject({ accountSid: z.string(), authToken: z.string(), from: z.string(), baseUrl: z.url() })
  .partial();

export const twilioSms: Provider = ({ config }, settings) => {
  const own = Settings.parse(settings);
  // an account of its own is at Twilio, wherever the first one is
  const place = own.accountSid ? { baseUrl: undefined } : {};
  return smsChannel({ ...config.sms, ...place, ...own, publicUrl: config.publicUrl });
};

const TIMEOUT_MS = 10_000;
/** Clocks differ a little, and the list has whole seconds only. */
const SKEW_MS = 2_000;

/** SMS by Twilio. It takes no key of ours, so a lost reply is looked up; receipts come back with the delivery's id in their address. */
export const smsChannel = ({ accountSid, authToken, from, baseUrl, publicUrl }: SmsConfig): Channel => {
  const clientUntil = (signal?: AbortSignal) =>
    twilio(accountSid, authToken, { httpClient: new Requests(baseUrl, signal) as never });
  return {
    ...sms,
    policy: 'look_up',
    send: async ({ deliveryId, recipient, body, signal }) => {
      try {
        const sent = await clientUntil(signal).messages.create({
          to: recipient,
          from,
          body,
          statusCallback: `${publicUrl}/api/v1/webhooks/twilio?delivery=${deliveryId}`,
        });
        return { is: 'sent', providerId: sent.sid, answer: `201 ${sent.sid} ${sent.status}` };
      } catch (error) {
        if (error instanceof Refused) return readTwilioError(error.answer);
        const { message, cause } = error as Error & { cause?: { code?: string } };
        const answer = `${cause?.code ?? ''} ${message}`.trim();
        return /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/.test(answer)
          ? { is: 'down', answer }
          : { is: 'unknown', answer };
      }
    },
    lookUp: async ({ recipient, body, since, taken }) => {
      const found = await clientUntil().messages.list({
        to: recipient,
        dateSentAfter: new Date(since.getTime() - 86_400_000),
        limit: 200,
      });
      const mine = found
        .filter((one) => one.body === body && one.dateCreated.getTime() >= since.getTime() - SKEW_MS)
        .reverse();
      for (const { sid } of mine) if (!(await taken(sid))) return sid;
      return undefined;
    },
  };
};

class Refused extends Error {
  readonly answer: TwilioAnswer;
  constructor(answer: TwilioAnswer) {
    super(answer.message);
    this.answer = answer;
  }
}

type Order = {
  method: string;
  uri: string;
  username?: string;
  password?: string;
  headers?: Record<string, string>;
  params?: Record<string, unknown>;
  data?: Record<string, unknown>;
};

/** How Twilio's own client asks: at another address where the sandbox stands in, until it is aborted, and with the headers of a refusal kept. */
class Requests {
  readonly base: URL | undefined;
  readonly signal: AbortSignal | undefined;
  constructor(base: string | undefined, signal: AbortSignal | undefined) {
    this.base = base === undefined ? undefined : new URL(base);
    this.signal = signal;
  }

  async request({ method, uri, username, password, headers, params, data }: Order) {
    const url = new URL(uri);
    if (this.base) {
      url.protocol = this.base.protocol;
      url.host = this.base.host;
    }
    for (const [name, value] of pairsOf(params)) url.searchParams.append(name, value);
    const late = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, {
      method,
      headers: {
        ...headers,
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      },
      ...(data ? { body: new URLSearchParams(pairsOf(data)) } : {}),
      redirect: 'manual',
      signal: this.signal ? AbortSignal.any([this.signal, late]) : late,
    });
    const body = await answer.text();
    if (answer.status < 400) return { statusCode: answer.status, body };
    const ms = retryAfter(answer.headers.get('retry-after'), Date.now());
    throw new Refused({ status: answer.status, ...refusalOf(body), retryAfterSeconds: ms && ms / 1000 });
  }
}

/** A list is said by its name again and again, a moment in Twilio's form comes ready. */
const pairsOf = (values: Record<string, unknown> = {}): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null
      ? []
      : (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
  );

const refusalOf = (body: string): { code?: number; message: string } => {
  try {
    const { code, message } = JSON.parse(body) as { code?: number; message?: string };
    return { ...(code ? { code } : {}), message: String(message ?? '') };
  } catch {
    return { message: body.slice(0, 200) };
  }
};
