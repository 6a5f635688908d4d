import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import type { Publication, PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import { post } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';

/** What publishing the draft would do to the leads that live; counted anew for each revision and choice. Over very many leads it takes longer than one call. */
export const planQuery = (key: string, revision: number, choice: PublicationChoice) =>
  queryOptions({
    queryKey: ['/pipelines/{key}/publish/plan', key, revision, choice],
    queryFn: ({ signal }) => post('/pipelines/{key}/publish/plan', { path: { key }, body: choice, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

export const publicationsQuery = (key: string) =>
  asking('/pipelines/{key}/publications', { path: { key }, query: { limit: 30 } });

/** Whatever is told of a pipeline, after one of its versions was published or taken back. */
export const changesPublished = (key: string): Question[] => [
  ['/pipelines'],
  ['/pipelines/{key}', { path: { key } }],
  ['/pipelines/{key}/draft', { path: { key } }],
  ['/pipelines/{key}/publications', { path: { key } }],
];

export const useSteering = ({ id, pipeline: key }: Publication) =>
  useWrite((order: BulkRunOrder) => post(`/publications/{id}/${order}`, { path: { id } }), {
    changes: changesPublished(key),
  });

export const isGoing = ({ state }: Publication): boolean =>
  state === 'planned' || state === 'running' || state === 'paused' || state === 'undoing';

/** Leads looked at so far: of all that lived when it was published, or, while it is undone, of all that had moved. */
export const progressOf = ({ state, counts }: Publication): { done: number; of: number } => {
  const moved = counts.move + counts.map;
  return state === 'undoing' || state === 'undone'
    ? { done: Math.min(moved, counts.undone + counts.kept), of: moved }
    : { done: Math.min(counts.total, moved + counts.keep + counts.blocked), of: counts.total };
};
