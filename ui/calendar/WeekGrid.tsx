import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../words.ts';
import shared from './Calendar.module.css';
import css from './WeekGrid.module.css';
import { minutesOf, moved, resized, snapped, STEP, tidy, timeOf, weekdays, type Hours, type Week } from './week.ts';

type Drag = {
  day: string;
  /** the index of the interval in its day; a new one has none yet */
  index: number;
  what: 'new' | 'move' | 'from' | 'to';
  start: number;
  before: Hours;
  now: Hours;
};

/** The week as a grid: drag over free time to add an interval, drag one or its ends to change it; arrows do the same. */
export const WeekGrid = ({ week, onChange }: { week: Week; onChange: ((week: Week) => void) | undefined }) => {
  const { t } = useWords('calendar');
  const [drag, setDrag] = useState<Drag>();
  const grid = useRef<HTMLDivElement>(null);
  const put = (day: string, hours: Hours[]) => onChange?.({ ...week, [day]: tidy(hours) });
  const minuteAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.closest('[data-day]')!.getBoundingClientRect();
    return snapped(((event.clientY - box.top) / box.height) * 1440);
  };
  const begin = (event: PointerEvent<HTMLElement>, day: string, index: number, what: Drag['what']) => {
    if (!onChange || event.button !== 0) return;
    event.stopPropagation();
    const start = minuteAt(event);
    const before = week[day]?.[index] ?? [timeOf(start), timeOf(Math.min(1440, start + STEP))];
    event.currentTarget.closest('[data-day]')!.setPointerCapture(event.pointerId);
    setDrag({ day, index, what, start, before, now: before });
  };
  const pull = (event: PointerEvent<HTMLElement>) => {
    if (!drag) return;
    const at = minuteAt(event);
    const now =
      drag.what === 'move'
        ? moved(drag.before, at - drag.start)
        : drag.what === 'new'
          ? ([timeOf(Math.min(drag.start, at)), timeOf(Math.max(drag.start + STEP, at))] as Hours)
          : resized(drag.before, drag.what, at);
    setDrag({ ...drag, now });
  };
  const drop = () => {
    if (!drag) return;
    const others = (week[drag.day] ?? []).filter((_, index) => drag.what === 'new' || index !== drag.index);
    // a click alone is not an interval
    if (drag.what !== 'new' || minutesOf(drag.now[1]) - minutesOf(drag.now[0]) > STEP)
      put(drag.day, [...others, drag.now]);
    setDrag(undefined);
  };
  const press = (event: KeyboardEvent<HTMLElement>, day: string, index: number) => {
    const hours = week[day]?.[index];
    if (!hours || !onChange) return;
    const step = { ArrowUp: -STEP, ArrowDown: STEP }[event.key];
    const others = (week[day] ?? []).filter((_, at) => at !== index);
    if (event.key === 'Delete' || event.key === 'Backspace') put(day, others);
    else if (step)
      put(day, [...others, event.shiftKey ? resized(hours, 'to', minutesOf(hours[1]) + step) : moved(hours, step)]);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={grid} className={css.grid} data-dragging={drag !== undefined || undefined}>
      <div className={css.hours} aria-hidden>
        {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
          <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
            {timeOf(hour * 60)}
          </span>
        ))}
      </div>
      {weekdays.map((day) => (
        <div key={day} className={shared.column}>
          <div className={css.weekday} aria-hidden>
            {t(`short.${day}`)}
          </div>
          <div
            className={css.day}
            data-day={day}
            onPointerDown={(event) => begin(event, day, -1, 'new')}
            onPointerMove={pull}
            onPointerUp={drop}
            onPointerCancel={() => setDrag(undefined)}
          >
            {(week[day] ?? []).map((hours, index) => {
              const [from, to] = drag?.day === day && drag.index === index ? drag.now : hours;
              return (
                <button
                  key={`${index}`}
                  type="button"
                  className={css.span}
                  style={placed([from, to])}
                  aria-label={t('interval', { day: t(`day.${day}`), from, to })}
                  aria-description={onChange && t('interval.keys')}
                  onPointerDown={(event) => begin(event, day, index, 'move')}
                  onKeyDown={(event) => press(event, day, index)}
                >
                  <i data-end="from" onPointerDown={(event) => begin(event, day, index, 'from')} />
                  {from}–{to}
                  <i data-end="to" onPointerDown={(event) => begin(event, day, index, 'to')} />
                </button>
              );
            })}
            {drag?.what === 'new' && drag.day === day && (
              <div className={css.span} data-new style={placed(drag.now)}>
                {drag.now[0]}–{drag.now[1]}
              </div>
            )}
          </div>
        </div>
      ))}
    </div>
  );
};

const placed = ([from, to]: Hours) => ({
  top: `${(minutesOf(from) / 1440) * 100}%`,
  height: `${((minutesOf(to) - minutesOf(from)) / 1440) * 100}%`,
});
