import type { Duration } from '../../../workflows/automation/duration.schema.ts';
import { durationText } from '../../../workflows/automation/automation-sentence.ts';
import { useWords } from '../../words.ts';
import css from './ConditionBuilder.module.css';
import { NumberInput } from './NumberInput.tsx';

const every: Duration['unit'][] = ['minutes', 'hours', 'days', 'weeks', 'months'];

/** A length of time: a number and its unit, in the form that the number asks for. */
export const Length = ({
  value,
  onChange,
  label,
  units = every,
}: {
  value: Duration;
  onChange: (value: Duration) => void;
  label: string;
  units?: Duration['unit'][];
}) => {
  const { t, language } = useWords('automation/condition');
  const all = units.includes(value.unit) ? units : [value.unit, ...units];
  return (
    <div className={css.line} role="group" aria-label={label}>
      <NumberInput
        label={`${label}: ${t('length.amount')}`}
        value={value.amount}
        min={0}
        max={100_000}
        onChange={(amount) => onChange({ ...value, amount: Math.round(amount) })}
      />
      <select
        className={css.select}
        aria-label={`${label}: ${t('length.unit')}`}
        value={value.unit}
        onChange={(event) => onChange({ ...value, unit: event.target.value as Duration['unit'] })}
      >
        {all.map((unit) => (
          <option key={unit} value={unit}>
            {durationText({ amount: value.amount, unit }, language).replace(/^\S+ /, '')}
          </option>
        ))}
      </select>
    </div>
  );
};
