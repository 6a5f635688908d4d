import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { PipelineVersionLine, PipelineVersionRead } from '../../../workflows/pipeline/draft.schema.ts';
import type { PipelineStoryEntry } from '../../../workflows/pipeline/story.schema.ts';
import { get, queryKeys, type Page } from '../../api.ts';

export const versionsQuery = (pipeline: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.versions(pipeline),
    queryFn: ({ signal, pageParam }) =>
      get<Page<PipelineVersionLine>>(`/pipelines/${pipeline}/versions`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** A version never changes, so it is read once; only the leads that live by it do, and they are in the list. */
export const versionQuery = (pipeline: string, number: number) =>
  queryOptions({
    queryKey: queryKeys.versionOf(pipeline, number),
    queryFn: ({ signal }) => get<PipelineVersionRead>(`/pipelines/${pipeline}/versions/${number}`, { signal }),
    staleTime: Infinity,
  });

export const storyQuery = (pipeline: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.pipelineStory(pipeline),
    queryFn: ({ signal, pageParam }) =>
      get<Page<PipelineStoryEntry>>(`/pipelines/${pipeline}/story`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
