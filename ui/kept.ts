import { useState } from 'react';
import { freshKey } from './ask/call.ts';
import { cache } from './cache.ts';
import { meQuery } from './session.tsx';

/**
 * What somebody typed and has not sent, by user and place, in this browser: it outlives Esc, a reload, a lost session and a crash.
 * It goes when it was sent, and with everything else of this user when they sign out. Chromium writes within five seconds: a machine that dies in them loses the last words.
 */
type Kept<T> = { value: T; key: string };

const mine = (userId: string) => `voronka.typed.${userId}.`;
const nameOf = (place: string) => mine(cache.getQueryData(meQuery.queryKey)?.id ?? 'nobody') + place;

export const readKept = <T>(place: string): T | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(nameOf(place)) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
};

export const keep = (place: string, value: unknown) => {
  try {
    if (value === undefined) localStorage.removeItem(nameOf(place));
    else localStorage.setItem(nameOf(place), JSON.stringify(value));
  } catch {
    // a full or forbidden storage: it lives as long as the page
  }
};

export const forgetAllOf = (userId: string) => {
  for (const name of Object.keys(localStorage)) if (name.startsWith(mine(userId))) localStorage.removeItem(name);
};

/**
 * `key` is the idempotency key of what is typed now: the same words sent again after a reload are the same wish, changed ones another.
 * `found`: it was typed earlier, which the screen says. A place whose value gets another shape gets another name.
 */
export const useKept = <T>(place: string, first: T | (() => T)) => {
  const begin = (): Kept<T> => ({ value: first instanceof Function ? first() : first, key: freshKey() });
  const [at, setAt] = useState({ place, found: readKept<Kept<T>>(place) });
  const [kept, setKept] = useState<Kept<T>>(() => at.found ?? begin());
  if (at.place !== place) {
    const found = readKept<Kept<T>>(place);
    setAt({ place, found });
    setKept(found ?? begin());
  }
  return {
    ...kept,
    found: at.found !== undefined,
    change: (value: T) => {
      const next = { value, key: freshKey() };
      setKept(next);
      keep(place, next);
    },
    /** refused: the next try is another wish */
    renew: () => {
      const next = { ...kept, key: freshKey() };
      setKept(next);
      if (readKept(place)) keep(place, next);
    },
    forget: () => {
      keep(place, undefined);
      setAt({ place, found: undefined });
      setKept(begin());
    },
  };
};
