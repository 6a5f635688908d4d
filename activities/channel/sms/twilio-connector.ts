import twilio from 'twilio';
import { refuse, type Refusal } from '../../../workflows/refusal.ts';
import type { AccountSettings, Connector } from '../connector.ts';
import { fetchByTwilio } from './fetch.ts';
import { Refused, Requests } from './requests.ts';
import { sentBy } from './twilio.ts';

/** A number at Twilio: its keys are tried, and Twilio is told where what comes to it goes. */
export const twilioConnector: Connector = {
  secret: ['authToken'],
  idOf: (settings, channel) =>
    withNumber(settings, async () => `${channel}:${(settings['from'] ?? '').replace(/\D/g, '')}`),
  open: async (settings, webhook) => {
    // Twilio's own servers call nothing else; another one, such as a double, may
    if (!settings['baseUrl'] && !webhook.startsWith('https:')) return refuse('WebhookNeedsHttps');
    return withNumber(settings, async (sid, client) => {
      await client.incomingPhoneNumbers(sid).update({ smsUrl: webhook, smsMethod: 'POST' });
      return {};
    });
  },
  test: ({ accountSid = '', authToken = '', from = '', baseUrl }, { to, text, signal }) =>
    sentBy(twilio(accountSid, authToken, { httpClient: new Requests(baseUrl, signal) as never }), {
      to,
      from,
      body: text,
    }),
  fetch: fetchByTwilio,
};

type Client = ReturnType<typeof twilio>;

const withNumber = async <T>(
  { accountSid = '', authToken = '', from = '', baseUrl }: AccountSettings,
  act: (sid: string, client: Client) => Promise<T>,
): Promise<T | Refusal> => {
  try {
    const client = twilio(accountSid, authToken, { httpClient: new Requests(baseUrl, undefined) as never });
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 });
    return number ? await act(number.sid, client) : refuse('NumberOfOther', { number: from });
  } catch (error) {
    const { status = 0 } = error instanceof Refused ? error.answer : {};
    if (status === 401 || status === 403) return refuse('KeysRefused');
    const { message } = error as Error;
    return refuse('ProviderSilent', { error: message.replaceAll(authToken, '…').slice(0, 200) });
  }
};
