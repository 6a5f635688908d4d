import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Delivery } from '../../../workflows/delivery/delivery.schema.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import { get, queryKeys, type Page } from '../../api.ts';

const AT_ONCE = 1000;
const MOST_PAGES = 20;

/** All that happened to a lead, the oldest first; the stream appends what comes. */
export const storyQuery = (leadId: string) =>
  queryOptions<Page<Event>>({
    queryKey: queryKeys.events(leadId),
    queryFn: async ({ signal }) => {
      const items: Event[] = [];
      let next: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const read: Page<Event> = await get<Page<Event>>(`/leads/${leadId}/events`, {
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

export const useStory = (leadId: string) => useQuery(storyQuery(leadId));

export const deliveriesQuery = (leadId: string) =>
  queryOptions({
    queryKey: queryKeys.deliveries({ lead: leadId }),
    queryFn: ({ signal }) => get<Page<Delivery>>('/deliveries', { query: { lead: leadId, limit: 100 }, signal }),
  });
