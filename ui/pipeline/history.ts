/** For undo and redo. Steps share everything that did not change. */
export type History<T> = { past: T[]; now: T; future: T[]; label: string | undefined; at: number };

const MOST_STEPS = 500;
/** Changes with the same label that follow within this time, in ms, are one step: undo takes back a word, not its letters. */
const PAUSE = 1000;

export const historyOf = <T>(now: T): History<T> => ({ past: [], now, future: [], label: undefined, at: 0 });

export const changed = <T>(history: History<T>, next: T, label: string | undefined, at: number): History<T> => {
  if (next === history.now) return history;
  const goesOn = label !== undefined && label === history.label && at - history.at < PAUSE && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now: next, future: [], label, at };
};

/** On top of what somebody else wrote: `now` stands, and undo takes back one's own steps only. `onto` puts an older state on top of it; `REACH` steps are worth that. */
export const rebased = <T>({ past, future, ...rest }: History<T>, now: T, onto: (one: T) => T): History<T> => ({
  ...rest,
  past: past.slice(-REACH).map(onto),
  now,
  future: future.slice(0, REACH).map(onto),
  label: undefined,
});
const REACH = 30;

export const undone = <T>(history: History<T>): History<T> => {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    label: undefined,
    at: 0,
  };
};

export const redone = <T>(history: History<T>): History<T> => {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, label: undefined, at: 0 };
};
