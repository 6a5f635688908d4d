import type { Reason } from '../delivery/reason.ts';

/** How a channel account is doing. `failures` in a row; `openSince`: since when nothing is sent; `trouble` is what a person must mend. */
export type Breaker = {
  failures: number;
  openSince: string | null;
  error: string | null;
  retryAt: string | null;
  trouble?: Reason;
};

export const OPENS_AFTER = 5;
const LONGEST_PAUSE_MS = 300_000;

export const closedBreaker: Breaker = { failures: 0, openSince: null, error: null, retryAt: null };

/**
 * The breaker after one more attempt: what went wrong, if anything. A success closes it whatever came before; what a person must mend opens
 * it at once.
 */
export const afterAttempt = (breaker: Breaker, error: string | undefined, now: string, trouble?: Reason): Breaker => {
  if (error === undefined) return closedBreaker;
  const failures = breaker.failures + 1;
  return {
    failures,
    openSince: breaker.openSince ?? (trouble || failures >= OPENS_AFTER ? now : null),
    error,
    retryAt: null,
    ...(trouble ? { trouble } : {}),
  };
};

/** Milliseconds that the account rests: trying a wrong password again and again gets a mailbox locked. */
export const restOf = ({ failures, trouble }: Breaker, random: number): number =>
  pauseAfter(trouble ? Number.MAX_SAFE_INTEGER : failures, random);

/**
 * Milliseconds until the next try: doubling from a second to five minutes, varied by a fifth so that accounts do not retry in step. `random`
 * is in [0, 1).
 */
export const pauseAfter = (failures: number, random: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(failures - 1, 20)) * (0.8 + 0.4 * random));

export const accountState = ({ failures, openSince }: Breaker): 'ok' | 'slow' | 'down' =>
  openSince ? 'down' : failures > 0 ? 'slow' : 'ok';
