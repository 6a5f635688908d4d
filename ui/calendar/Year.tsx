import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Calendar, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import type { OwnDay } from '../../workflows/calendar/holiday.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import shared from './Calendar.module.css';
import css from './Year.module.css';
import { dayOf, monthOf, turned, type Day, type DayKind } from './days.ts';
import { weekdays } from './week.ts';

const kinds: DayKind[] = ['holiday', 'moved', 'named', 'own_off', 'own_work'];

/** Twelve months; a click makes a working day off and a free one worked, another click takes it back. Arrows go from day to day. */
export const Year = ({
  calendar,
  sets,
  onChange,
}: {
  calendar: Calendar;
  sets: HolidaySet[];
  onChange: ((holidays: OwnDay[]) => void) | undefined;
}) => {
  const { t, language } = useWords('calendar');
  const today = wall(useNow()).format('YYYY-MM-DD');
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const [at, setAt] = useState(today);
  const months = useRef<HTMLDivElement>(null);
  const { week, holidays, holidaySets } = calendar;
  const days = useMemo(
    () =>
      new Map(
        Array.from({ length: 12 }, (_, month) => monthOf(year, month).dates)
          .flat()
          .map((date) => [date, dayOf({ week, holidays, holidaySets }, sets, date)]),
      ),
    [year, week, holidays, holidaySets, sets],
  );
  const arrow = (event: KeyboardEvent, date: string) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = new Date(Date.parse(`${date}T12:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
    if (!days.has(next)) return;
    setAt(next);
    months.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  const focusable = days.has(at) ? at : `${year}-01-01`;
  const count = (kind: DayKind) => [...days.values()].filter((day) => day.kind === kind).length;
  const text = ({ date, kind, name }: Day) =>
    [wall(`${date}T12:00:00Z`).format('D MMMM'), t(`kind.${kind}`), ...(name ? [inLanguage(name, language)] : [])].join(
      ', ',
    );
  return (
    <>
      <div className={css.yearHead}>
        <Button
          look="quiet"
          icon={<IconChevronLeft size={16} />}
          label={t('year.before')}
          onClick={() => setYear(year - 1)}
        />
        <b>{year}</b>
        <Button
          look="quiet"
          icon={<IconChevronRight size={16} />}
          label={t('year.after')}
          onClick={() => setYear(year + 1)}
        />
        <ul className={css.legend}>
          {kinds
            .filter((kind) => count(kind) > 0)
            .map((kind) => (
              <li key={kind}>
                <i data-kind={kind} /> {t(`kind.${kind}`)} · {count(kind)}
              </li>
            ))}
        </ul>
      </div>
      {onChange && <p className={shared.dim}>{t('year.hint')}</p>}
      <div ref={months} className={css.months}>
        {Array.from({ length: 12 }, (_, month) => {
          const { before, dates } = monthOf(year, month);
          return (
            <div key={month}>
              <h3 className={css.month}>{wall(`${dates[0]}T12:00:00Z`).format('MMMM')}</h3>
              <div className={css.dates}>
                {weekdays.map((day) => (
                  <span key={day} className={css.dow} aria-hidden>
                    {t(`short.${day}`)}
                  </span>
                ))}
                {dates.map((date, index) => {
                  const day = days.get(date)!;
                  return (
                    <button
                      key={date}
                      type="button"
                      className={css.date}
                      style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
                      data-date={date}
                      data-kind={day.kind}
                      data-today={date === today || undefined}
                      data-hint={kinds.includes(day.kind) ? text(day) : undefined}
                      aria-label={text(day)}
                      aria-disabled={onChange ? undefined : true}
                      tabIndex={date === focusable ? 0 : -1}
                      onFocus={() => setAt(date)}
                      onKeyDown={(event) => arrow(event, date)}
                      onClick={() => onChange?.(turned(holidays, day))}
                    >
                      {Number(date.slice(8))}
                    </button>
                  );
                })}
              </div>
            </div>
          );
        })}
      </div>
    </>
  );
};
