import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { LeadGroup } from '../../../workflows/lead/totals.schema.ts';
import { get, queryKeys, type LeadFilter, type Page } from '../../api.ts';

type Base = LeadFilter & { pipeline: string };

/** The rows of a table, fifty at a time. */
export const rowsQuery = (filter: Base, sort: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.rows(filter, sort),
    queryFn: ({ signal, pageParam }) =>
      get<Page<Lead>>('/leads', { query: { ...filter, sort, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const groupsQuery = ({ pipeline, ...query }: Base, by: string) =>
  queryOptions({
    queryKey: queryKeys.groups(pipeline, query, by),
    queryFn: ({ signal }) =>
      get<{ items: LeadGroup[] }>(`/pipelines/${pipeline}/groups`, { query: { ...query, by }, signal }),
  });

/** A row as it is known now: what was heard of a lead since its page was read. */
export const useLatest = (row: Lead): Lead => {
  const { data } = useQuery({
    queryKey: queryKeys.lead(row.id),
    queryFn: ({ signal }) => get<Lead>(`/leads/${row.id}`, { signal }),
    enabled: false,
  });
  return data && data.version >= row.version ? data : row;
};
