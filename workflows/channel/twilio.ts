import type { DeliveryState } from '../delivery/delivery.schema.ts';
import type { Reason } from '../delivery/reason.ts';
import type { Outcome } from './outcome.ts';

export type TwilioAnswer = {
  status: number;
  code?: number | undefined;
  message: string;
  retryAfterSeconds?: number | undefined;
};

const reasons: Record<number, Reason> = {
  21211: 'NumberWrong',
  21217: 'NumberWrong',
  21401: 'NumberWrong',
  21408: 'NumberNotMobile',
  21610: 'Unsubscribed',
  21612: 'NumberNotMobile',
  21614: 'NumberNotMobile',
  21617: 'TooLarge',
  30003: 'OutOfReach',
  30004: 'Blocked',
  30005: 'NumberWrong',
  30006: 'NumberNotMobile',
  30007: 'Blocked',
};
/** These say that our account or its number is wrong, not the message. */
const ofAccount = new Set([20003, 20404, 21603, 21606, 21659, 21660]);

/** An answer of Twilio that is not a success. */
export const readTwilioError = ({ status, code, message, retryAfterSeconds }: TwilioAnswer): Outcome => {
  const answer = code ? `${status} ${code} ${message}` : `${status} ${message}`;
  if (status === 429) return { is: 'throttled', retryAfterMs: Math.min(300, retryAfterSeconds ?? 1) * 1000, answer };
  if (status >= 500 || status === 401 || status === 403 || status === 408 || ofAccount.has(code ?? 0))
    return { is: 'down', answer };
  return { is: 'refused', reason: reasons[code ?? 0] ?? 'Refused', code: code ?? status, answer };
};

export type Receipt = { messageId: string; state: DeliveryState; reason?: Reason; code?: string };

const states: Record<string, DeliveryState> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
};

/** A status callback's form; undefined where it says nothing new (queued, sending) or is none. */
export const readTwilioReceipt = (form: Record<string, string>): Receipt | undefined => {
  const messageId = form['MessageSid'] ?? form['SmsSid'];
  const state = states[form['MessageStatus'] ?? form['SmsStatus'] ?? ''];
  if (!messageId || !state) return undefined;
  if (state !== 'failed') return { messageId, state };
  const code = form['ErrorCode'] ?? '';
  return { messageId, state, reason: reasons[Number(code)] ?? 'Refused', code };
};
