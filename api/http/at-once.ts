import { ProblemError } from './problem.ts';

/** A browser sends six at once, a user's program many more. */
const MOST_CALLS = 100;
/** For reports; further ones wait, so that a screen which queries at each key press is answered. */
const MOST_REPORTS = 2;
const MOST_WAITING = 6;
const PATIENCE_MS = 5000;

/** How much of this node one user may hold at once. */
export const openTurns = () => {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const within = async <T>(who: string, most: number, work: () => Promise<T>, line = 0): Promise<T> => {
    if ((running.get(who) ?? 0) >= most) await turn(who, line);
    running.set(who, (running.get(who) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const left = (running.get(who) ?? 1) - 1;
      if (left > 0) running.set(who, left);
      else running.delete(who);
      waiting.get(who)?.shift()?.();
    }
  };
  const turn = (who: string, line: number) =>
    new Promise<void>((resolve, reject) => {
      const others = waiting.get(who) ?? [];
      const refuse = () => reject(new ProblemError('TooManyAtOnce', { retryAfter: 1 }));
      if (others.length >= line) return refuse();
      const leave = () => {
        waiting.set(
          who,
          (waiting.get(who) ?? []).filter((one) => one !== go),
        );
        if (waiting.get(who)?.length === 0) waiting.delete(who);
      };
      const timer = setTimeout(() => (leave(), refuse()), PATIENCE_MS);
      const go = () => (clearTimeout(timer), leave(), resolve());
      waiting.set(who, [...others, go]);
    });
  return <T>(userId: string, isReport: boolean, work: () => Promise<T>): Promise<T> =>
    within(userId, MOST_CALLS, () =>
      isReport ? within(`${userId} report`, MOST_REPORTS, work, MOST_WAITING) : work(),
    );
};
