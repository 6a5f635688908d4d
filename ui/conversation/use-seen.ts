import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messagesQuery } from './talks.ts';

/** Number of the last message when the writer began: what came while the box was empty she has seen. */
export const useSeen = (id: string, text: string) => {
  const newest = useInfiniteQuery(messagesQuery(id)).data?.pages[0]?.items;
  const last = newest && Math.max(0, ...newest.map(({ number }) => number));
  const [seen, see] = useState<number>();
  if (last !== undefined && seen !== last && (seen === undefined || text === '')) see(last);
  return seen;
};
