import type { DeliveryState } from '../delivery/delivery.schema.ts';
import { blames, type Reason } from '../delivery/reason.ts';
import type { Outcome } from './outcome.ts';
import type { Receipt } from './receipt.ts';
import { retryAfter } from './retry-after.ts';

export type TwilioAnswer = {
  status: number;
  code?: number | undefined;
  message: string;
  retryAfterSeconds?: number | undefined;
};

/** https://www.twilio.com/docs/api/errors, those that sending meets; the reason says whether each is about us, the number or the message. */
const codes: [Reason, number[]][] = [
  ['SignInRefused', [20003, 20008, 20404, 63001]],
  ['AccountClosed', [10001, 20005, 20006, 30002, 30037, 63019]],
  ['SenderRefused', [21212, 21603, 21606, 21618, 21659, 21660, 21661, 21701, 21703, 21704, 21705, 63007]],
  ['SenderNotRegistered', [30024, 30032, 30034, 30035]],
  ['CallbackRefused', [21609]],
  ['LimitReached', [30022, 30023, 30027, 63038]],
  ['RegionNotEnabled', [21408]],
  ['TrialAccount', [21608, 63015]],
  ['NumberWrong', [21211, 21217, 21401, 21421, 21604, 30005, 63003, 63024]],
  ['NumberNotMobile', [21612, 21614, 21635, 30006]],
  ['Unsubscribed', [21610, 63014, 63032, 63033]],
  ['OutOfReach', [30003]],
  ['Blocked', [30004, 30007, 30038, 63013, 63049]],
  ['TooLarge', [21605, 21617, 30019]],
  ['WindowClosed', [63016]],
  ['CarrierFailed', [30001, 30008, 30017, 30410, 30500, 63010, 63012, 63018]],
];
const reasons = new Map(codes.flatMap(([reason, all]) => all.map((code): [number, Reason] => [code, reason])));
const byStatus: Record<number, Reason> = { 401: 'SignInRefused', 402: 'AccountClosed', 403: 'SignInRefused' };
/** The account is too fast. */
const tooFast = new Set([14107, 20429, 21611, 63017]);

/** An answer of Twilio that is not a success. What depends on the recipient never stops the account, or one stranger's number could stop it. */
export const readTwilioError = ({ status, code = 0, message, retryAfterSeconds }: TwilioAnswer): Outcome => {
  const answer = [status, code || undefined, message].filter((part) => part !== undefined).join(' ');
  const retryAfterMs = retryAfter(retryAfterSeconds?.toString(), 0);
  if (status === 429 || tooFast.has(code)) return { is: 'throttled', retryAfterMs: retryAfterMs ?? 1000, answer };
  const reason = reasons.get(code) ?? byStatus[status];
  if (reason === 'CarrierFailed') return { is: 'deferred', reason, code, retryAfterMs, answer };
  if (reason && blames(reason) === 'account') return { is: 'down', trouble: reason, retryAfterMs, answer };
  if (status >= 500 || status === 408 || status === 425) return { is: 'down', retryAfterMs, answer };
  return { is: 'refused', reason: reason ?? 'Refused', code: code || status, answer };
};

const states: Record<string, DeliveryState> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
};

/** A status callback's form; undefined where it says nothing new (queued, sending) or is not one. */
export const readTwilioReceipt = (form: Record<string, string>): Receipt | undefined => {
  const messageId = form['MessageSid'] ?? form['SmsSid'];
  const state = states[form['MessageStatus'] ?? form['SmsStatus'] ?? ''];
  if (!messageId || !state) return undefined;
  if (state !== 'failed') return { messageId, state };
  const code = form['ErrorCode'] ?? '';
  return { messageId, state, reason: reasons.get(Number(code)) ?? 'Refused', code };
};
