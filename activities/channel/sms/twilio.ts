import twilio from 'twilio';
import { z } from 'zod';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import { sms } from '../../../workflows/channel/sms.ts';
import { readTwilioError } from '../../../workflows/channel/twilio.ts';
import type { Channel, Provider } from '../channel.ts';
import { withConnected, type OpenAccount } from '../connected.ts';
import { Refused, Requests } from './requests.ts';

export type SmsConfig = {
  accountSid: string;
  authToken: string;
  from: string;
  baseUrl: string | undefined;
  /** where receipts go */
  callback: string;
};

const Settings = z
  .strictObject({ accountSid: z.string(), authToken: z.string(), from: z.string(), baseUrl: z.url() })
  .partial();

export const twilioSms: Provider = (place, settings) => {
  const { sms: first, publicUrl } = place.config;
  const own = Settings.parse(settings);
  // an account of its own is at Twilio, wherever the first one is
  const where = own.accountSid ? { baseUrl: undefined } : {};
  const channel = smsChannel({ ...first, ...where, ...own, callback: `${publicUrl}/api/v1/webhooks/twilio` });
  return withConnected(place, channel, { twilio: (account) => numberChannel(account, publicUrl) });
};

/** A number that an admin has connected: its receipts come where its messages come. */
const numberChannel = ({ id, settings, secrets }: OpenAccount, publicUrl: string): Channel =>
  smsChannel({
    ...{
      accountSid: settings['accountSid'] ?? '',
      authToken: secrets['authToken'] ?? '',
      from: settings['from'] ?? '',
    },
    ...{ baseUrl: settings['baseUrl'], callback: `${publicUrl}/api/v1/webhooks/accounts/${id}` },
  });

/** Clocks differ a little, and the list has whole seconds only. */
const SKEW_MS = 2_000;

/** SMS by Twilio. It takes no key of ours, so a lost reply is looked up; receipts come back with the delivery's id in their address. */
export const smsChannel = ({ accountSid, authToken, from, baseUrl, callback }: SmsConfig): Channel => {
  const clientUntil = (signal?: AbortSignal) =>
    twilio(accountSid, authToken, { httpClient: new Requests(baseUrl, signal) as never });
  return {
    ...sms,
    policy: 'look_up',
    send: ({ deliveryId, recipient, body, signal }) =>
      sentBy(clientUntil(signal), {
        ...{ to: recipient, from, body, statusCallback: `${callback}?delivery=${deliveryId}` },
      }),
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

/** Hands one over; what Twilio answers is said by our rules. */
export const sentBy = async (
  client: ReturnType<typeof twilio>,
  order: { to: string; from: string; body: string; statusCallback?: string },
): Promise<Outcome> => {
  try {
    const sent = await client.messages.create(order);
    return { is: 'sent', providerId: sent.sid, answer: `201 ${sent.sid} ${sent.status}` };
  } catch (error) {
    if (error instanceof Refused) return readTwilioError(error.answer);
    const { message, cause } = error as Error & { cause?: { code?: string } };
    const answer = `${cause?.code ?? ''} ${message}`.trim();
    return /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/.test(answer)
      ? { is: 'down', answer }
      : { is: 'unknown', answer };
  }
};
