import { Length } from '../condition/Length.tsx';
import { Many, Weekdays } from '../condition/Many.tsx';
import { NumberInput } from '../condition/NumberInput.tsx';
import { useTyped } from '../condition/typed.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Duration } from '../../../workflows/automation/duration.schema.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { When } from '../../kit/When.tsx';
import { useWords } from '../../words.ts';
import type { InputProps } from './input.ts';
import css from './Input.module.css';
import { WordsInput } from './WordsInput.tsx';

export const TextInput = ({ label, value, onChange, input }: InputProps<string | undefined>) => {
  const [typed, setTyped] = useTyped(value ?? '');
  return (
    <input
      className={css.input}
      type={input.as === 'url' ? 'url' : 'text'}
      aria-label={label}
      aria-invalid={typed !== (value ?? '') || undefined}
      value={typed}
      maxLength={2000}
      spellCheck={input.as !== 'url'}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value || (input.optional ? undefined : ''));
      }}
    />
  );
};

export const WordsField = ({ input, label, value, onChange, fresh }: InputProps<Words | undefined>) => (
  <WordsInput
    label={label}
    value={value}
    onChange={onChange}
    untouched={fresh as Words}
    {...(input.optional ? { onClear: () => onChange(undefined) } : {})}
  />
);

export const NumberField = ({ label, value, onChange, input }: InputProps<number | undefined>) => {
  const { t } = useWords('automation');
  if (value === undefined) return <Set onSet={() => onChange(30)} label={label} />;
  return (
    <div className={css.line}>
      <NumberInput label={label} value={value} onChange={onChange} />
      {input.optional && <Unset onUnset={() => onChange(undefined)} label={t('unset', { name: label })} />}
    </div>
  );
};

export const SwitchInput = ({ label, value, onChange }: InputProps<boolean | undefined>) => (
  <label className={css.switch}>
    <input type="checkbox" checked={value ?? false} onChange={(event) => onChange(event.target.checked || undefined)} />
    {label}
  </label>
);

export const ChoiceInput = ({ label, value, onChange, input }: InputProps<string | undefined>) => {
  const { language } = useWords('automation');
  const options = (input.options ?? []).map((one) => ({ value: one.value, name: inLanguage(one.name, language) }));
  return <Ways label={label} value={value} onChange={onChange} options={options} />;
};

type WaysProps = Pick<InputProps<string | undefined>, 'label' | 'value' | 'onChange'> & {
  options: { value: string; name: string }[];
};
/** A few ways as buttons in a row, many as a list. */
export const Ways = ({ label, value, onChange, options }: WaysProps) => {
  const short = options.length <= 3 && options.every(({ name }) => name.length < 16);
  if (short)
    return (
      <div className={css.ways} role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={option.value === value}
            onClick={() => onChange(option.value)}
          >
            {option.name}
          </button>
        ))}
      </div>
    );
  return (
    <select className={css.input} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
};

export const DurationInput = ({ label, value, onChange, input }: InputProps<Duration | undefined>) => {
  const { t } = useWords('automation');
  if (!value) return <Set onSet={() => onChange({ amount: 1, unit: 'hours' })} label={label} />;
  return (
    <div className={css.line}>
      <Length label={label} value={value} onChange={onChange} />
      {input.optional && <Unset onUnset={() => onChange(undefined)} label={t('unset', { name: label })} />}
    </div>
  );
};

export const ClockInput = ({ label, value, onChange }: InputProps<string | undefined>) => (
  <When
    kind="clock"
    bare
    className={css.clock}
    label={label}
    value={value ?? ''}
    onChange={(clock) => clock && onChange(clock)}
  />
);

export const WeekdaysInput = ({ label, value, onChange }: InputProps<number[]>) => (
  <Weekdays label={label} value={value} onChange={onChange} />
);

export const TagsInput = ({ label, value, onChange, fresh }: InputProps<string[] | undefined>) => (
  <Many label={label} value={value ?? []} onChange={(next) => onChange(emptied(next, fresh))} />
);

export const FilesInput = ({ label, value, onChange, input, fresh }: InputProps<string[] | undefined>) => {
  const { language } = useWords('automation');
  const options = (input.options ?? []).map((one) => ({ value: one.value, name: inLanguage(one.name, language) }));
  return (
    <Many label={label} value={value ?? []} options={options} onChange={(next) => onChange(emptied(next, fresh))} />
  );
};

/** An emptied list is left out, where a new one has none. */
export const emptied = <T,>(list: T[], fresh: unknown): T[] | undefined =>
  list.length || Array.isArray(fresh) ? list : undefined;

export const Set = ({ onSet, label }: { onSet: () => void; label: string }) => {
  const { t } = useWords('automation');
  return (
    <button type="button" className={css.set} aria-label={`${label}: ${t('set')}`} onClick={onSet}>
      {t('set')}
    </button>
  );
};

export const Unset = ({ onUnset, label }: { onUnset: () => void; label: string }) => (
  <button type="button" className={css.unset} aria-label={label} data-hint={label} onClick={onUnset}>
    ×
  </button>
);
