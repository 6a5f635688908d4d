import { text } from '../search-text.ts';

/** Mine: somebody of ours has them and it is me; waiting: nobody has them; all that are open; closed; senders whom we have blocked; where a note names me. */
export const shelves = ['mine', 'waiting', 'all', 'closed', 'blocked', 'mentioned'] as const;
export type Shelf = (typeof shelves)[number];

/** What of a shelf is shown, and in which order: as it stands in the address. */
export type TalkFilter = {
  account?: string;
  channel?: string;
  language?: string;
  tag?: string;
  assignee?: string;
  q?: string;
  unread?: true;
  sort?: 'waiting';
};

export const talkFilter = (search: Record<string, unknown>): TalkFilter => ({
  ...(text(search.account) ? { account: text(search.account) } : {}),
  ...(text(search.channel) ? { channel: text(search.channel) } : {}),
  ...(text(search.language) ? { language: text(search.language) } : {}),
  ...(text(search.tag) ? { tag: text(search.tag) } : {}),
  ...(text(search.assignee) ? { assignee: text(search.assignee) } : {}),
  ...(text(search.q) ? { q: text(search.q) } : {}),
  ...(search.unread === true ? { unread: true as const } : {}),
  ...(search.sort === 'waiting' ? { sort: 'waiting' as const } : {}),
});
