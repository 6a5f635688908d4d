import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MassChange, MassOrder, MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';

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
    queryKey: ['/mass-changes/preview', wish],
    queryFn: async ({ signal }) => {
      await rest(TYPING_MS, signal);
      return post('/mass-changes/preview', { body: wish, signal });
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });

export const massChangesQuery = asking('/mass-changes', { query: { limit: 20 } });

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
