import { text } from '../search-text.ts';
import { talkFilter, type Shelf, type TalkFilter } from './talk-filter.ts';

const SHELVES: Shelf[] = ['mine', 'waiting', 'all', 'closed', 'blocked'];

/** `show`: which of them, `open`: the one that is read, `phone`: the practice account whose client's phone is shown. */
export const talkSearch = (
  search: Record<string, unknown>,
): { show?: Shelf; open?: string; phone?: string } & TalkFilter => ({
  ...(SHELVES.includes(search['show'] as Shelf) ? { show: search['show'] as Shelf } : {}),
  ...talkFilter(search),
  ...(text(search['open']) ? { open: text(search['open']) } : {}),
  ...(text(search['phone']) ? { phone: text(search['phone']) } : {}),
});
