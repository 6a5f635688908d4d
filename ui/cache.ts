import { QueryClient } from '@tanstack/react-query';
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
