import type { PipelineDefinition, PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';

/** The fields that leads of a pipeline have, in their order. */
export const fieldsOfLeads = (definition: PipelineDefinition): PipelineField[] => definition.fields;
