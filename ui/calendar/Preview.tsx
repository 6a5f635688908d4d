import { useState } from 'react';
import { addWorkingSeconds, shiftAt } from '../../workflows/calendar/calendar.ts';
import type { Calendar, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import { withDays } from '../../workflows/calendar/holiday.ts';
import { Section } from '../kit/Section.tsx';
import { useNow } from '../kit/Time.tsx';
import { wall } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';

/** What is "now + 4 working hours" by what is drawn here; said in the calendar's own time when that is another. */
export const Preview = ({ calendar, sets }: { calendar: Calendar; sets: HolidaySet[] }) => {
  const { t } = useWords('calendar');
  const now = useNow();
  const [hours, setHours] = useState(4);
  const days = sets.filter(({ key }) => calendar.holidaySets.includes(key)).flatMap((set) => set.days);
  const working = withDays(calendar, calendar.holidays, days);
  const at = new Date(now).toISOString();
  const answer = orNothing(() => {
    const shift = shiftAt(working, at);
    return { shift, then: addWorkingSeconds(working, at, Math.max(0, Math.min(hours || 0, 10_000)) * 3600) };
  });
  return (
    <Section title={t('preview')}>
      <p className={css.preview}>
        {t('preview.now')}{' '}
        <input
          type="number"
          min={0}
          max={10_000}
          aria-label={t('preview.label')}
          value={Number.isNaN(hours) ? '' : hours}
          onChange={(event) => setHours(event.target.valueAsNumber)}
        />{' '}
        {t('preview.hours', { count: hours || 0 })} ={' '}
        <b>{answer ? `${wall(answer.then).format('dd, D MMMM, HH:mm')}` : '—'}</b>
      </p>
      {answer && (
        <p className={css.dim}>
          {answer.shift.on
            ? t('preview.on', { until: answer.shift.until ? wall(answer.shift.until).format('D MMM, HH:mm') : '—' })
            : answer.shift.until
              ? t('preview.off', { until: wall(answer.shift.until).format('D MMM, HH:mm') })
              : t('preview.never')}
        </p>
      )}
    </Section>
  );
};

/** A zone that is half typed has no hours. */
const orNothing = <T,>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
