import { useSyncExternalStore } from 'react';
import { isProblem } from '../ask/problem.ts';

/** Begins the call that was refused, with the reason for it. */
type Begin = (why: string) => Promise<unknown>;

let wanted: Begin | undefined;
const hearers = new Set<() => void>();

/** A number that asked for no calls is called with a reason only: whoever was refused so is asked for one. False where it was refused otherwise. */
export const asksReason = (error: unknown, begin: Begin): boolean => {
  if (!isProblem(error, 'DoNotCallNeedsReason')) return false;
  want(begin);
  return true;
};

export const want = (begin: Begin | undefined): void => {
  wanted = begin;
  for (const hearer of hearers) hearer();
};

export const useWanted = (): Begin | undefined =>
  useSyncExternalStore(
    (hearer) => (hearers.add(hearer), () => hearers.delete(hearer)),
    () => wanted,
  );
