import type { Due } from '../../../workflows/automation/due.schema.ts';
import type { Duration } from '../../../workflows/automation/duration.schema.ts';
import { Length } from '../condition/Length.tsx';
import { When } from '../../kit/When.tsx';
import { useWords } from '../../words.ts';
import type { InputProps } from './input.ts';
import css from './Input.module.css';

const ways: Record<string, Due> = {
  end_of_working_day: { by: 'end_of_working_day' },
  after: { by: 'after', amount: 2, unit: 'hours' },
  working: { by: 'working', amount: 2, unit: 'hours' },
  next_working_day: { by: 'next_working_day', at: '10:00' },
  other_hour: { by: 'next_working_day', at: 'other_hour' },
};

/** When a task is due, in the calendar of whoever does it. */
export const DueInput = ({ label, value, onChange }: InputProps<Due>) => {
  const { t } = useWords('automation');
  const way = value.by === 'next_working_day' && value.at === 'other_hour' ? 'other_hour' : value.by;
  return (
    <div className={css.stack}>
      <select
        className={css.input}
        aria-label={label}
        value={way}
        onChange={(event) => onChange(ways[event.target.value])}
      >
        {Object.keys(ways).map((one) => (
          <option key={one} value={one}>
            {t(`due.${one}`)}
          </option>
        ))}
      </select>
      {value.by === 'after' && (
        <Length
          label={label}
          value={value}
          onChange={({ amount, unit }: Duration) =>
            onChange({ by: 'after', amount: Math.min(1000, amount), unit: unit === 'seconds' ? 'minutes' : unit })
          }
        />
      )}
      {value.by === 'working' && (
        <Length
          label={label}
          value={value}
          units={['minutes', 'hours']}
          onChange={({ amount, unit }: Duration) =>
            onChange({ by: 'working', amount: Math.min(1000, amount), unit: unit === 'minutes' ? 'minutes' : 'hours' })
          }
        />
      )}
      {way === 'next_working_day' && value.by === 'next_working_day' && (
        <When
          kind="clock"
          bare
          className={css.clock}
          label={t('due.clock')}
          value={value.at}
          onChange={(at) => at && onChange({ by: 'next_working_day', at })}
        />
      )}
    </div>
  );
};
