import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words.ts';
import css from './Board.module.css';

/** A name that is written where it stands: Enter or leaving keeps it, Esc does not. */
export const StageName = ({ name, onDone }: { name: string; onDone: (name: string | undefined) => void }) => {
  const { t } = useWords('pipeline');
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const end = (text: string | undefined) => {
    if (done.current) return;
    done.current = true;
    onDone(text?.trim() || undefined);
  };
  return (
    <input
      ref={input}
      className={css.naming}
      aria-label={t('stage.name')}
      placeholder={t('stage.name')}
      maxLength={300}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => end(typed)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') end(typed);
        if (event.key === 'Escape') end(undefined);
      }}
    />
  );
};
