import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWords } from '../words.ts';
import { useLater } from './later.ts';
import css from './Picker.module.css';

export type Picked = { id: string; text: string; note?: string | undefined };
type Props = {
  label: string;
  /** names what is looked for among all that was asked */
  of: string;
  find: (q: string, signal: AbortSignal) => Promise<Picked[]>;
  onPick: (one: Picked) => void;
  /** what was typed becomes a new one */
  create?: { text: (typed: string) => string; run: (typed: string) => void };
  onCancel?: () => void;
};

/** Finds one of many while typing: arrows choose, Enter takes, Esc leaves. */
export const Picker = ({ label, of, find, onPick, create, onCancel }: Props) => {
  const { t } = useWords('kit');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useLater(typed.trim());
  const found = useQuery({
    queryKey: ['pick', of, q],
    queryFn: ({ signal }) => find(q, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const choices: (Picked & { run: () => void })[] = (found.data ?? []).map((one) => ({
    ...one,
    run: () => onPick(one),
  }));
  if (create && q !== '') choices.push({ id: 'new', text: create.text(q), run: () => create.run(q) });
  const chosen = Math.min(at, choices.length - 1);
  return (
    <div className={css.picker}>
      <input
        autoFocus
        className={css.input}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={choices[chosen] ? `${id}-${chosen}` : undefined}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && choices.length > 0) {
            event.preventDefault();
            setAt((chosen + step + choices.length) % choices.length);
          } else if (event.key === 'Enter') {
            event.preventDefault();
            choices[chosen]?.run();
          } else if (event.key === 'Escape' && onCancel) {
            event.preventDefault();
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      <ul id={id} role="listbox" aria-label={label} className={css.list}>
        {choices.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={css.choice}
            onMouseDown={(event) => event.preventDefault()}
            onClick={one.run}
            onMouseMove={() => setAt(index)}
          >
            <span>{one.text}</span>
            {one.note && <span className={css.note}>{one.note}</span>}
          </li>
        ))}
        {choices.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className={css.none}>
            {t(found.isFetching ? 'kit:palette.looking' : 'kit:pick.none')}
          </li>
        )}
      </ul>
    </div>
  );
};
