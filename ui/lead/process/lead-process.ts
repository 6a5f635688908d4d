import { queryOptions } from '@tanstack/react-query';
import type { Process } from '../../../workflows/process/process.schema.ts';
import { get, queryKeys } from '../../api.ts';

export const processQuery = (leadId: string) =>
  queryOptions({
    queryKey: queryKeys.process(leadId),
    queryFn: ({ signal }) => get<Process>(`/leads/${leadId}/process`, { signal }),
  });
