import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import css from './Form.module.css';
import { Problem } from './Problem.tsx';

type Props = {
  /** of `useForm` */
  of: { send: () => void; busy: boolean; error: unknown; told: string[] };
  /** what its button does; `why` it cannot be done now */
  does: string;
  why?: string | undefined;
  look?: 'primary' | 'danger';
  onCancel?: (() => void) | undefined;
  children: ReactNode;
};

/** Inputs under each other, what no field of them says, and the buttons; Enter and Ctrl Enter send. */
export const Form = ({ of: { send, busy, error, told }, does, why, look = 'primary', onCancel, children }: Props) => {
  const { t } = useWords('kit');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error && form.current) showWrong(form.current);
  }, [error]);
  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!why) send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      {children}
      <Problem error={error} told={told} />
      <div className={css.buttons}>
        {onCancel && <Button onClick={onCancel}>{t('kit:cancel')}</Button>}
        <Button look={look} type="submit" busy={busy} why={why}>
          {does}
        </Button>
      </div>
    </form>
  );
};

/** What is wrong may be folded away, or above what is on the screen. */
const showWrong = (form: HTMLFormElement): void => {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]');
  const fold = wrong?.closest('details');
  if (fold) fold.open = true;
  wrong?.scrollIntoView({ block: 'nearest' });
};
