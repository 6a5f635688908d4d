import { conditionSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { language } from '../../words.ts';

/** A filter in words. Loaded once there is one: its sentences know every field and comparison, and a board without a filter needs none of it. */
export const ConditionText = ({ condition, definition }: { condition: Condition; definition: PipelineDefinition }) => (
  <>{conditionSentence(condition, definition, language())}</>
);
