import { useSyncExternalStore } from 'react';

/** Whether the window is at most so many pixels wide: a table becomes a list, columns become tabs. */
export const useNarrow = (width = 700): boolean => {
  const query = `(max-width: ${width}px)`;
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
};
