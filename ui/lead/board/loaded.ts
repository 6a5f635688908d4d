import { useMemo, useSyncExternalStore } from 'react';
import { queryKeys, type LeadFilter } from '../../api.ts';
import { cache } from '../../cache.ts';
import { passes } from './leads.ts';
import type { LeadList } from './lists.ts';

/** How many of the leads now on the board are overdue, how many wait for a payment; and why a column could not be read. */
export const useLoaded = (base: LeadFilter): { overdue: number; payment: number; error: unknown } => {
  const error = useSyncExternalStore(watch, () => failure(base));
  const text = useSyncExternalStore(watch, () => counted(base));
  return useMemo(() => {
    const [overdue = 0, payment = 0] = text.split('/').map(Number);
    return { overdue, payment, error };
  }, [text, error]);
};

const watch = (listener: () => void) =>
  cache.getQueryCache().subscribe(({ query, type }) => {
    if (type === 'updated' && query.queryKey[0] === 'leads') listener();
  });

const failure = (base: LeadFilter): unknown =>
  cache
    .getQueryCache()
    .findAll({ queryKey: [queryKeys.leads(base)[0], base], type: 'active' })
    .find(({ state }) => state.status === 'error')?.state.error ?? undefined;

const counted = (base: LeadFilter): string => {
  const leads = cache
    .getQueriesData<LeadList>({ queryKey: [queryKeys.leads(base)[0], base] })
    .flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? []);
  return `${leads.filter((lead) => passes(lead, 'overdue')).length}/${leads.filter((lead) => passes(lead, 'payment')).length}`;
};
