import { ProblemError } from './problem.ts';

/** A browser asks six at once, a script of hers some more. */
const MOST_CALLS = 60;
/** What looks through everything. */
const MOST_REPORTS = 2;

/** How much of this node one person may hold at once. */
export const openTurns = () => {
  const running = new Map<string, number>();
  const within = async <T>(who: string, most: number, work: () => Promise<T>): Promise<T> => {
    const now = running.get(who) ?? 0;
    if (now >= most) throw new ProblemError('TooManyAtOnce', { retryAfter: 1 });
    running.set(who, now + 1);
    try {
      return await work();
    } finally {
      const left = (running.get(who) ?? 1) - 1;
      if (left > 0) running.set(who, left);
      else running.delete(who);
    }
  };
  return <T>(personId: string, isReport: boolean, work: () => Promise<T>): Promise<T> =>
    within(personId, MOST_CALLS, () => (isReport ? within(`${personId} report`, MOST_REPORTS, work) : work()));
};
