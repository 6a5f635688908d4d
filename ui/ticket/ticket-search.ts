import { listSearch, type ListSearch } from '../contact/list-search.ts';
import { text } from '../search-text.ts';

/** The address of a list of tickets: of one pipeline or of all; open ones unless told. */
export type TicketSearch = ListSearch & {
  pipeline?: string;
  held?: 'mine' | 'nobody';
  state?: 'closed';
  changes?: true;
  as?: 'table' | 'board';
};

export const ticketSearch = (search: Record<string, unknown>): TicketSearch => ({
  ...listSearch(search),
  ...(text(search['pipeline']) ? { pipeline: text(search['pipeline']) } : {}),
  ...(search['state'] === 'closed' ? { state: 'closed' as const } : {}),
  ...(search['as'] === 'board' ? { as: 'board' as const } : {}),
  ...(search['changes'] ? { changes: true as const } : {}),
  ...(search['held'] === 'mine' || search['held'] === 'nobody' ? { held: search['held'] } : {}),
});
