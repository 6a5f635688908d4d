import type { View, ViewSearch } from '../../workflows/view/view.schema.ts';
import { asking } from '../ask/asking.ts';
import type { BoardSearch } from '../lead/board/board-search.ts';

export const viewsQuery = (pipeline: string) => asking('/views', { query: { pipeline } });

const kept = ['as', 'q', 'mine', 'only', 'filter', 'sort', 'group', 'columns'] as const;

/** What a view keeps of an address. */
export const keptOf = (search: BoardSearch): ViewSearch =>
  Object.fromEntries(
    kept.filter((name) => search[name] !== undefined).map((name) => [name, search[name]]),
  ) as ViewSearch;

export const isSame = (one: ViewSearch, other: ViewSearch): boolean => kept.every((name) => one[name] === other[name]);

/** The address that shows a view. */
export const addressOf = (pipeline: string, view: View): BoardSearch => ({ pipeline, ...view.search, view: view.id });

/** An address that names only the pipeline, or only the view: the rest of it is what the view keeps. */
export const isBare = (search: BoardSearch): boolean =>
  kept.every((name) => name === 'as' || search[name] === undefined);
