import { z } from 'zod';
import type { Verdict } from '../../workflows/provider-key/verdict.ts';
import { askProvider, type Answered } from './ask.ts';

const Balance = z.object({ balance: z.coerce.string(), currency: z.string().default('') });
const Numbers = z.object({ incoming_phone_numbers: z.array(z.unknown()) });

/** Asks for the balance, and whether the number is the account's; no SMS is sent, since each costs. */
export const tryTwilio = async ({
  accountSid = '',
  authToken = '',
  from = '',
  baseUrl = 'https://api.twilio.com',
}: Record<string, string>): Promise<Verdict> => {
  const headers = { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
  const at = (path: string) => new URL(`/2010-04-01/Accounts/${accountSid}/${path}`, baseUrl);
  const asked = await askProvider(at('Balance.json'), headers);
  if ('verdict' in asked) return asked.verdict;
  const balance = Balance.safeParse(asked.body);
  if (asked.status >= 400 || !balance.success) return refused(asked, at('').host);
  if (/^\+\d+$/.test(from)) {
    const numbers = await askProvider(at(`IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(from)}`), headers);
    const known = 'body' in numbers && Numbers.safeParse(numbers.body);
    if (known && known.success && known.data.incoming_phone_numbers.length === 0)
      return { is: 'numberForeign', values: { from } };
  }
  return { is: 'smsReady', values: { balance: `${balance.data.balance} ${balance.data.currency}`.trim() } };
};

const refused = ({ status, body, answer }: Answered, host: string): Verdict => {
  const values = { provider: 'Twilio', host };
  const { code } = (body ?? {}) as { code?: number };
  // 20005: not active, 20006: no right to this account
  if (code === 20005) return { is: 'accountClosed', values, answer };
  if (status === 401 || status === 404 || code === 20003) return { is: 'keyWrong', values, answer };
  if (status === 403) return { is: 'keyLacksRights', values, answer };
  return { is: status === 429 ? 'limitReached' : 'strange', values, answer };
};
