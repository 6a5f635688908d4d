import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import type {
  Publication,
  PublicationChoice,
  PublicationLead,
  ShownPlan,
} from '../../workflows/publication/publication.schema.ts';
import { get, post, queryKeys, type Page, type Query } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';

/** What publishing the draft would do to the leads that live; counted anew for each revision and choice. Over very many leads it takes longer than one call. */
export const planQuery = (key: string, revision: number, choice: PublicationChoice) =>
  queryOptions({
    queryKey: queryKeys.publicationPlan(key, { revision, choice }),
    queryFn: ({ signal }) => post<ShownPlan>(`/pipelines/${key}/publish/plan`, choice, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

export const publicationsQuery = (key: string) =>
  queryOptions({
    queryKey: queryKeys.publications(key),
    queryFn: ({ signal }) => get<Page<Publication>>(`/pipelines/${key}/publications`, { signal, query: { limit: 30 } }),
  });

export const publicationLeadsQuery = (id: string, filter: Query) =>
  infiniteQueryOptions({
    queryKey: queryKeys.publicationLeads(id, filter),
    queryFn: ({ signal, pageParam }) =>
      get<Page<PublicationLead>>(`/publications/${id}/leads`, {
        query: { ...filter, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const publish = async (
  key: string,
  wish: PublicationChoice & { note: string; revision: number; confirmed: boolean },
  wishKey: string,
) => {
  const answer = await post<{ version: number; publicationId: string }>(`/pipelines/${key}/publish`, wish, {
    key: wishKey,
  });
  for (const queryKey of [
    queryKeys.pipelines,
    queryKeys.published(key),
    queryKeys.draft(key),
    queryKeys.publications(key),
  ])
    void cache.invalidateQueries({ queryKey });
  return answer;
};

export const steerPublication = async (publication: Publication, order: BulkRunOrder) => {
  try {
    await post(`/publications/${publication.id}/${order}`);
  } catch (error) {
    toastProblem(error);
  }
  await cache.invalidateQueries({ queryKey: queryKeys.publications(publication.pipeline) });
  if (order === 'undo')
    for (const queryKey of [
      queryKeys.pipelines,
      queryKeys.published(publication.pipeline),
      queryKeys.draft(publication.pipeline),
    ])
      void cache.invalidateQueries({ queryKey });
};

export const isGoing = ({ state }: Publication): boolean =>
  state === 'planned' || state === 'running' || state === 'paused' || state === 'undoing';

/** Leads looked at so far: of all that lived when it was published, or, while it is undone, of all that had moved. */
export const progressOf = ({ state, counts }: Publication): { done: number; of: number } => {
  const moved = counts.move + counts.map;
  return state === 'undoing' || state === 'undone'
    ? { done: Math.min(moved, counts.undone + counts.kept), of: moved }
    : { done: Math.min(counts.total, moved + counts.keep + counts.blocked), of: counts.total };
};
