import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useAround, useFieldsRead } from '../../field/fields.ts';
import { ConditionChips } from '../../table/ConditionChips.tsx';
import { isGone } from './parts.ts';

type Props = {
  condition: Condition;
  definition: PipelineDefinition;
  onOpen: () => void;
  onChange: (condition: Condition | undefined) => void;
};

/** The conditions of a list of leads. */
export const LeadChips = ({ definition, ...chips }: Props) => {
  const around = useAround();
  const gone = useGone(definition);
  return <ConditionChips {...chips} names={{ ...definition, around }} isGone={gone} />;
};

/** Whether a condition asks about a field that leads, clients and companies have no more. */
export const useGone = (definition: PipelineDefinition): ((part: Condition) => boolean) => {
  const around = useAround();
  const areRead = useFieldsRead();
  return (part) => isGone(part, definition.fields, areRead ? around : undefined);
};
