import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  MassAutomations,
  MassChange,
  MassChosen,
  MassOrder,
  MassWish,
} from '../../workflows/mass-change/mass-change.schema.ts';
import type { TicketMassOrder, TicketMassWish, TicketsChosen } from '../../workflows/ticket/ticket-mass.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';

/** How long typing must pause before the server is asked. */
const TYPING_MS = 250;

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)));
  });

/** Of which noun many are changed, and what stands in the request. */
export type MassNoun = 'lead' | 'ticket';
export type AnyChosen = MassChosen | TicketsChosen;
export type AnyOrder = MassOrder | TicketMassOrder;
export type AnyWish = { chosen: AnyChosen; order: AnyOrder; automations: MassAutomations };

/** What a change of many would do, counted anew when the wish changes. */
export const previewQuery = (noun: MassNoun, wish: AnyWish) =>
  queryOptions({
    queryKey: ['/mass-changes/preview', noun, wish],
    queryFn: async ({ signal }) => {
      await rest(TYPING_MS, signal);
      return noun === 'ticket'
        ? post('/tickets/mass-changes/preview', { body: wish as TicketMassWish, signal })
        : post('/mass-changes/preview', { body: wish as MassWish, signal });
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });

export const begin = (noun: MassNoun, wish: AnyWish, key: string) =>
  noun === 'ticket'
    ? post('/tickets/mass-changes', { body: wish as TicketMassWish, key })
    : post('/mass-changes', { body: wish as MassWish, key });

/** Whether it changes these. */
export const isOf = (noun: MassNoun, { order }: MassChange): boolean =>
  noun === (order.do === 'act' ? order.noun : 'lead');

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

export type Kind = 'move' | 'assign' | 'priority' | 'tag';
