import { useDeferredValue } from 'react';

/** So many fill a screen. */
const AT_ONCE = 16;

/** Of a long list, the oldest first, at once the newest that fill a screen; the whole of it as soon as those stand and nothing else is to do. */
export const useNewest = <T>(all: T[]): T[] => {
  const many = useDeferredValue(all.length > 0 ? Infinity : AT_ONCE, AT_ONCE);
  return all.length > many ? all.slice(-many) : all;
};
