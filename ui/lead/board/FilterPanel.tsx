import { useMemo, useState } from 'react';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { ConditionBuilder } from '../../automation/condition/ConditionBuilder.tsx';
import { leadFacts } from '../../automation/condition/facts.ts';
import { useAround } from '../../field/fields.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Dialog.tsx';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import css from './FilterPanel.module.css';

type Props = {
  pipeline: Pipeline;
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  onClose: () => void;
};

/** Which leads the board shows, as a condition like those of automations. */
export const FilterPanel = ({ pipeline, value, onChange, onClose }: Props) => {
  const { t, language } = useWords('lead/board');
  const users = useUsers();
  const around = useAround();
  const [wish, setWish] = useState(value);
  const facts = useMemo(
    () =>
      // conditions on the hour of the day say nothing about a lead
      leadFacts({ ...pipeline.definition, around }, language, {
        currency: pipeline.definition.currency,
        users,
        calendars: [],
      })
        .filter(({ group }) => group !== 'time')
        .map((fact) => (fact.kind === 'date' || fact.kind === 'moment' ? { ...fact, days: true as const } : fact)),
    [pipeline.definition, around, language, users],
  );
  const use = (next: Condition | undefined) => {
    onChange(next);
    onClose();
  };
  return (
    <Panel title={t('filter.title')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          use(wish);
        }}
      >
        <ConditionBuilder value={wish} onChange={setWish} facts={facts} label={t('filter.title')} />
        <div className={css.actions}>
          <Button look="primary" type="submit">
            {t('filter.use')}
          </Button>
          <Button look="quiet" onClick={() => use(undefined)}>
            {t('filter.clear')}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
