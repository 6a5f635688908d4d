import { useEffect, useState, useSyncExternalStore } from 'react';

/** Cards or rows that are chosen, for changes of many. Kept while their board or list is open; each marks itself with `data-choice`. */
let chosen: ReadonlySet<string> = new Set();
let last: string | undefined;
const watchers = new Set<() => void>();

export const useIsChosen = (id: string): boolean => useSyncExternalStore(watch, () => chosen.has(id));
export const useChosen = (): ReadonlySet<string> => useSyncExternalStore(watch, () => chosen);

/** Whether any card is chosen. */
export const isChoosing = (): boolean => chosen.size > 0;
export const useIsChoosing = (): boolean => useSyncExternalStore(watch, isChoosing);

/** Whether many are changed here: from the first choice on, so that its progress stays in sight; leaving lets all go. */
export const useIsChanging = (history: boolean | undefined): boolean => {
  const any = useIsChoosing();
  const [isChanging, setChanging] = useState(false);
  if ((any || history) && !isChanging) setChanging(true);
  useEffect(() => chooseNone, []);
  return isChanging;
};

/** Chooses a card or lets it go; with `range` all cards of its column between the last one and this. */
export const choose = (id: string, range = false) => {
  const next = new Set(chosen);
  const between = range && last ? rangeTo(last, id) : [];
  if (between.length > 0) for (const one of between) next.add(one);
  else if (!next.delete(id)) next.add(id);
  last = id;
  put(next);
};

export const chooseNone = () => {
  last = undefined;
  if (chosen.size > 0) put(new Set());
};

/** The cards from one to the other, both of one column; none where they are not. */
const rangeTo = (from: string, to: string): string[] => {
  const list = document.querySelector(`[data-list] [data-choice="${to}"]`)?.parentElement;
  const cards = [...(list?.querySelectorAll<HTMLElement>('[data-choice]') ?? [])].map(
    ({ dataset }) => dataset.choice ?? '',
  );
  const [one, other] = [cards.indexOf(from), cards.indexOf(to)];
  return one < 0 || other < 0 ? [] : cards.slice(Math.min(one, other), Math.max(one, other) + 1);
};

const put = (next: ReadonlySet<string>) => {
  chosen = next;
  for (const watcher of watchers) watcher();
};
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
