import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Pipeline, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../ask/asking.ts';

export const pipelinesQuery = queryOptions({ ...asking('/pipelines'), staleTime: 5 * 60_000 });

export const usePipelines = (): Pipeline[] => useSuspenseQuery(pipelinesQuery).data.items;

/** A pipeline by its key; the first one where the key is not given or gone. */
export const usePipeline = (key?: string): Pipeline | undefined => {
  const pipelines = usePipelines();
  return pipelines.find((pipeline) => pipeline.key === key) ?? pipelines[0];
};

export const stageOf = (pipeline: Pipeline | undefined, key: string): Stage | undefined =>
  pipeline?.definition.stages.find((stage) => stage.key === key);
