import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { Event } from '../../../workflows/event/event.schema.ts';
import { get } from '../../ask/ask.ts';
import { asking, askingPages, type Page } from '../../ask/asking.ts';

const AT_ONCE = 1000;
const MOST_PAGES = 20;

/** All that happened to a lead, the oldest first; the stream appends what comes. */
export const storyQuery = (leadId: string) =>
  queryOptions<Page<Event>>({
    queryKey: asking('/leads/{id}/events', { path: { id: leadId } }).queryKey,
    queryFn: async ({ signal }) => {
      const items: Event[] = [];
      let next: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const read: Page<Event> = await get('/leads/{id}/events', {
          path: { id: leadId },
          query: { limit: AT_ONCE, cursor: next },
          signal,
        });
        items.push(...read.items);
        next = read.next;
        if (!next) break;
      }
      return { items, next };
    },
  });

/** The stories of leads that were joined to this one: their events come into its timeline, with the number of their lead. */
export const useJoinedStories = (joined: { id: string; number: number }[]) =>
  useQueries({
    queries: joined.map(({ id }) => storyQuery(id)),
    combine: (answers) => {
      const events = answers.flatMap(({ data }) => data?.items ?? []);
      return { events, numbers: new Map(joined.map(({ id, number }) => [id, number])) };
    },
  });

export const useStory = (leadId: string) => useQuery(storyQuery(leadId));

export const deliveriesQuery = (leadId: string) => asking('/deliveries', { query: { lead: leadId, limit: 100 } });

/** What was written in conversations about the lead, the newest first. */
export const talkQuery = (leadId: string) =>
  askingPages('/leads/{id}/talk', { path: { id: leadId }, query: { limit: 200 } });
