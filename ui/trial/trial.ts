import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Trial, TrialLead, TrialLeadStory, TrialWhole, TrialWish } from '../../workflows/trial/trial.schema.ts';
import { get, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';

const OFTEN_MS = 700;

export const trialsQuery = (pipeline: string) =>
  queryOptions({
    queryKey: queryKeys.trials(pipeline),
    queryFn: ({ signal }) => get<{ items: Trial[] }>(`/pipelines/${pipeline}/trials`, { signal }),
  });

/** Asked again and again while it runs. */
export const trialQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.trial(id),
    queryFn: ({ signal }) => get<TrialWhole>(`/trials/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? OFTEN_MS : false),
    staleTime: 0,
  });

export const trialLeadsQuery = (id: string, groups: string[]) =>
  infiniteQueryOptions({
    queryKey: queryKeys.trialLeads(id, groups),
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams(groups.map((group) => ['group', group]));
      query.set('limit', '50');
      if (pageParam) query.set('cursor', pageParam);
      return get<Page<TrialLead>>(`/trials/${id}/leads?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const trialLeadQuery = (id: string, leadId: string) =>
  queryOptions({
    queryKey: queryKeys.trialLead(id, leadId),
    queryFn: ({ signal }) => get<TrialLeadStory>(`/trials/${id}/leads/${leadId}`, { signal }),
  });

/** Begins a trial of what is drawn now. */
export const beginTrial = async (pipeline: string, wish: TrialWish): Promise<Trial | undefined> => {
  try {
    const trial = await post<Trial>(`/pipelines/${pipeline}/trials`, wish);
    cache.setQueryData<{ items: Trial[] }>(queryKeys.trials(pipeline), (before) => ({
      items: [trial, ...(before?.items ?? [])],
    }));
    return trial;
  } catch (error) {
    toastProblem(error);
    return undefined;
  }
};

export const steerTrial = async ({ id, pipeline }: Trial, order: 'pause' | 'resume' | 'stop'): Promise<void> => {
  try {
    await post(`/trials/${id}/${order}`);
  } catch (error) {
    toastProblem(error);
  }
  await cache.invalidateQueries({ queryKey: queryKeys.trial(id) });
  void cache.invalidateQueries({ queryKey: queryKeys.trials(pipeline) });
};
