import { useSyncExternalStore } from 'react';
import { queryKeys, type LeadFilter } from '../../api.ts';
import { cache } from '../../cache.ts';

/** Why a column of the board could not be read. */
export const useFailure = (base: LeadFilter): unknown => useSyncExternalStore(watch, () => failure(base));

const watch = (listener: () => void) =>
  cache.getQueryCache().subscribe(({ query, type }) => {
    if (type === 'updated' && query.queryKey[0] === 'leads') listener();
  });

const failure = (base: LeadFilter): unknown =>
  cache
    .getQueryCache()
    .findAll({ queryKey: [queryKeys.leads(base)[0], base], type: 'active' })
    .find(({ state }) => state.status === 'error')?.state.error ?? undefined;
