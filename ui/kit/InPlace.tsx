import { useRef, useState } from 'react';
import { useWrite } from '../ask/use-write.ts';
import css from './InPlace.module.css';
import { Problem } from './Problem.tsx';

type Props = {
  label: string;
  value: string;
  /** a refusal is shown under what was typed, which stays */
  onSave: (value: string) => Promise<unknown>;
  /** why it may not be changed */
  why?: string | undefined;
  required?: boolean;
  maxLength?: number;
};

/** A value that is edited where it stands: a click or Enter opens it, Enter or leaving it saves, Esc puts it back. */
export const InPlace = ({ label, value, onSave, why, required, maxLength = 200 }: Props) => {
  const [typed, setTyped] = useState<string>();
  const shown = useRef<HTMLButtonElement>(null);
  type Save = { next: string; focus: boolean };
  const { write, busy, error, forget } = useWrite(({ next }: Save) => onSave(next), {
    refusal: 'form',
    then: (_saved, { focus }) => close(focus),
  });
  const close = (focus: boolean) => {
    setTyped(undefined);
    forget();
    if (focus) requestAnimationFrame(() => shown.current?.focus());
  };
  const save = (focus: boolean) => {
    const next = (typed ?? '').trim();
    if (busy) return;
    if (next === value || (required && next === '')) return close(focus);
    void write({ next, focus });
  };
  if (typed === undefined)
    return (
      <button
        ref={shown}
        type="button"
        className={css.value}
        aria-label={`${label}: ${value || '—'}`}
        aria-disabled={why ? true : undefined}
        aria-description={why}
        data-hint={why}
        onClick={() => !why && setTyped(value)}
      >
        {value || <span className={css.empty}>—</span>}
      </button>
    );
  return (
    <div className={css.form}>
      <input
        autoFocus
        className={css.input}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        maxLength={maxLength}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => !error && save(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(true);
          if (event.key !== 'Escape') return;
          // the page behind it would go back to the list
          event.preventDefault();
          event.stopPropagation();
          close(true);
        }}
      />
      <Problem error={error} />
    </div>
  );
};
