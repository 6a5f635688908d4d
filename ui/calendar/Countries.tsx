import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { HolidayDay, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';

/** Holidays of a country by year: governments change them, so the admin may too. All calendars that keep the country follow. */
export const Countries = ({ sets, admin, onClose }: { sets: HolidaySet[]; admin: boolean; onClose: () => void }) => {
  const { t, language } = useWords('calendar');
  const [key, setKey] = useState(sets[0]?.key);
  const set = sets.find((one) => one.key === key);
  return (
    <Panel onClose={onClose} title={t('countries')}>
      <div className={css.countries}>
        <div className={css.sets}>
          {sets.map((one) => (
            <Chip key={one.key} on={one.key === key} onClick={() => setKey(one.key)}>
              {inLanguage(one.name, language)}
            </Chip>
          ))}
        </div>
        {set && <Days key={set.key} set={set} admin={admin} />}
      </div>
    </Panel>
  );
};

const Days = ({ set, admin }: { set: HolidaySet; admin: boolean }) => {
  const { t, language } = useWords('calendar');
  const thisYear = wall(useNow()).year();
  const years = [...new Set([...set.days.map(({ date }) => Number(date.slice(0, 4))), thisYear])].sort();
  const [year, setYear] = useState(thisYear);
  const [read, setRead] = useState(set);
  const [draft, setDraft] = useState<HolidayDay[]>();
  const days = draft ?? set.days;
  const shown = days.map((day, index) => ({ day, index })).filter(({ day }) => day.date.startsWith(String(year)));
  const change = (index: number, part: Partial<HolidayDay>) =>
    setDraft(days.map((day, at) => (at === index ? { ...day, ...part } : day)));
  const rename = (index: number, text: string) => {
    const day = days[index]!;
    change(index, { name: { ...day.name, ...(day.name[language] ? { [language]: text } : { ru: text }) } });
  };
  const add = () => setDraft([...days, { date: `${year}-12-31`, name: { ru: t('country.newDay') }, working: false }]);
  const theirs = draft !== undefined && read.revision !== set.revision;
  const incomplete = days.some(({ name, date }) => !name.ru.trim() || !date) ? t('country.incomplete') : undefined;
  const saving = useWrite(
    () => patch('/holiday-sets/{key}', { path: { key: set.key }, body: { revision: read.revision, days } }),
    {
      changes: [['/holiday-sets']],
      then: (saved) => {
        setRead(saved);
        setDraft(undefined);
      },
      says: t('country.saved'),
      refusal: 'form',
    },
  );
  const takeTheirs = () => {
    setRead(set);
    saving.forget();
  };
  return (
    <>
      <p className={css.dim}>{t('country.hint')}</p>
      <div className={css.sets}>
        {years.map((one) => (
          <Chip key={one} on={one === year} onClick={() => setYear(one)}>
            {one}
          </Chip>
        ))}
      </div>
      <ul className={css.holidays}>
        {shown.map(({ day, index }) => (
          <li key={index}>
            <When
              kind="date"
              bare
              label={t('country.date')}
              value={day.date}
              readOnly={!admin}
              onChange={(date) => date && change(index, { date })}
            />
            <input
              aria-label={t('country.name')}
              value={inLanguage(day.name, language)}
              maxLength={120}
              readOnly={!admin}
              onChange={({ target }) => rename(index, target.value)}
            />
            <select
              aria-label={t('country.state')}
              value={String(day.working)}
              disabled={!admin}
              onChange={({ target }) =>
                change(index, { working: target.value === 'null' ? null : target.value === 'true' })
              }
            >
              {['false', 'true', 'null'].map((state) => (
                <option key={state} value={state}>
                  {t(`country.${state}`)}
                </option>
              ))}
            </select>
            <select
              aria-label={t('country.week')}
              value={String(day.week ?? '')}
              disabled={!admin}
              onChange={({ target }) =>
                change(index, { week: target.value ? (Number(target.value) as 5 | 6) : undefined })
              }
            >
              {['', '5', '6'].map((week) => (
                <option key={week} value={week}>
                  {t(`country.week${week || 'Any'}`)}
                </option>
              ))}
            </select>
            {admin && (
              <Button
                look="quiet"
                icon={<IconTrash size={15} />}
                label={t('country.remove', { name: inLanguage(day.name, language) })}
                onClick={() => setDraft(days.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={css.dim}>{t('country.none', { year })}</p>}
      <Problem error={saving.error} />
      {admin && (
        <div className={css.buttons}>
          <Button icon={<IconPlus size={15} />} onClick={add}>
            {t('country.add')}
          </Button>
          <span className={css.space} />
          {draft && (
            <Button look="quiet" onClick={() => (setDraft(undefined), takeTheirs())}>
              {t('revert')}
            </Button>
          )}
          <Button
            look="primary"
            busy={saving.busy}
            why={draft ? incomplete : t('nothingChanged')}
            onClick={() => (theirs ? takeTheirs() : void saving.write())}
          >
            {theirs ? t('takeNew') : t('save')}
          </Button>
        </div>
      )}
    </>
  );
};
