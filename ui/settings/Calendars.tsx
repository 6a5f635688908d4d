import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { nearDayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { Listed, type Calendar } from './reading.tsx';
import css from './Settings.module.css';

export const Calendars = () => (
  <Listed<Calendar> path="/calendars">
    {(calendars) => calendars.map((calendar) => <One key={calendar.id} calendar={calendar} />)}
  </Listed>
);

const One = ({ calendar: { name, zone, week, holidays } }: { calendar: Calendar }) => {
  const { t } = useWords('settings');
  const now = useNow();
  const ahead = holidays.filter((day) => Date.parse(day) > now - 86_400_000).slice(0, 12);
  return (
    <article className={css.one}>
      <h2 className={css.name}>
        {name}
        <span className={css.dim}>{zone}</span>
      </h2>
      <Section title={t('calendar.week')}>
        <dl className={css.week}>
          {['1', '2', '3', '4', '5', '6', '7'].map((day) => (
            <div key={day}>
              <dt>{t(`day.${day}`)}</dt>
              <dd>
                {week[day]?.length ? (
                  week[day].map(([from, to]) => `${from}–${to}`).join(', ')
                ) : (
                  <span className={css.dim}>{t('calendar.off')}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      {ahead.length > 0 && (
        <Section title={t('calendar.holidays')}>
          <div className={css.chips}>
            {ahead.map((day) => (
              <Chip key={day}>{`${nearDayText(`${day}T12:00:00Z`, now)} ${day.slice(0, 4)}`}</Chip>
            ))}
          </div>
        </Section>
      )}
    </article>
  );
};
