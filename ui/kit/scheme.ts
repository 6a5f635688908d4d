import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark' | 'auto';

const kept = 'voronka.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
let scheme: Scheme = (localStorage.getItem(kept) as Scheme | null) ?? 'auto';
const listeners = new Set<() => void>();

const paint = () => {
  const dark = scheme === 'dark' || (scheme === 'auto' && system.matches);
  document.documentElement.dataset['scheme'] = dark ? 'dark' : 'light';
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
};
system.addEventListener('change', paint);
paint();

/** Light, dark, or as the system says; kept in this browser before anyone has signed in. */
export const setScheme = (next: Scheme) => {
  if (next === scheme) return;
  scheme = next;
  localStorage.setItem(kept, next);
  paint();
};

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useScheme = (): Scheme => useSyncExternalStore(watch, () => scheme);
/** What is on screen now, for what must be told, like a chart. */
export const useIsDark = (): boolean =>
  useSyncExternalStore(watch, () => document.documentElement.dataset['scheme'] === 'dark');
