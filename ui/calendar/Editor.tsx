import { useState } from 'react';
import type { Calendar, CalendarPatch, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { del, patch, post } from '../ask/ask.ts';
import type { Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { useUses } from '../user/users.ts';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';
import { Hours } from './Hours.tsx';
import { Preview } from './Preview.tsx';
import { hoursIn, tidy, weekdays, type Week } from './week.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { Year } from './Year.tsx';
import { Zone } from './Zone.tsx';

type Draft = Omit<CalendarPatch, 'revision'>;

/** One calendar; what is changed shows in the year and in the preview at once, and is kept by Save. */
export const Editor = ({ calendar, sets, admin }: { calendar: Calendar; sets: HolidaySet[]; admin: boolean }) => {
  const { t, language } = useWords('calendar');
  const [read, setRead] = useState(calendar);
  const [draft, setDraft] = useState<Draft>({});
  const shown: Calendar = { ...calendar, ...(draft as Partial<Calendar>) };
  const change = (part: Draft) => setDraft({ ...draft, ...part });
  const setWeek = (week: Week) => change({ week });
  const changed = Object.keys(draft).length > 0;
  const theirs = changed && read.revision !== calendar.revision;
  const write = (body: CalendarPatch) => patch('/calendars/{id}', { path: { id: calendar.id }, body });
  const before = ({ name, zone, week, holidays, holidaySets }: Calendar) => ({
    name,
    zone,
    week,
    holidays,
    holidaySets,
  });
  const saving = useWrite(
    () => {
      const week =
        draft.week && Object.fromEntries(weekdays.map((day) => [day, tidy((draft.week as Week)[day] ?? [])]));
      return write({ ...draft, ...(week ? { week } : {}), revision: read.revision });
    },
    {
      changes: changesCalendars,
      then: (saved) => {
        setRead(saved);
        setDraft({});
      },
      says: ({ name }) => t('saved', { name }),
      undo: ({ revision }) => write({ ...(before(calendar) as Draft), revision }).then(setRead),
      refusal: 'form',
    },
  );
  const takeTheirs = () => {
    setRead(calendar);
    saving.forget();
  };
  return (
    <div className={css.editor} data-read={!admin || undefined}>
      <div className={css.head}>
        {admin ? (
          <>
            <Input
              label={t('name')}
              value={shown.name}
              maxLength={80}
              required
              onChange={(event) => change({ name: event.target.value })}
            />
            <Zone zone={shown.zone} onChange={(zone) => change({ zone })} />
          </>
        ) : (
          <h2 className={css.title}>
            {shown.name} <span className={css.dim}>{shown.zone}</span>
          </h2>
        )}
      </div>
      <Section title={t('week')} aside={t('week.hours', { hours: hoursIn(shown.week) })}>
        <WeekGrid week={shown.week} onChange={admin ? setWeek : undefined} />
        <Hours week={shown.week} onChange={admin ? setWeek : undefined} />
      </Section>
      <Preview calendar={shown} sets={sets} />
      <Section title={t('year')}>
        <div className={css.sets} role="group" aria-label={t('sets')}>
          <span className={css.dim}>{t('sets')}</span>
          {sets.map(({ key, name }) => {
            const on = shown.holidaySets.includes(key);
            const turn = () =>
              change({
                holidaySets: on ? shown.holidaySets.filter((one) => one !== key) : [...shown.holidaySets, key],
              });
            return (
              <Chip key={key} on={on} {...(admin ? { onClick: turn } : {})}>
                {inLanguage(name, language)}
              </Chip>
            );
          })}
        </div>
        {sets
          .filter(({ key, days }) => shown.holidaySets.includes(key) && days.every(({ working }) => working === null))
          .map(({ key, name }) => (
            <p key={key} className={css.note}>
              {t('sets.worked', { country: inLanguage(name, language) })}
            </p>
          ))}
        <Year calendar={shown} sets={sets} onChange={admin ? (holidays) => change({ holidays }) : undefined} />
      </Section>
      {admin && (
        <div className={css.foot} data-changed={changed || undefined}>
          <Problem error={saving.error} />
          <div className={css.buttons}>
            <Button
              look="primary"
              busy={saving.busy}
              why={changed ? undefined : t('nothingChanged')}
              onClick={() => (theirs ? takeTheirs() : void saving.write())}
            >
              {theirs ? t('takeNew') : t('save')}
            </Button>
            {changed && (
              <Button look="quiet" onClick={() => (setDraft({}), takeTheirs())}>
                {t('revert')}
              </Button>
            )}
            <span className={css.space} />
            <Remove calendar={calendar} />
          </div>
        </div>
      )}
    </div>
  );
};

const Remove = ({ calendar }: { calendar: Calendar }) => {
  const { t, language } = useWords('calendar');
  const uses = useUses('/calendars/{id}/uses', calendar.id);
  const users = uses?.people.join(', ');
  const pipelines = uses?.pipelines.map(({ name }) => quoted(inLanguage(name, language), language)).join(', ');
  const why = !uses
    ? t('uses.reading')
    : users || pipelines
      ? t('uses', { where: [users, pipelines].filter(Boolean).join('; ') })
      : undefined;
  const { id, name, zone, week, holidays, holidaySets } = calendar;
  const removing = useWrite(() => del('/calendars/{id}', { path: { id } }), {
    changes: [['/calendars']],
    says: t('removed', { name }),
    tone: 'dim',
    undo: () => post('/calendars', { body: { name, zone, week, holidays, holidaySets } }),
  });
  return (
    <Button look="danger" why={why} busy={removing.busy} onClick={() => void removing.write()}>
      {t('remove')}
    </Button>
  );
};

const changesCalendars: Question[] = [['/calendars'], ['/shifts'], ['/staff']];
