import type { Reason } from '../delivery/reason.ts';
import type { Outcome } from './outcome.ts';

/** What the mail server said, or what became of the connection. */
export type SmtpError = {
  message: string;
  code?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
  /** of the socket: ECONNREFUSED and the like */
  errno?: string | undefined;
  timeoutType?: string | undefined;
};

/** Temporary for one message: 4xx to its recipient or its content. 552 is "over quota" more often than "for ever". */
export const readSmtpError = (error: SmtpError): Outcome => {
  const answer = error.response ?? error.message;
  const { responseCode } = error;
  const isOfMessage = error.command === 'RCPT TO' || error.command === 'DATA';
  if (responseCode === undefined) return neverConnected(error) ? { is: 'down', answer } : { is: 'unknown', answer };
  if (error.code === 'EAUTH' || responseCode === 421 || responseCode === 530 || responseCode === 535)
    return { is: 'down', answer };
  if (responseCode >= 500 && !isQuota(responseCode, answer)) {
    return isOfMessage
      ? { is: 'refused', reason: reasonOf(responseCode, answer), code: responseCode, answer }
      : { is: 'down', answer };
  }
  if (isOfMessage) return { is: 'deferred', code: responseCode, answer };
  return /4\.7\.|too many|rate/i.test(answer)
    ? { is: 'throttled', retryAfterMs: 1000, answer }
    : { is: 'down', answer };
};

const isQuota = (code: number, answer: string): boolean => code === 552 && !/5\.3\.4|size|large/i.test(answer);

const neverConnected = ({ code, errno, timeoutType }: SmtpError): boolean =>
  code === 'EDNS' ||
  code === 'ETLS' ||
  ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'].includes(errno ?? '') ||
  (code === 'ETIMEDOUT' && timeoutType !== undefined && timeoutType !== 'SOCKET_TIMEOUT');

const reasonOf = (code: number, answer: string): Reason => {
  if (/\b5\.1\.2\b|domain/i.test(answer)) return 'DomainUnknown';
  if (/\b5\.7\.|spam|blocked|policy|dmarc|spf/i.test(answer)) return 'Blocked';
  if (code === 552 || /\b5\.3\.4\b/.test(answer)) return 'TooLarge';
  if (code === 550 || code === 551 || code === 553 || /\b5\.1\./.test(answer)) return 'MailboxUnknown';
  return 'Refused';
};
