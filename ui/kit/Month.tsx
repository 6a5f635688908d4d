import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import css from './When.module.css';
import { wall } from './time.ts';
import { useNow } from './Time.tsx';

const steps: Record<string, [number, 'day' | 'week' | 'month']> = {
  ArrowLeft: [-1, 'day'],
  ArrowRight: [1, 'day'],
  ArrowUp: [-1, 'week'],
  ArrowDown: [1, 'week'],
  PageUp: [-1, 'month'],
  PageDown: [1, 'month'],
};

/** A month's days to choose one, by mouse or arrows; months and weekdays in the interface's language, weeks from Monday. */
export const Month = ({ date, onChoose }: { date: string; onChoose: (date: string) => void }) => {
  const { t } = useWords('kit');
  const today = wall(useNow()).format('YYYY-MM-DD');
  const [at, setAt] = useState(date || today);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const here = dayjs.utc(at);
  const first = here.startOf('month');
  const start = first.subtract((first.day() + 6) % 7, 'day');
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_one, day) => start.add(week * 7 + day, 'day')),
  ).filter(([monday]) => monday!.isSame(first, 'month') || !monday!.isAfter(first));
  const go = (next: dayjs.Dayjs) => setAt(next.format('YYYY-MM-DD'));
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [at]);
  return (
    <div className={css.month}>
      <div className={css.head}>
        <Button
          look="quiet"
          icon={<IconChevronLeft size={16} />}
          label={t('when.before')}
          onClick={() => go(here.subtract(1, 'month'))}
        />
        <b aria-live="polite">{here.format('MMMM YYYY')}</b>
        <Button
          look="quiet"
          icon={<IconChevronRight size={16} />}
          label={t('when.after')}
          onClick={() => go(here.add(1, 'month'))}
        />
      </div>
      <table
        ref={grid}
        role="grid"
        aria-label={here.format('MMMM YYYY')}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (!step) return;
          event.preventDefault();
          moved.current = true;
          go(here.add(...step));
        }}
      >
        <thead>
          <tr>
            {weeks[0]!.map((day) => (
              <th key={day.day()} scope="col" abbr={day.format('dddd')}>
                {day.format('dd')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.valueOf()}>
              {week.map((day) => {
                const text = day.format('YYYY-MM-DD');
                return (
                  <td key={text} aria-selected={text === date}>
                    <button
                      type="button"
                      tabIndex={text === at ? 0 : -1}
                      data-first={text === at || undefined}
                      data-other={!day.isSame(first, 'month') || undefined}
                      aria-current={text === today ? 'date' : undefined}
                      aria-label={day.format('D MMMM YYYY')}
                      onClick={() => onChoose(text)}
                    >
                      {day.date()}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
