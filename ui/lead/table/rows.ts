import { infiniteQueryOptions, keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { asking, askingPages } from '../../ask/asking.ts';
import { leadQuery, type LeadFilter } from '../lead-query.ts';

type Base = LeadFilter & { pipeline: string };

/** The rows of a table, fifty at a time. */
export const rowsQuery = (filter: Base, sort: string) =>
  infiniteQueryOptions({
    ...askingPages('/leads', { query: { ...filter, sort, limit: 50 } }),
    placeholderData: keepPreviousData,
  });

export const groupsQuery = ({ pipeline, ...query }: Base, by: string) =>
  asking('/pipelines/{key}/groups', { path: { key: pipeline }, query: { ...query, by } });

/** A row as it is known now: what was heard of a lead since its page was read. */
export const useLatest = (row: Lead): Lead => {
  const { data } = useQuery({ ...leadQuery(row.id), enabled: false });
  return data && data.version >= row.version ? data : row;
};
