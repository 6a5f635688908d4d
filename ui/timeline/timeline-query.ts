import type { TimelineKind } from '../../workflows/timeline/timeline.schema.ts';
import { asking, askingPages } from '../ask/asking.ts';
import { cache } from '../cache.ts';

const paths = {
  contact: '/contacts/{id}/events',
  company: '/companies/{id}/events',
  ticket: '/tickets/{id}/events',
} as const;
const recordPaths = { contact: '/contacts/{id}', company: '/companies/{id}', ticket: '/tickets/{id}' } as const;
export type TimelineNoun = keyof typeof paths;

/** So many entries are asked for at once. */
const AT_ONCE = 60;

/** The endpoints are alike, which their union does not tell. */
export const timelinePath = (noun: TimelineNoun) => paths[noun] as '/contacts/{id}/events';

export const timelineQuery = (noun: TimelineNoun, id: string, kind: TimelineKind = 'all') =>
  askingPages(timelinePath(noun), { path: { id }, query: { kind, limit: AT_ONCE } });

/** A record and its story are asked for together with the script of the page that will show them, already when a pointer rests on their link: none of them waits for another. */
export const readCard =
  (noun: TimelineNoun) =>
  ({ params: { id } }: { params: { id: string } }): void => {
    void cache.prefetchQuery(asking(recordPaths[noun] as '/contacts/{id}', { path: { id } }));
    void cache.prefetchInfiniteQuery(timelineQuery(noun, id));
  };
