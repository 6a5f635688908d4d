import { useMemo } from 'react';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inDays, leadFacts } from '../../automation/condition/facts.ts';
import { useAround } from '../../field/fields.ts';
import { useUsers } from '../../session.tsx';
import { ConditionPanel } from '../../table/ConditionPanel.tsx';
import { useWords } from '../../words.ts';

type Props = {
  pipeline: Pipeline;
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  onClose: () => void;
};

/** Which leads the board shows. */
export const FilterPanel = ({ pipeline, ...panel }: Props) => {
  const { t, language } = useWords('lead/board');
  const users = useUsers();
  const around = useAround();
  const facts = useMemo(
    () =>
      // conditions on the hour of the day say nothing about a lead
      leadFacts({ ...pipeline.definition, around }, language, {
        currency: pipeline.definition.currency,
        users,
        calendars: [],
      })
        .filter(({ group }) => group !== 'time')
        .map(inDays),
    [pipeline.definition, around, language, users],
  );
  return <ConditionPanel title={t('filter.title')} facts={facts} {...panel} />;
};
