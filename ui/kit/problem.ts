import { isProblem } from '../ask/problem.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { fill } from '../../workflows/words/fill.ts';
import { language, refusalWords, say } from '../words.ts';

/** A sentence for what was thrown: our own words by its code, else the server's. */
export const problemText = (error: unknown): string => {
  if (isRefusal(error)) return refusalText(error);
  if (!isProblem(error)) return say('kit:problem.broken');
  const known = codeText(error.code, error.problem.values as Refusal['values']);
  const own = ownWords(error.code);
  return known && !known.includes('{')
    ? known
    : own
      ? say(own, { seconds: error.problem.retryAfter ?? 30 })
      : error.detail;
};

/** The very sentence that the server would answer. */
export const refusalText = ({ refusal, values }: Refusal): string => codeText(refusal, values) ?? refusal;

/** Undefined for a code that is not of a rule. */
export const codeText = (code: string, values: Refusal['values']): string | undefined => {
  const words = refusalWords(code);
  return words && fill({ ru: words }, language(), values);
};

const ownWords = (code: string): string | undefined =>
  ({
    Offline: 'kit:problem.offline',
    ServerFailed: 'kit:problem.server',
    Unavailable: 'kit:problem.unavailable',
    TooManyRequests: 'kit:problem.tooMany',
    Forbidden: 'kit:problem.forbidden',
    Unreadable: 'kit:problem.unreadable',
  })[code];
