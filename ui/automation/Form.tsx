import { useState, type ComponentType } from 'react';
import type { Input } from '../../workflows/automation/kind.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useWords } from '../words.ts';
import { useControls } from './controls.ts';
import { dropEmpty } from '../pipeline/edit.ts';
import { useEditing } from '../pipeline/editing.ts';
import css from './Form.module.css';
import type { InputProps } from './input/input.ts';

type Props<T extends object> = {
  form: Input[];
  value: T;
  fresh: T;
  onChange: (value: T) => void;
  /** whether a value is valid; one that is not stays in its input and is marked */
  fits: (value: T) => boolean;
};

/** The form that a kind of trigger or step describes. */
export const Form = <T extends object>({ form, value, fresh, onChange, fits }: Props<T>) => {
  const { t, language } = useWords('automation');
  const controls = useControls();
  const [refused, setRefused] = useState<string>();
  const whole = value as Record<string, unknown>;
  const { draft } = useEditing();
  const asksReason = draft.definition.stages.some(({ key, kind }) => kind === 'lost' && key === whole['stage']);
  const put = (field: string, next: unknown) => {
    const changed = dropEmpty({ ...whole, [field]: next }) as T;
    const ok = fits(changed);
    setRefused(ok ? undefined : field);
    if (ok) onChange(changed);
  };
  const shown = form.filter(
    ({ as, field, shownIf }) =>
      (!shownIf || shownIf(value as never)) && (as !== 'loss_reason' || asksReason || whole[field]),
  );
  if (shown.length === 0) return null;
  return (
    <div className={css.form}>
      {shown.map((input) => {
        const label = inLanguage(input.name, language);
        const Control = controls[input.as] as unknown as ComponentType<InputProps>;
        return (
          <div key={input.field} className={css.field} data-field={input.field}>
            {input.as !== 'switch' && <span aria-hidden>{label}</span>}
            <Control
              input={input}
              label={label}
              value={whole[input.field]}
              fresh={(fresh as Record<string, unknown>)[input.field]}
              whole={whole}
              onChange={(next) => put(input.field, next)}
            />
            {refused === input.field && (
              <span className={css.refused} role="alert">
                {t('refused')}
              </span>
            )}
            {input.hint && <span className={css.hint}>{inLanguage(input.hint, language)}</span>}
          </div>
        );
      })}
    </div>
  );
};
