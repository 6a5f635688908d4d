import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../words.ts';
import type { Option } from './facts.ts';
import css from './Many.module.css';
import { Pick } from './Pick.tsx';

/** Several values: chips of what is chosen and a list, or a field, to add one. */
export const Many = ({
  value,
  onChange,
  options,
  label,
}: {
  value: string[];
  onChange: (value: string[]) => void;
  options?: Option[] | undefined;
  label: string;
}) => {
  const { t } = useWords('automation/condition');
  const [typed, setTyped] = useState('');
  const add = () => {
    const words = typed
      .split(',')
      .map((word) => word.trim().slice(0, 60))
      .filter(Boolean);
    if (words.length) onChange([...new Set([...value, ...words])]);
    setTyped('');
  };
  return (
    <div className={css.many} role="group" aria-label={label}>
      {value.map((one) => {
        const name = options?.find((option) => option.value === one)?.name ?? one;
        return (
          <span key={one} className={css.chip}>
            {name}
            <button
              type="button"
              aria-label={t('remove', { name })}
              onClick={() => onChange(value.filter((other) => other !== one))}
            >
              <IconX size={13} />
            </button>
          </span>
        );
      })}
      {options ? (
        <Pick
          label={label}
          look="add"
          value={undefined}
          choices={options.filter((option) => !value.includes(option.value))}
          onChange={(next) => next !== undefined && onChange([...value, next])}
        >
          <IconPlus size={14} aria-label={label} />
        </Pick>
      ) : (
        <input
          className={css.typed}
          aria-label={label}
          placeholder={t('many.hint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1));
          }}
        />
      )}
    </div>
  );
};

export const Weekdays = ({
  value,
  onChange,
  label,
}: {
  value: number[];
  onChange: (value: number[]) => void;
  label: string;
}) => {
  const { t } = useWords('automation/condition');
  return (
    <div className={css.days} role="group" aria-label={label}>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={value.includes(day)}
          onClick={() => {
            const next = value.includes(day) ? value.filter((one) => one !== day) : [...value, day].sort();
            if (next.length) onChange(next);
          }}
        >
          {t(`day.${day}`)}
        </button>
      ))}
    </div>
  );
};
