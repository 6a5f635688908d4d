import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 700px)');

/** A phone: what is a table elsewhere is a list here. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      phone.addEventListener('change', listener);
      return () => phone.removeEventListener('change', listener);
    },
    () => phone.matches,
  );
