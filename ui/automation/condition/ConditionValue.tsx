import type { Filter } from '../../../workflows/automation/condition.schema.ts';
import { useWords } from '../../words.ts';
import css from './ConditionBuilder.module.css';
import { Days } from './Days.tsx';
import type { Fact } from './facts.ts';
import { Length } from './Length.tsx';
import { Many, Weekdays } from './Many.tsx';
import { Amount, NumberInput } from './NumberInput.tsx';
import { Pick } from './Pick.tsx';

type Scalar = string | number | boolean | null;
type Props = { filter: Filter; fact: Fact; onChange: (filter: Filter) => void };

/** The input that fits the field and the comparison. */
export const ConditionValue = ({ filter, fact, onChange }: Props) => {
  const { t } = useWords('automation/condition');
  const { is, value } = filter;
  const label = t('value');
  const set = (next: Scalar | Scalar[]) => onChange({ ...filter, value: next });
  if (is === 'empty' || is === 'filled') return null;
  if (is === 'older' || is === 'newer')
    return (
      <Length
        label={label}
        value={filter.than ?? { amount: 1, unit: 'days' }}
        onChange={(than) => onChange({ ...filter, than })}
      />
    );
  if (is === 'within') return <Days value={String(value ?? '')} onChange={set} />;
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (is === 'in' || is === 'not_in') {
    if (fact.kind === 'weekday') return <Weekdays value={list.map(Number)} onChange={set} label={label} />;
    return <Many value={list.map(String)} onChange={set} options={fact.options} label={label} />;
  }
  const one = list[0];
  if (fact.kind === 'choice' || fact.kind === 'choices')
    return (
      <Pick
        label={label}
        choices={fact.options ?? []}
        value={one === undefined ? undefined : String(one)}
        onChange={(next) => next !== undefined && set(next)}
        invalid={!fact.options?.some((option) => option.value === one)}
      />
    );
  if (fact.kind === 'money')
    return <Amount label={label} value={Number(one ?? 0)} currency={fact.currency ?? 'KZT'} onChange={set} />;
  if (fact.kind === 'number' || typeof one === 'number')
    return <NumberInput label={label} value={Number(one ?? 0)} onChange={set} />;
  return <TextInput label={label} value={String(one ?? '')} onChange={set} />;
};

const TextInput = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <input
    className={css.input}
    aria-label={label}
    value={value}
    maxLength={300}
    onChange={(event) => onChange(event.target.value)}
  />
);
