import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { askAnew } from '../cache.ts';
import { get } from './ask.ts';
import type { Answer, PathOf, Wish, Wishes } from './endpoint.ts';

/** An endpoint, or what was asked of it: `['/leads/{id}/events', { path: { id } }]`. It is the key of the cache, so it also matches whatever begins alike. */
export type Question = { [P in PathOf<'get'>]: readonly [path: P, wish?: Parts<Wish<P, 'get'>>] }[PathOf<'get'>];
type Parts<W> = { [K in keyof W]?: Partial<W[K]> };

/** What a screen reads: `useQuery(asking('/leads/{id}', { path: { id } }))`. */
export const asking = <P extends PathOf<'get'>>(path: P, ...wish: Wishes<P, 'get'>) =>
  queryOptions({
    queryKey: [path, ...wish] as readonly unknown[],
    queryFn: ({ signal }) => ask(path, { ...wish[0], signal }),
  });

/** A list that is read on page by page: `useInfiniteQuery(askingPages('/no-next-step', { query: { why } }))`. */
export const askingPages = <P extends PagedPath>(path: P, ...wish: Wishes<P, 'get'>) =>
  infiniteQueryOptions({
    queryKey: [path, wish[0] ?? {}, 'pages'] as readonly unknown[],
    queryFn: ({ signal, pageParam: cursor }) => {
      const { query } = (wish[0] ?? {}) as { query?: object };
      return ask(path, { ...wish[0], query: { ...query, cursor }, signal }) as Promise<Answer<P, 'get'> & Paged>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export type Page<T> = { items: T[]; next: string | null };

export const askAgain = (questions: readonly Question[]) =>
  Promise.all(questions.map((queryKey) => askAnew({ queryKey })));

type Paged = { next: string | null };
type PagedPath = { [P in PathOf<'get'>]: Answer<P, 'get'> extends Paged ? P : never }[PathOf<'get'>];

const ask = get as unknown as <P extends PathOf<'get'>>(path: P, wish: object) => Promise<Answer<P, 'get'>>;
