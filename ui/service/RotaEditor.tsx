import { IconArrowUp, IconTrash, IconX } from '@tabler/icons-react';
import type { Rota, RotasNow } from '../../workflows/service/rota.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { useUsers } from '../session.tsx';
import { useCalendars } from '../user/users.ts';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';
import { Turns } from './Turns.tsx';

type Props = { rota: Rota; known: RotasNow; fixed: boolean; onChange: (rota: Rota | undefined) => void };

/** One rota: for whose work, who is called one after another in which hours, how, and who is on call now. */
export const RotaEditor = ({ rota, known, fixed, onChange }: Props) => {
  const { t, language } = useWords('service');
  const users = useUsers();
  const groups = useOpenGroups();
  const { people } = rota;
  const name = inLanguage(rota.name, language);
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '—';
  const now = known.now[rota.key] ?? [];
  const others = users.filter(({ id, active }) => active && people.every(({ user }) => user !== id));
  const unreachable = people.filter(({ user }) => known.silent.includes(user)).map(({ user }) => nameOf(user));
  return (
    <fieldset className={css.rota} disabled={fixed} aria-label={name}>
      <div className={css.levels}>
        <Input
          label={t('rota.name')}
          required
          maxLength={100}
          value={name}
          onChange={({ target }) => onChange({ ...rota, name: { ...rota.name, [language]: target.value } })}
        />
        <Select
          label={t('rota.group')}
          value={rota.group ?? ''}
          onChange={({ target }) => onChange({ ...rota, group: target.value || null })}
        >
          <option value="">{t('rota.house')}</option>
          {groups.map((group) => (
            <option key={group.id} value={group.id}>
              {inLanguage(group.name, language)}
            </option>
          ))}
        </Select>
        <Input
          label={t('rota.silent')}
          type="number"
          min={1}
          max={1440}
          value={rota.silentMinutes}
          onChange={({ target }) => onChange({ ...rota, silentMinutes: Math.max(1, Number(target.value)) })}
        />
      </div>
      <Turns rota={rota} onChange={onChange} />
      <ol className={css.steps}>
        {people.map((person, at) => (
          <OnRota
            key={person.user}
            name={nameOf(person.user)}
            calendar={person.calendar}
            fixed={fixed}
            onCalendar={(calendar) => onChange({ ...rota, people: people.with(at, { ...person, calendar }) })}
            onRaise={
              at > 0
                ? () => onChange({ ...rota, people: people.with(at, people[at - 1]!).with(at - 1, person) })
                : undefined
            }
            onRemove={() => onChange({ ...rota, people: people.toSpliced(at, 1) })}
          />
        ))}
      </ol>
      {!fixed && (
        <select
          className={css.select}
          aria-label={t('rota.person')}
          value=""
          onChange={({ target }) => onChange({ ...rota, people: [...people, { user: target.value, calendar: null }] })}
        >
          <option value="">{t('rota.person')}</option>
          {others.map(({ id, name: called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
        </select>
      )}
      <div className={css.row}>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={rota.mail}
            onChange={({ target }) => onChange({ ...rota, mail: target.checked })}
          />
          {t('rota.mail')}
        </label>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={rota.phone}
            disabled={!known.line && !rota.phone}
            onChange={({ target }) => onChange({ ...rota, phone: target.checked })}
          />
          {t('rota.phone')}
        </label>
        {!fixed && (
          <Button
            look="quiet"
            label={t('rota.remove', { name })}
            icon={<IconTrash size={16} />}
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      {!known.line && <p className={css.dim}>{t('rota.noLine')}</p>}
      {rota.phone && known.line && unreachable.length > 0 && (
        <p className={css.dim}>{t('rota.noPhone', { people: unreachable.join(', ') })}</p>
      )}
      <p className={css.dim}>
        {now.length > 0 ? t('rota.now', { people: now.map(nameOf).join(', ') }) : t('rota.now.nobody')}
      </p>
    </fieldset>
  );
};

type OnRotaProps = {
  name: string;
  calendar: string | null;
  fixed: boolean;
  onCalendar: (calendar: string | null) => void;
  onRaise: (() => void) | undefined;
  onRemove: () => void;
};

const OnRota = ({ name, calendar, fixed, onCalendar, onRaise, onRemove }: OnRotaProps) => {
  const { t } = useWords('service');
  const calendars = useCalendars();
  return (
    <li>
      <span className={css.moment}>{name}</span>
      <select
        className={css.select}
        aria-label={t('rota.hours', { name })}
        value={calendar ?? ''}
        onChange={({ target }) => onCalendar(target.value || null)}
      >
        <option value="">{t('calendar.none')}</option>
        {calendars.map(({ key, name: called }) => (
          <option key={key} value={key}>
            {called}
          </option>
        ))}
      </select>
      {!fixed && (
        <>
          {onRaise && (
            <Button look="quiet" label={t('rota.raise', { name })} icon={<IconArrowUp size={15} />} onClick={onRaise} />
          )}
          <Button look="quiet" label={t('rota.off', { name })} icon={<IconX size={15} />} onClick={onRemove} />
        </>
      )}
    </li>
  );
};
