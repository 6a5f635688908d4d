import { useMemo } from 'react';
import { zonedFilter } from '../lead/filter/zoned.ts';
import { text } from '../search-text.ts';
import { useMe } from '../session.tsx';

/** The filters, order, columns and saved view of a list of clients or companies are its address. */
export type ListSearch = { q?: string; filter?: string; sort?: string; columns?: string; view?: string };

export const listSearch = (search: Record<string, unknown>): ListSearch => ({
  ...(text(search.q) ? { q: text(search.q) } : {}),
  ...(search.filter
    ? { filter: typeof search.filter === 'string' ? search.filter : JSON.stringify(search.filter) }
    : {}),
  ...(text(search.sort) ? { sort: text(search.sort) } : {}),
  ...(text(search.columns) ? { columns: text(search.columns) } : {}),
  ...(text(search.view) ? { view: text(search.view) } : {}),
});

/** What the server is asked with: a condition's days are those of this reader. */
export const useAsked = ({ q, filter }: ListSearch): { q?: string; filter?: string } => {
  const { timeZone } = useMe();
  return useMemo(
    () => ({ ...(q ? { q } : {}), ...(filter ? { filter: zonedFilter(filter, timeZone) } : {}) }),
    [q, filter, timeZone],
  );
};
