import { useSyncExternalStore } from 'react';

/** Whether the phones of the practice line lie on the table, on every page of this tab. */
const place = 'voronka.phones';
const hearers = new Set<() => void>();

export const showPhones = (line: string | undefined) => {
  if (line === undefined) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, line);
  for (const hearer of hearers) hearer();
};

export const useShownPhones = (): string | undefined =>
  useSyncExternalStore(
    (hearer) => (hearers.add(hearer), () => hearers.delete(hearer)),
    () => sessionStorage.getItem(place) ?? undefined,
  );
