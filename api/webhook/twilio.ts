import twilio from 'twilio';
import { kindOf } from '../../workflows/channel/index.ts';
import { sms } from '../../workflows/channel/sms.ts';
import type { Config } from '../../config.ts';
import type { Call } from './proofs.ts';
import type { Verify } from './verify.ts';

export const twilioReceipt: Verify = (request, body, config) => {
  const signature = request.get('x-twilio-signature');
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  const url = `${config.publicUrl}${request.originalUrl}`;
  if (!signature || !tokensOf(config).some((token) => twilio.validateRequest(token, signature, url, fields)))
    return undefined;
  const { MessageSid: id, MessageStatus: state } = fields;
  return id && state
    ? { externalId: `${id}:${state}`, headers: { 'x-original-url': request.originalUrl }, lane: id }
    : undefined;
};

/** Each account signs with its own. */
const tokensOf = (config: Config): string[] => [
  config.sms.authToken,
  ...config.accounts.flatMap(({ id, settings }) => (kindOf(id) === sms.kind && settings?.['authToken']) || []),
];

/** Whether Twilio called an account: it signs the address and the fields with the account's own token. */
export const isOfTwilio = ({ request, body, url }: Call, { authToken }: Record<string, string>): boolean => {
  const signature = request.get('x-twilio-signature');
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  return Boolean(authToken && signature && twilio.validateRequest(authToken, signature, url, fields));
};
