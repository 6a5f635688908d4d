import { matchQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { cache } from '../../cache.ts';
import { columnKey, type LeadFilter } from '../lead-query.ts';

/** Why a column of the board could not be read. */
export const useFailure = (base: LeadFilter): unknown => useSyncExternalStore(watch, () => failure(base));

const watch = (listener: () => void) =>
  cache.getQueryCache().subscribe(({ query, type }) => {
    if (type === 'updated' && matchQuery({ queryKey: columnKey() }, query)) listener();
  });

const failure = (base: LeadFilter): unknown =>
  cache
    .getQueryCache()
    .findAll({ queryKey: columnKey(base), type: 'active' })
    .find(({ state }) => state.status === 'error')?.state.error ?? undefined;
