import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { withHouse } from '../../workflows/field/field.ts';
import type { Pipeline, PipelineField, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../ask/asking.ts';
import { useHouse } from '../field/fields.ts';

export const pipelinesQuery = queryOptions({ ...asking('/pipelines'), staleTime: 5 * 60_000 });

/** Those of leads, as leads live by them: the fields of the house beside their own. */
export const usePipelines = (): Pipeline[] => {
  const { items } = useSuspenseQuery(pipelinesQuery).data;
  const house = useHouse();
  return useMemo(() => {
    const ofLeads = items.filter(({ noun }) => noun === 'lead');
    return house.length ? ofLeads.map((pipeline) => inHouse(pipeline, house)) : ofLeads;
  }, [items, house]);
};

export const inHouse = (pipeline: Pipeline, house: PipelineField[]): Pipeline => ({
  ...pipeline,
  definition: withHouse(pipeline.definition, house),
});

/** A pipeline by its key; the first one where the key is not given or gone. */
export const usePipeline = (key?: string): Pipeline | undefined => {
  const pipelines = usePipelines();
  return pipelines.find((pipeline) => pipeline.key === key) ?? pipelines[0];
};

export const stageOf = (pipeline: Pipeline | undefined, key: string): Stage | undefined =>
  pipeline?.definition.stages.find((stage) => stage.key === key);
