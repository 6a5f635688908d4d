import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Delivery } from '../../workflows/delivery/delivery.schema.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { get, queryKeys, type Page } from '../api.ts';

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
        const read: Page<Event> = await get<Page<Event>>(`/leads/${leadId}/events`, { query: { limit: AT_ONCE, cursor: next }, signal });
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

/** A message is one entry however far it got: only its beginning stands in the story. */
export const fold = (events: Event[]): Event[] =>
  [...events].sort((one, other) => Number(one.id) - Number(other.id)).filter(({ noun, type }) => noun !== 'delivery' || type === 'delivery.queued');

/** Milliseconds that the lead spent in each stage; the one where it stands counts until `now` of its own clock. */
export const timeInStages = (events: Event[], lead: Pick<Lead, 'stage' | 'stageEnteredAt' | 'closedAt'>, now: number): Map<string, number> => {
  const spent = new Map<string, number>();
  const add = (stage: string, ms: number) => spent.set(stage, (spent.get(stage) ?? 0) + Math.max(0, ms));
  let since: number | undefined;
  for (const { type, at, data } of [...events].sort((one, other) => Number(one.id) - Number(other.id))) {
    if (type === 'lead.created') since = Date.parse(at);
    if (type !== 'lead.moved') continue;
    if (since !== undefined) add(String(data['from']), Date.parse(at) - since);
    since = Date.parse(at);
  }
  if (lead.closedAt === null) add(lead.stage, now - Date.parse(lead.stageEnteredAt));
  return spent;
};
