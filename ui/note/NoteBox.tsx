import { useId, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { mentionedIn } from '../../workflows/note/mention.ts';
import type { User } from '../../workflows/user/user.schema.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Note.module.css';

type Props = Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** who sees what the note is about: nobody else is told */
  sees?: ((user: User) => boolean) | undefined;
  /** whether "@" calls a user; not in what a client reads */
  names?: boolean;
};

const MOST_SHOWN = 6;

/** A text in which "@" offers the users. */
export const NoteBox = ({ value, onChange, onSend, sees, names = true, ...rest }: Props) => {
  const { t } = useWords('note');
  const users = useUsers().filter(({ active }) => active);
  const list = useId();
  const [begun, begin] = useState<{ at: number; words: string }>();
  const [stands, stand] = useState(0);
  const found = names && begun ? matching(users, begun.words) : [];
  const chosen = found[Math.min(stands, found.length - 1)];
  const unseeing = sees ? users.filter((user) => mentionedIn(value, [user]).length > 0 && !sees(user)) : [];
  const look = ({ value: text, selectionEnd }: HTMLTextAreaElement) => {
    const [, words] = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_ ]{0,40})$/u.exec(text.slice(0, selectionEnd)) ?? [];
    begin(words === undefined ? undefined : { at: selectionEnd - words.length, words });
    stand(0);
  };
  const put = (user: User, box: HTMLTextAreaElement) => {
    if (!begun) return;
    const end = begun.at + begun.words.length;
    const after = value.slice(end);
    const text = `${value.slice(0, begun.at)}${user.name}${after.startsWith(' ') ? '' : ' '}`;
    onChange(text + after);
    begin(undefined);
    requestAnimationFrame(() => box.setSelectionRange(text.length, text.length));
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSend();
    if (!chosen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) stand((stands + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') put(chosen, event.currentTarget);
    else if (event.key === 'Escape') begin(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.box}>
      {chosen && (
        <ul className={css.people} role="listbox" id={list} aria-label={t('people')}>
          {found.map((user) => (
            <li
              key={user.id}
              id={`${list}-${user.id}`}
              role="option"
              aria-selected={user === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                const box = event.currentTarget.closest('div')?.querySelector('textarea');
                if (box) put(user, box);
              }}
            >
              {user.name}
              {sees && !sees(user) && <span className={css.dim}>{t('unseeing.short')}</span>}
            </li>
          ))}
        </ul>
      )}
      <textarea
        {...rest}
        value={value}
        maxLength={10_000}
        aria-controls={chosen ? list : undefined}
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
        onChange={({ target }) => (onChange(target.value), look(target))}
        onKeyDown={press}
        onClick={({ currentTarget }) => look(currentTarget)}
        onBlur={() => begin(undefined)}
      />
      {unseeing.length > 0 && (
        <p className={css.warn}>{t('unseeing', { names: unseeing.map(({ name }) => name).join(', ') })}</p>
      )}
    </div>
  );
};

/** A name of which any word begins so; a whole name that is typed out needs no offer. */
const matching = (users: User[], words: string): User[] => {
  const typed = words.toLocaleLowerCase();
  if (users.some(({ name }) => name.toLocaleLowerCase() === typed.trimEnd())) return [];
  return users.filter(({ name }) => ` ${name.toLocaleLowerCase()}`.includes(` ${typed}`)).slice(0, MOST_SHOWN);
};
