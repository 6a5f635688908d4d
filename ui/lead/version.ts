import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../ask/asking.ts';
import { useHouse } from '../field/fields.ts';
import { inHouse, usePipelines } from '../pipeline/pipelines.ts';

export const versionQuery = (versionId: string) =>
  queryOptions({ ...asking('/pipelines/{key}', { path: { key: versionId } }), staleTime: Infinity });

/** The version that this lead lives by, which may be older than the one published; undefined until it is read. */
export const useVersionOf = (lead: Pick<Lead, 'pipeline' | 'pipelineVersionId'> | undefined): Pipeline | undefined => {
  const published = usePipelines().find(({ versionId }) => versionId === lead?.pipelineVersionId);
  const own = useQuery({
    ...versionQuery(lead?.pipelineVersionId ?? ''),
    enabled: Boolean(lead) && !published,
  });
  const house = useHouse();
  return useMemo(() => published ?? (own.data && inHouse(own.data, house)), [published, own.data, house]);
};
