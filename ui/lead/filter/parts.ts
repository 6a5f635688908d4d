import { pathsOf } from '../../../workflows/automation/condition.ts';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';

/** What is asked together, one by one. */
export const partsOf = (condition: Condition): Condition[] => ('all' in condition ? condition.all : [condition]);

export const withoutPart = (condition: Condition, index: number): Condition | undefined => {
  const rest = partsOf(condition).filter((_, at) => at !== index);
  return rest.length === 0 ? undefined : rest.length === 1 ? rest[0] : { all: rest };
};

/** It asks about a field, an option or a stage that is there no more: nobody fulfils it, and it waits to be repaired. */
export const isGone = (condition: Condition, definition: PipelineDefinition): boolean =>
  pathsOf(condition).some(
    (path) => path.startsWith('fields.') && !definition.fields.some(({ key }) => path === `fields.${key}`),
  );
