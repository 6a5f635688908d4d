import type { View, ViewSearch, ViewsOf } from '../../workflows/view/view.schema.ts';
import { asking } from '../ask/asking.ts';

export const viewsQuery = (of: ViewsOf) => asking('/views', { query: of });

/** An address of a list. */
export type ListAddress = ViewSearch & { view?: string | undefined };

const kept = [
  ...(['as', 'q', 'mine', 'only', 'held', 'state', 'filter', 'sort', 'group', 'columns'] as const),
  ...(['show', 'account', 'channel', 'language', 'tag', 'assignee', 'unread'] as const),
];

/** What a view keeps of an address. */
export const keptOf = (search: ListAddress): ViewSearch =>
  Object.fromEntries(
    kept.filter((name) => search[name] !== undefined).map((name) => [name, search[name]]),
  ) as ViewSearch;

export const isSame = (one: ViewSearch, other: ViewSearch): boolean => kept.every((name) => one[name] === other[name]);

/** The address that shows a view. */
export const addressOf = (view: View): ListAddress => ({ ...view.search, view: view.id });

/** An address that names only the list, or only the view: the rest of it is what the view keeps. */
export const isBare = (search: ListAddress): boolean =>
  kept.every((name) => name === 'as' || search[name] === undefined);
