import type { Language } from '../words/words.schema.ts';
import { automationChanges } from './diff/automation.ts';
import { sidesOf, type Change } from './diff/change.ts';
import { pipelineChanges, stageChanges } from './diff/settings.ts';
import type { PipelineDefinition } from './pipeline.schema.ts';

export type { Change };

/** The differences between two definitions, by keys: the pipeline, its stages in order, its automations in order. */
export const diffOf = (
  before: PipelineDefinition,
  after: PipelineDefinition,
  templateName?: (key: string) => string,
): Change[] => {
  if (before === after) return [];
  const sides = sidesOf(before, after, templateName);
  return [...pipelineChanges(sides), ...stageChanges(sides), ...automationChanges(sides)];
};

/** "‘No answer’: 2 h became 4 h." */
export const changeSentence = (change: Change, language: Language): string => change.says(language);
