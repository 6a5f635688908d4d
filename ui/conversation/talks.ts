import { keepPreviousData } from '@tanstack/react-query';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import type { Shelf, TalkFilter } from './talk-filter.ts';
import { asking, askingPages, type Question } from '../ask/asking.ts';

const open = 'bot,waiting,assigned,client,snoozed';
const filters: Record<Shelf, { state?: string; assignee?: 'me' | 'nobody'; blocked?: 'true'; mentioned?: 'true' }> = {
  mine: { state: 'assigned,client,snoozed', assignee: 'me' },
  waiting: { state: 'waiting' },
  all: { state: open },
  closed: { state: 'closed' },
  blocked: { blocked: 'true' },
  mentioned: { mentioned: 'true' },
};

export const talksQuery = (shelf: Shelf, { unread, ...filter }: TalkFilter) => ({
  ...askingPages('/conversations', {
    query: { ...filters[shelf], ...filter, ...(unread ? { unread: 'true' } : {}), limit: 50 },
  }),
  placeholderData: keepPreviousData,
});

export const talkQuery = (id: string) => asking('/conversations/{id}', { path: { id } });

export const messagesQuery = (id: string) =>
  askingPages('/conversations/{id}/messages', { path: { id }, query: { limit: 50 } });

/** What may look different after anything was done to a conversation. */
export const changedBy = (id: string): Question[] => [
  ['/conversations'],
  ['/conversations/totals'],
  ['/conversations/day'],
  ['/conversations/{id}', { path: { id } }],
  ['/conversations/{id}/messages', { path: { id } }],
  ['/conversations/{id}/clocks', { path: { id } }],
  ['/conversations/tags'],
];

/** Who has to do something about it now. */
export const awaitsUs = ({ state }: Pick<Conversation, 'state'>): boolean =>
  state === 'waiting' || state === 'assigned';

/** Tags that conversations have, the most used first. */
export const tagsQuery = asking('/conversations/tags');

/** What may look different after one order to many. */
export const changedByMany: Question[] = [
  ...(['/conversations', '/conversations/totals', '/conversations/day', '/conversations/tags'] as const).map(
    (path): Question => [path],
  ),
  ['/conversations/{id}'],
  ['/conversations/{id}/messages'],
];
