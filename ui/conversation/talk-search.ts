import { text } from '../search-text.ts';
import { shelves, talkFilter, type Shelf, type TalkFilter } from './talk-filter.ts';

/** `show`: which of them, `open`: the one that is read, `phone`: the practice account whose client's phone is shown, `view`: the saved view. */
export const talkSearch = (
  search: Record<string, unknown>,
): { show?: Shelf; open?: string; phone?: string; view?: string } & TalkFilter => ({
  ...(shelves.includes(search['show'] as Shelf) ? { show: search['show'] as Shelf } : {}),
  ...talkFilter(search),
  ...(text(search['open']) ? { open: text(search['open']) } : {}),
  ...(text(search['phone']) ? { phone: text(search['phone']) } : {}),
  ...(text(search['view']) ? { view: text(search['view']) } : {}),
});
