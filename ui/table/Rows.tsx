import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { Page } from '../ask/asking.ts';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import css from './Table.module.css';

const ROW = 36;
const ITEM = 60;
/** So many rows before the last one that is read, the next page is asked for. */
const AHEAD = 30;

type Named = { id: string };
type Props<T extends Named> = {
  rows: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  /** what is asked, by which the table finds its place again */
  place: string;
  narrow: boolean;
  /** what scrolls, and what stands above the rows in it */
  scroll: RefObject<HTMLDivElement | null>;
  none: ReactNode;
  row: (item: T, top: number) => ReactNode;
  onOpen: (item: T) => void;
  onChoose?: (item: T) => void;
};

/** Where a table was left, so that going back finds its place. */
const places = new Map<string, number>();

/** The rows, as many as fit: a table of any length. Each marks itself with `data-row`. */
export const Rows = <T extends Named>({ rows, place, narrow, scroll, none, row, ...keys }: Props<T>) => {
  const all = useMemo(() => rows.data?.pages.flatMap(({ items }) => items) ?? [], [rows.data]);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is passed to what is memoized
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => (narrow ? ITEM : ROW),
    overscan: 12,
    initialOffset: places.get(place) ?? 0,
    getItemKey: (index) => all[index]?.id ?? index,
    onChange: ({ scrollOffset }) => void places.set(place, scrollOffset ?? 0),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = rows;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError && last >= all.length - AHEAD) void fetchNextPage();
  }, [last, all.length, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  useRowKeys(scroll, all, (index) => virtual.scrollToIndex(index), keys);
  if (rows.error) return <Problem error={rows.error} again={() => void rows.refetch()} />;
  if (rows.data && all.length === 0)
    // a table has nothing but rows
    return narrow ? (
      none
    ) : (
      <div role="row">
        <div role="cell">{none}</div>
      </div>
    );
  return (
    <div
      className={css.rows}
      data-list
      style={{ height: virtual.getTotalSize() }}
      aria-busy={rows.isFetching || undefined}
      data-old={rows.isPlaceholderData || undefined}
    >
      {items.map(({ index, start }) => row(all[index]!, start))}
    </div>
  );
};

/** j k and arrows go through the rows, Enter opens, x chooses. */
const useRowKeys = <T extends Named>(
  scroll: RefObject<HTMLDivElement | null>,
  all: T[],
  show: (index: number) => void,
  { onOpen, onChoose }: Pick<Props<T>, 'onOpen' | 'onChoose'>,
) => {
  const { t } = useWords('table');
  const at = useRef(-1);
  const here = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    return id ? all.findIndex((one) => one.id === id) : at.current;
  };
  const focus = (index: number, frames = 10) => {
    const link = scroll.current?.querySelector<HTMLElement>(`[data-row="${all[index]?.id}"] a`);
    if (link) link.focus({ preventScroll: true });
    else if (frames > 0) requestAnimationFrame(() => focus(index, frames - 1));
  };
  const step = (by: number) => {
    const next = Math.max(0, Math.min(all.length - 1, here() + by));
    at.current = next;
    show(next);
    focus(next);
  };
  const item = () => all[here()];
  useKeys([
    { keys: 'j', does: t('keys.down'), run: () => step(1) },
    { keys: 'k', does: t('keys.up'), run: () => step(-1) },
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
    ...(onChoose ? [{ keys: 'x', does: t('keys.choose'), run: () => item() && onChoose(item()!) }] : []),
    { keys: 'enter', does: t('keys.open'), run: () => item() && onOpen(item()!) },
  ]);
};
