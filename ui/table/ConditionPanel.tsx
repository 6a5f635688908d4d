import { useState } from 'react';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { ConditionBuilder } from '../automation/condition/ConditionBuilder.tsx';
import type { Fact } from '../automation/condition/facts.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { useWords } from '../words.ts';
import css from './ConditionPanel.module.css';

type Props = {
  title: string;
  facts: Fact[];
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  onClose: () => void;
};

/** What a list shows, as a condition like those of automations. */
export const ConditionPanel = ({ title, facts, value, onChange, onClose }: Props) => {
  const { t } = useWords('lead/board');
  const [wish, setWish] = useState(value);
  const use = (next: Condition | undefined) => {
    onChange(next);
    onClose();
  };
  return (
    <Panel title={title} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          use(wish);
        }}
      >
        <ConditionBuilder value={wish} onChange={setWish} facts={facts} label={title} />
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
