import { blames } from '../delivery/reason.ts';
import type { Outcome } from './outcome.ts';
import { retryIn } from './retry-after.ts';
import { enhancedOf, isSpent, smtpReason } from './smtp-code.ts';

/** What the mail server said, or what happened to the connection. */
export type SmtpError = {
  message: string;
  code?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
  /** the socket's: ECONNREFUSED and the like */
  errno?: string | undefined;
  timeoutType?: string | undefined;
};

/** What an answer of a mail server means: for the account, for this message, or for later. */
export const readSmtpError = (error: SmtpError): Outcome => {
  const answer = error.response ?? error.message;
  const { responseCode, command } = error;
  if (error.code === 'EAUTH' && !(responseCode && responseCode < 500))
    return { is: 'down', trouble: 'SignInRefused', answer };
  if (responseCode === undefined) return neverConnected(error) ? { is: 'down', answer } : { is: 'unknown', answer };
  const ofMessage = command === 'RCPT TO' || command === 'DATA';
  return responseCode < 500
    ? passing(responseCode, answer, ofMessage)
    : lasting(responseCode, answer, ofMessage ? command : undefined);
};

/** 4xx: about this recipient or content, about our pace, or the server's own problem. */
const passing = (code: number, answer: string, ofMessage: boolean): Outcome => {
  const retryAfterMs = retryIn(answer);
  const enhanced = enhancedOf(answer) ?? '';
  // a recipient who gets too much says nothing about us
  const isRecipients = ofMessage && enhanced.startsWith('2.');
  if (isSpent(answer) && !isRecipients) return { is: 'down', trouble: 'LimitReached', retryAfterMs, answer };
  const isRate = rate.test(answer) && !isRecipients;
  if (code !== 421 && ofMessage && !isRate) {
    const reason = smtpReason(code, answer, 'RCPT TO') === 'MailboxFull' ? 'MailboxFull' : undefined;
    return { is: 'deferred', reason, code, retryAfterMs, answer };
  }
  if (isRate || (code !== 421 && code !== 454 && enhanced.startsWith('7.')))
    return { is: 'throttled', retryAfterMs: retryAfterMs ?? 1000, answer };
  return { is: 'down', retryAfterMs, answer };
};

const rate =
  /too (many|much|fast|quickly)|unusual rate|rate[ -]?limit|rate (exceeded|of)|(limit|quota)[\w ]* exceeded|exceed\w* (your|the) (sending|message)[\w ]*(limit|quota)|connections? limit/i;

/** 5xx. Before the recipient is named it can only be about us, except for a letter announced as too large. */
const lasting = (code: number, answer: string, command: 'RCPT TO' | 'DATA' | undefined): Outcome => {
  const reason = smtpReason(code, answer, command);
  if (reason === 'Later') return { is: 'deferred', code, retryAfterMs: retryIn(answer), answer };
  if (reason === 'MailboxFull' && command) return { is: 'deferred', reason, code, answer };
  if (blames(reason) === 'account') return { is: 'down', trouble: reason, answer };
  if (command || reason === 'TooLarge') return { is: 'refused', reason, code, answer };
  return { is: 'down', trouble: blames(reason) === 'setting' ? reason : 'SenderRefused', answer };
};

const neverConnected = ({ code, errno, timeoutType }: SmtpError): boolean =>
  code === 'EDNS' ||
  code === 'ETLS' ||
  ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'].includes(errno ?? '') ||
  (code === 'ETIMEDOUT' && timeoutType !== undefined && timeoutType !== 'SOCKET_TIMEOUT');
