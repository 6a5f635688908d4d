import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Askable } from '../../workflows/pipeline/askable.schema.ts';
import { get, queryKeys, type Page } from '../api.ts';

const askablesQuery = queryOptions({
  queryKey: queryKeys.askables,
  queryFn: ({ signal }) => get<Page<Askable>>('/pipelines/fields', { signal }).then(({ items }) => items),
  staleTime: 0,
});

/** What forms may ask and templates may name, drafts included; for admins. */
export const useAskables = (): Askable[] => useQuery(askablesQuery).data ?? [];
