import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Pop } from '../kit/Menu.tsx';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import type { To } from './orders.ts';

type Props = { at: HTMLElement; onTo: (to: To) => void; onClose: () => void };

/** To whom the client goes: a person with a phone at the PBX, or a number; at once, or after a word with them. */
export const Transfer = ({ at, onTo, onClose }: Props) => {
  const { t } = useWords('call');
  const me = useMe();
  const users = useUsers();
  const [find, setFind] = useState('');
  const q = find.trim().toLowerCase();
  const isNumber = /^[+\d][\d\s().-]{2,}$/.test(find.trim());
  const people = users
    .filter(({ id, active, extension }) => active && extension !== null && id !== me.id)
    .filter(({ name, extension }) => name.toLowerCase().includes(q) || extension?.startsWith(q))
    .toSorted((one, other) => Number(other.onShift) - Number(one.onShift));
  return (
    <Pop at={at} label={t('transfer')} role="dialog" width={340} onClose={onClose}>
      <div className={css.transfer}>
        <Input
          data-first
          label={t('transfer.to')}
          hint={t('transfer.hint')}
          value={find}
          autoComplete="off"
          onChange={({ target }) => setFind(target.value)}
        />
        <ul>
          {isNumber && <One name={find.trim()} onTo={(asked) => onTo({ phone: find.trim(), asked })} />}
          {people.slice(0, 8).map(({ id, name, extension, onShift }) => (
            <One
              key={id}
              name={name}
              note={onShift ? (extension ?? '') : t('transfer.away', { extension: extension ?? '' })}
              onTo={(asked) => onTo({ userId: id, asked })}
            />
          ))}
        </ul>
        {!isNumber && people.length === 0 && <p className={css.dim}>{t('transfer.nobody')}</p>}
      </div>
    </Pop>
  );
};

const One = ({ name, note, onTo }: { name: string; note?: string; onTo: (asked: boolean) => void }) => {
  const { t } = useWords('call');
  return (
    <li>
      <span className={css.grow}>
        {name} {note && <span className={css.dim}>{note}</span>}
      </span>
      <Button aria-label={t('transfer.ask.to', { name })} onClick={() => onTo(true)}>
        {t('transfer.ask')}
      </Button>
      <Button aria-label={t('transfer.now.to', { name })} onClick={() => onTo(false)}>
        {t('transfer.now')}
      </Button>
    </li>
  );
};
