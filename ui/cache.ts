import {
  QueryClient,
  type DataTag,
  type InvalidateQueryFilters,
  type Query,
  type QueryKey,
} from '@tanstack/react-query';
import { isProblem } from './ask/problem.ts';

/** What the server said last. The live stream keeps it true, so nothing is asked again just because a window got focus. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => times < 2 && (!isProblem(error) || error.status === 0 || error.status >= 500),
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Asks anew. A first answer that is still under way may be older than what it is asked anew for: it is asked for once more. */
export const askAnew = async (which: InvalidateQueryFilters): Promise<void> => {
  for (const query of cache.getQueryCache().findAll(which)) if (query.state.data === undefined) askOnceMore(query);
  await cache.invalidateQueries(which);
};

/** Puts news into the answer at hand, and asks once more where another is under way, which may be older than they are. */
export const putNews = <T>(key: DataTag<QueryKey, T, Error>, change: (known: T | undefined) => T | undefined): void => {
  cache.setQueryData<T>(key, change);
  const query = cache.getQueryCache().find({ queryKey: key });
  if (query) askOnceMore(query);
};

const PAUSE_MS = 250;
const waited = new WeakSet<Promise<unknown>>();
const askOnceMore = ({ queryKey, promise, state }: Query): void => {
  if (state.fetchStatus === 'idle' || !promise || waited.has(promise)) return;
  waited.add(promise);
  void promise.then(
    // while news keep coming, an answer is under way again and again
    () => setTimeout(() => void cache.invalidateQueries({ queryKey, exact: true }), PAUSE_MS),
    () => undefined,
  );
};
