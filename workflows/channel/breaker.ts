/** How a channel account is doing. `failures` in a row; open since it was given up for the moment. */
export type Breaker = { failures: number; openSince: string | null; error: string | null; retryAt: string | null };

export const OPENS_AFTER = 5;
const LONGEST_PAUSE_MS = 300_000;

export const closedBreaker: Breaker = { failures: 0, openSince: null, error: null, retryAt: null };

/** The breaker after one more attempt; a success closes it, whatever was before. */
export const afterAttempt = (breaker: Breaker, trouble: string | undefined, now: string): Breaker => {
  if (trouble === undefined) return closedBreaker;
  const failures = breaker.failures + 1;
  return {
    failures,
    openSince: breaker.openSince ?? (failures >= OPENS_AFTER ? now : null),
    error: trouble,
    retryAt: null,
  };
};

/** Milliseconds until the next try: doubling from a second to five minutes, spread by a fifth so that accounts do not try in step. `random` is in [0, 1). */
export const pauseAfter = (failures: number, random: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(failures - 1, 20)) * (0.8 + 0.4 * random));

export const accountState = ({ failures, openSince }: Breaker): 'ok' | 'slow' | 'down' =>
  openSince ? 'down' : failures > 0 ? 'slow' : 'ok';
