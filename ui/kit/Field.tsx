import { useId, type ComponentProps, type ReactNode } from 'react';
import css from './Field.module.css';

type Label = { label: string; error?: string | undefined; hint?: ReactNode };

/** Plain inputs under their names; an error is told beside its field and read out. */
export const Input = ({ label, error, hint, ...rest }: Label & ComponentProps<'input'>) => {
  const id = useId();
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <input
        id={id}
        className={css.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        {...rest}
      />
    </Field>
  );
};

export const TextArea = ({ label, error, hint, ...rest }: Label & ComponentProps<'textarea'>) => {
  const id = useId();
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <textarea
        id={id}
        rows={3}
        className={css.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        {...rest}
      />
    </Field>
  );
};

export const Select = ({ label, error, hint, children, ...rest }: Label & ComponentProps<'select'>) => {
  const id = useId();
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <select
        id={id}
        className={css.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        {...rest}
      >
        {children}
      </select>
    </Field>
  );
};

export const Field = ({ id, label, error, hint, children }: Label & { id: string; children: ReactNode }) => (
  <div className={css.field}>
    <label htmlFor={id}>{label}</label>
    {children}
    {(error ?? hint) && (
      <div id={`${id}-more`} className={error ? css.error : css.hint}>
        {error ?? hint}
      </div>
    )}
  </div>
);
