import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import type { MassChange, MassOrder, MassPreview, MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { get, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';

/** How long typing must pause before the server is asked. */
const TYPING_MS = 250;

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)));
  });

/** What a change of many leads would do, counted anew when the wish changes. */
export const previewQuery = (wish: MassWish) =>
  queryOptions({
    queryKey: ['mass-preview', wish],
    queryFn: async ({ signal }) => {
      await rest(TYPING_MS, signal);
      return post<MassPreview>('/mass-changes/preview', wish, { signal });
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });

export const massChangesQuery = queryOptions({
  queryKey: queryKeys.massChanges,
  queryFn: ({ signal }) => get<Page<MassChange>>('/mass-changes', { signal, query: { limit: 20 } }),
});

export const beginMassChange = async (wish: MassWish, key: string): Promise<MassChange> => {
  const begun = await post<MassChange>('/mass-changes', wish, { key });
  await cache.invalidateQueries({ queryKey: queryKeys.massChanges });
  return begun;
};

export const steerMassChange = async (id: string, order: BulkRunOrder) => {
  try {
    await post(`/mass-changes/${id}/${order}`);
  } catch (error) {
    toastProblem(error);
  }
  await cache.invalidateQueries({ queryKey: queryKeys.massChanges });
};

export const isGoing = ({ state }: MassChange): boolean =>
  state === 'planned' || state === 'running' || state === 'paused' || state === 'undoing';

export const progressOf = ({ state, counts }: MassChange): { done: number; of: number } =>
  state === 'undoing' || state === 'undone'
    ? { done: counts.undone + counts.kept, of: counts.done }
    : { done: counts.done + counts.refused, of: counts.total };

/** How long it goes on at the pace that was chosen; 0 where none was, or nothing is under way. */
export const minutesLeft = ({ state, automations, counts }: MassChange): number =>
  typeof automations === 'object' && state === 'running'
    ? Math.ceil((counts.total - counts.done - counts.refused) / automations.perMinute)
    : 0;

export type Kind = MassOrder['do'] extends infer Do ? (Do extends 'assign_by_rule' ? never : Do) : never;
