import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Askable } from '../../workflows/pipeline/askable.schema.ts';
import { asking } from '../ask/asking.ts';

const askablesQuery = queryOptions({ ...asking('/pipelines/fields'), select: ({ items }) => items, staleTime: 0 });

/** What forms may ask and templates may name, drafts included; for admins. */
export const useAskables = (): Askable[] => useQuery(askablesQuery).data ?? [];
