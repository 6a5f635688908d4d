import { pathsOf } from '../../../workflows/automation/condition.ts';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';

/** What is asked together, one by one. */
export const partsOf = (condition: Condition): Condition[] => ('all' in condition ? condition.all : [condition]);

export const withoutPart = (condition: Condition, index: number): Condition | undefined => {
  const rest = partsOf(condition).filter((_, at) => at !== index);
  return rest.length === 0 ? undefined : rest.length === 1 ? rest[0] : { all: rest };
};

/**
 * It asks about a field that is there no more: nobody fulfils it, and it waits to be repaired. `around`: fields of the client and the
 * company by their paths, once they are read.
 */
export const isGone = (condition: Condition, fields: PipelineField[], around?: PipelineField[]): boolean =>
  pathsOf(condition).some((path) =>
    path.startsWith('fields.')
      ? !fields.some(({ key }) => path === `fields.${key}`)
      : ofClient.test(path) && around !== undefined && !around.some(({ key }) => key === path),
  );

const ofClient = /^(contact|company)\.fields\./;
