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
  const client = twilio(accountSid, authToken, { httpClient: new Requests(baseUrl) as never });
  return {
    ...sms,
    policy: 'look_up',
    send: async ({ deliveryId, recipient, body }) => {
      try {
        const sent = await client.messages.create({
          to: recipient,
          from,
          body,
          statusCallback: `${publicUrl}/api/v1/webhooks/twilio?delivery=${deliveryId}`,
        });
        return { is: 'sent', providerId: sent.sid, answer: `201 ${sent.sid} ${sent.status}` };
      } catch (error) {
        if (error instanceof Refused) return readTwilioError(error.answer);
        const code = (error as { code?: string }).code ?? '';
        const answer = `${code} ${(error as Error).message}`.trim();
        return /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/.test(answer)
          ? { is: 'down', answer }
          : { is: 'unknown', answer };
      }
    },
    lookUp: async ({ recipient, body, since, taken }) => {
      const found = await client.messages.list({
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

type Request = Parameters<twilio.RequestClient['request']>[0];

/** Twilio's own client, at another address where the sandbox stands in, and with the headers of a refusal kept. */
class Requests extends twilio.RequestClient {
  readonly base: URL | undefined;
  constructor(base: string | undefined) {
    super({ timeout: TIMEOUT_MS });
    this.base = base === undefined ? undefined : new URL(base);
  }

  override async request<Body>(order: Request) {
    const url = new URL(order.uri);
    if (this.base) {
      url.protocol = this.base.protocol;
      url.host = this.base.host;
    }
    const answer = await super.request<Body>({ ...order, uri: url.href, timeout: TIMEOUT_MS } as never);
    if (answer.statusCode < 400) return answer;
    const body = refusalOf(answer.body);
    const asked = (answer as { headers?: Record<string, string> }).headers?.['retry-after'];
    const ms = retryAfter(asked, Date.now());
    throw new Refused({ status: answer.statusCode, ...body, retryAfterSeconds: ms && ms / 1000 });
  }
}

const refusalOf = (body: unknown): { code?: number; message: string } => {
  try {
    const { code, message } = (typeof body === 'string' ? JSON.parse(body) : body) as {
      code?: number;
      message?: string;
    };
    return { ...(code ? { code } : {}), message: String(message ?? '') };
  } catch {
    return { message: String(body).slice(0, 200) };
  }
};
