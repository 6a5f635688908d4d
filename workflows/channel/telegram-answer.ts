import type { Outcome } from './outcome.ts';

/** What the Bot API said, or what happened to the connection. */
export type TelegramAnswer = {
  /** of the API; undefined where nothing was answered */
  code?: number | undefined;
  description: string;
  retryAfterSeconds?: number | undefined;
  /** the number that a group has now */
  movedTo?: number | undefined;
  /** of the socket: ECONNREFUSED and the like */
  errno?: string | undefined;
};

/** What an answer that is no success means: for the bot, for this chat, or for this message. */
export const readTelegramAnswer = ({ code, description, retryAfterSeconds, errno }: TelegramAnswer): Outcome => {
  const answer = [code ?? errno, description].filter(Boolean).join(' ');
  if (code === undefined) return never.test(errno ?? '') ? { is: 'down', answer } : { is: 'unknown', answer };
  // one chat's limit: the others go on
  if (code === 429)
    return { is: 'deferred', code, exactly: true, retryAfterMs: (retryAfterSeconds ?? 1) * 1000, answer };
  if (code === 401 || code === 404) return { is: 'down', trouble: 'SignInRefused', answer };
  if (code === 403 || gone.test(description)) return { is: 'refused', reason: 'BlockedByClient', code, answer };
  if (code === 504) return { is: 'unknown', answer };
  if (code >= 500 || code === 409) return { is: 'down', answer };
  const isLarge = code === 413 || /too (long|big|large)/i.test(description);
  return { is: 'refused', reason: isLarge ? 'TooLarge' : 'Refused', code, answer };
};

/** Nothing can have been taken. */
const never = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/;
const gone =
  /chat not found|chat was upgraded|chat was deleted|user is deactivated|user not found|PEER_ID_INVALID|bot can't initiate conversation/i;
