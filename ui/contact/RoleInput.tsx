import { useId, useState } from 'react';
import { roleText } from '../../workflows/contact/role.ts';
import { useWords } from '../words.ts';
import css from '../kit/InPlace.module.css';

type Props = { role: string; known: string[]; onDone: (role: string | undefined) => void };

/** What a person is on a lead: one of the usual words, or any other; Enter or leaving it saves, Esc does not. */
export const RoleInput = ({ role, known, onDone }: Props) => {
  const { t, language } = useWords('contact');
  const id = useId();
  const [typed, setTyped] = useState(roleText(role, language));
  const save = () => {
    const text = typed.trim();
    onDone(known.find((one) => roleText(one, language) === text) ?? (text || undefined));
  };
  return (
    <>
      <input
        autoFocus
        className={css.input}
        aria-label={t('others.role')}
        list={id}
        maxLength={60}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onDone(undefined);
        }}
      />
      <datalist id={id}>
        {known.map((one) => (
          <option key={one} value={roleText(one, language)} />
        ))}
      </datalist>
    </>
  );
};
