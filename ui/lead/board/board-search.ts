import type { Waiting } from '../../../workflows/lead/totals.schema.ts';
import { text } from '../../search-text.ts';

/** The board's filters are its address: a link sent to a colleague shows the same. */
export type BoardSearch = {
  pipeline?: string;
  q?: string;
  mine?: true;
  only?: Waiting;
  filter?: string;
  changes?: true;
  /** as rows (`table`) instead of columns of cards; then also their order, groups, columns (`name:260,stage`) and the saved view */
  as?: 'table' | 'board';
  sort?: string;
  group?: string;
  columns?: string;
  view?: string;
};

export const boardSearch = (search: Record<string, unknown>): BoardSearch => ({
  ...(text(search.pipeline) ? { pipeline: text(search.pipeline) } : {}),
  ...(text(search.q) ? { q: text(search.q) } : {}),
  ...(search.mine ? { mine: true as const } : {}),
  ...(search.changes ? { changes: true as const } : {}),
  ...(search.filter
    ? { filter: typeof search.filter === 'string' ? search.filter : JSON.stringify(search.filter) }
    : {}),
  ...(search.as === 'table' ? { as: 'table' as const } : {}),
  ...(text(search.sort) ? { sort: text(search.sort) } : {}),
  ...(text(search.group) ? { group: text(search.group) } : {}),
  ...(text(search.columns) ? { columns: text(search.columns) } : {}),
  ...(text(search.view) ? { view: text(search.view) } : {}),
  ...(search.only === 'overdue' || search.only === 'payment' ? { only: search.only } : {}),
});
