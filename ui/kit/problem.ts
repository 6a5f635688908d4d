import { isProblem } from '../ask/problem.ts';
import { isRefusalCode, refusalSentence } from '../../workflows/refusals.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { language, say } from '../words.ts';

/** A sentence for what was thrown: our own words by its code, else the server's. */
export const problemText = (error: unknown): string => {
  if (isRefusal(error)) return refusalText(error);
  if (!isProblem(error)) return say('kit:problem.broken');
  const known = isRefusalCode(error.code)
    ? refusalText({ refusal: error.code, values: error.problem.values as Refusal['values'] })
    : undefined;
  const own = ownWords(error.code);
  return known && !known.includes('{')
    ? known
    : own
      ? say(own, { seconds: error.problem.retryAfter ?? 30 })
      : error.detail;
};

/** The very sentence that the server would answer. */
export const refusalText = (refusal: Refusal): string => refusalSentence(refusal, language());

const ownWords = (code: string): string | undefined =>
  ({
    Offline: 'kit:problem.offline',
    ServerFailed: 'kit:problem.server',
    Unavailable: 'kit:problem.unavailable',
    TooManyRequests: 'kit:problem.tooMany',
    Forbidden: 'kit:problem.forbidden',
    Unreadable: 'kit:problem.unreadable',
  })[code];
