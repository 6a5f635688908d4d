import { useContext } from 'react';
import { Trigger, type Step } from '../../../workflows/automation/automation.schema.ts';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { ConditionBuilder } from '../condition/ConditionBuilder.tsx';
import { Pick } from '../condition/Pick.tsx';
import { useWords } from '../../words.ts';
import { AroundSteps } from '../around-steps.ts';
import { useEditing } from '../../pipeline/editing.ts';
import { Form } from '../Form.tsx';
import { freshTrigger } from '../fresh.ts';
import { Sign } from '../icons.ts';
import { eventsFor, triggerGroups, kindOfTrigger, type Kind } from '../kinds.ts';
import { StepList } from '../StepList.tsx';
import css from './Input.module.css';
import type { InputProps } from './input.ts';

/** A branch always has a condition: its last test can be changed, not removed. */
export const ConditionInput = ({ label, value, onChange }: InputProps<Condition | undefined>) => {
  const { facts } = useEditing();
  return <ConditionBuilder label={label} value={value} onChange={onChange} facts={facts} />;
};

export const StepsInput = ({ label, value, onChange, input }: InputProps<Step[]>) => {
  const { stage, shown } = useContext(AroundSteps);
  const own = shown?.startsWith(`${input.field}.`) ? shown.slice(input.field.length + 1) : undefined;
  return (
    <div className={css.nested}>
      <StepList label={label} steps={value} onChange={onChange} stage={stage} shown={own} />
    </div>
  );
};

/** What a run waits for. */
export const EventInput = ({ label, value, onChange }: InputProps<Trigger>) => {
  const { noun } = useEditing().draft.definition;
  return <TriggerInput label={label} value={value} onChange={onChange} kinds={eventsFor(noun)} />;
};

export const TriggerInput = ({
  label,
  value,
  onChange,
  kinds,
}: {
  label: string;
  value: Trigger;
  onChange: (value: Trigger) => void;
  kinds: Kind<Trigger>[];
}) => {
  const { t, language } = useWords('automation');
  const { draft, world } = useEditing();
  const kind = kindOfTrigger(value);
  return (
    <div className={css.stack}>
      <Pick
        label={label}
        value={value.on}
        choices={triggerGroups.flatMap((group) =>
          kinds
            .filter((one) => one.group === group)
            .map(({ id, name, also, icon }) => ({
              value: id,
              name: inLanguage(name, language),
              also: inLanguage(also, language),
              group: t(`group.${group}`),
              icon: <Sign name={icon} />,
            })),
        )}
        onChange={(id) => {
          const next = kinds.find((one) => one.id === id);
          if (next && id !== value.on)
            onChange(freshTrigger(next, { definition: draft.definition, templates: world.templates }));
        }}
      />
      {kind && (
        <Form
          key={value.on}
          form={kind.form}
          value={value}
          fresh={kind.fresh()}
          onChange={onChange}
          fits={(next) => Trigger.safeParse(next).success}
        />
      )}
    </div>
  );
};
