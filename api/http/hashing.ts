import { ProblemError } from './problem.ts';

/** argon2 takes a core and 19 MB for tens of milliseconds; the other threads are for files and DNS. */
const AT_ONCE = 2;
const MOST_WAITING = 32;
/** From one network, so that it does not fill the queue alone. */
const MOST_OF_ONE = 16;
const PATIENCE_MS = 3000;

/** A queue for argon2. */
export type Line = <T>(whose: string, work: () => Promise<T>) => Promise<T>;

/** Two queues, so that strangers who guess delay nobody who is known: `known` for users and browsers that have signed in before. */
export const openHashing = (): { strangers: Line; known: Line } => ({ strangers: openLine(), known: openLine() });
export type Hashing = ReturnType<typeof openHashing>;

const openLine = (): Line => {
  let running = 0;
  const waiting: { whose: string; begin: () => void }[] = [];
  const inLine = new Map<string, number>();

  const turn = (whose: string) =>
    new Promise<void>((begin, fail) => {
      if (running < AT_ONCE) {
        running += 1;
        return begin();
      }
      const one = { whose, begin: () => (clearTimeout(timer), begin()) };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(one), 1);
        fail(busy());
      }, PATIENCE_MS);
      waiting.push(one);
    });

  const leave = () => {
    const next = waiting.shift();
    if (next) next.begin();
    else running -= 1;
  };

  return async (whose, work) => {
    const mine = inLine.get(whose) ?? 0;
    if (mine >= MOST_OF_ONE || waiting.length >= MOST_WAITING) throw busy();
    inLine.set(whose, mine + 1);
    try {
      await turn(whose);
      try {
        return await work();
      } finally {
        leave();
      }
    } finally {
      const left = (inLine.get(whose) ?? 1) - 1;
      if (left > 0) inLine.set(whose, left);
      else inLine.delete(whose);
    }
  };
};

const busy = () => new ProblemError('SignInBusy', { retryAfter: 2 });
