import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import { Kbd } from './Kbd.tsx';
import { useKeys } from './keys.ts';
import css from './Search.module.css';

/** Quick search of this list: `/` goes there, Esc leaves it; `onChange` comes 200 ms after the last letter. */
export const Search = ({
  value,
  onChange,
  hint,
}: {
  value: string;
  onChange: (value: string) => void;
  hint: string;
}) => {
  const { t } = useWords('kit');
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  useKeys([{ keys: '/', does: hint, run: () => input.current?.focus() }]);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => onChange((sent.current = typed.trim())), 200);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <label className={css.search}>
      <IconSearch size={16} aria-hidden />
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={hint}
        aria-label={hint}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setTyped('');
          input.current?.blur();
        }}
      />
      {typed ? (
        <button type="button" aria-label={t('kit:clear')} onClick={() => setTyped('')}>
          <IconX size={14} />
        </button>
      ) : (
        <Kbd keys="/" />
      )}
    </label>
  );
};
