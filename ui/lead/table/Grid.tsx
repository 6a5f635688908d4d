import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useKeys } from '../../kit/keys.ts';
import { Problem } from '../../kit/Problem.tsx';
import { useWords } from '../../words.ts';
import { choose } from '../board/selection.ts';
import type { Shown } from './layout.ts';
import { Row } from './Row.tsx';
import { rowsQuery } from './rows.ts';
import css from './Table.module.css';

const ROW = 36;
const ITEM = 60;
/** So many rows before the last one that is read, the next page is asked for. */
const AHEAD = 30;

type Props = {
  filter: Parameters<typeof rowsQuery>[0];
  sort: string;
  shown: Shown[];
  pipeline: Pipeline;
  narrow: boolean;
  /** what scrolls, and what stands above the rows in it */
  scroll: RefObject<HTMLDivElement | null>;
  none: ReactNode;
  onStage: (lead: Lead, at: HTMLElement) => void;
};

/** Where a table was left, so that going back finds its place. */
const places = new Map<string, number>();

/** The rows, as many as fit: a table of any length. */
export const Grid = ({ filter, sort, shown, pipeline, narrow, scroll, none, onStage }: Props) => {
  const rows = useInfiniteQuery(rowsQuery(filter, sort));
  const leads = useMemo(() => rows.data?.pages.flatMap(({ items }) => items) ?? [], [rows.data]);
  const place = JSON.stringify([filter, sort]);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is passed to what is memoized
  const virtual = useVirtualizer({
    count: leads.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => (narrow ? ITEM : ROW),
    overscan: 12,
    initialOffset: places.get(place) ?? 0,
    getItemKey: (index) => leads[index]?.id ?? index,
    onChange: ({ scrollOffset }) => void places.set(place, scrollOffset ?? 0),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = rows;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError && last >= leads.length - AHEAD) void fetchNextPage();
  }, [last, leads.length, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  useRowKeys(scroll, leads, (index) => virtual.scrollToIndex(index));
  if (rows.error) return <Problem error={rows.error} again={() => void rows.refetch()} />;
  if (rows.data && leads.length === 0) return none;
  return (
    <div
      className={css.rows}
      data-list
      style={{ height: virtual.getTotalSize() }}
      aria-busy={rows.isFetching || undefined}
      data-old={rows.isPlaceholderData || undefined}
    >
      {items.map(({ index, start }) => (
        <Row key={leads[index]!.id} lead={leads[index]!} top={start} {...{ shown, pipeline, narrow, onStage }} />
      ))}
    </div>
  );
};

/** j k and arrows go through the rows, Enter opens, x chooses. */
const useRowKeys = (scroll: RefObject<HTMLDivElement | null>, leads: Lead[], show: (index: number) => void) => {
  const { t } = useWords('lead/table');
  const navigate = useNavigate();
  const at = useRef(-1);
  const here = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-lead]')?.dataset.lead;
    return id ? leads.findIndex((lead) => lead.id === id) : at.current;
  };
  const focus = (index: number, frames = 10) => {
    const link = scroll.current?.querySelector<HTMLElement>(`[data-lead="${leads[index]?.id}"] a`);
    if (link) link.focus({ preventScroll: true });
    else if (frames > 0) requestAnimationFrame(() => focus(index, frames - 1));
  };
  const step = (by: number) => {
    const next = Math.max(0, Math.min(leads.length - 1, here() + by));
    at.current = next;
    show(next);
    focus(next);
  };
  const lead = () => leads[here()];
  useKeys([
    { keys: 'j', does: t('keys.down'), run: () => step(1) },
    { keys: 'k', does: t('keys.up'), run: () => step(-1) },
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
    { keys: 'x', does: t('keys.choose'), run: () => lead() && choose(lead()!.id) },
    {
      keys: 'enter',
      does: t('keys.open'),
      run: () => lead() && void navigate({ to: '/leads/$id', params: { id: lead()!.id } }),
    },
  ]);
};
