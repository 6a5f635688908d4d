import { queryOptions } from '@tanstack/react-query';
import { asking, askingPages } from '../ask/asking.ts';

const OFTEN_MS = 700;

export const trialsQuery = (key: string) => asking('/pipelines/{key}/trials', { path: { key } });

/** Asked again and again while it runs. */
export const trialQuery = (id: string) =>
  queryOptions({
    ...asking('/trials/{id}', { path: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? OFTEN_MS : false),
    staleTime: 0,
  });

export const trialLeadsQuery = (id: string, group: string[]) =>
  askingPages('/trials/{id}/leads', { path: { id }, query: { group, limit: 50 } });

export const trialLeadQuery = (id: string, leadId: string) =>
  asking('/trials/{id}/leads/{leadId}', { path: { id, leadId } });
