import { IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';
import { TimeInput } from './TimeInput.tsx';
import { tidy, weekdays, withEnd, withOneMore, type Hours as Interval, type Week } from './week.ts';

/** The same week typed: any number of intervals a day, lunch is the gap between two. */
export const Hours = ({ week, onChange }: { week: Week; onChange: ((week: Week) => void) | undefined }) => {
  const { t } = useWords('calendar');
  const put = (day: string, hours: Interval[]) => onChange?.({ ...week, [day]: hours });
  return (
    <div className={css.typed}>
      {weekdays.map((day) => {
        const hours = week[day] ?? [];
        return (
          <div key={day} className={css.row} role="group" aria-label={t(`day.${day}`)}>
            <span className={css.rowName}>{t(`day.${day}`)}</span>
            {hours.length === 0 && <span className={css.dim}>{t('off')}</span>}
            {hours.map((interval, index) => (
              <span key={index} className={css.interval}>
                {onChange ? (
                  (['from', 'to'] as const).map((end, side) => (
                    <TimeInput
                      key={end}
                      label={t(`interval.${end}`)}
                      time={interval[side]!}
                      onChange={(time) =>
                        put(day, tidy(hours.map((one, at) => (at === index ? withEnd(one, end, time) : one))))
                      }
                    />
                  ))
                ) : (
                  <span>
                    {interval[0]}–{interval[1]}
                  </span>
                )}
                {onChange && (
                  <Button
                    look="quiet"
                    icon={<IconX size={14} />}
                    label={t('interval.remove', { from: interval[0], to: interval[1] })}
                    onClick={() =>
                      put(
                        day,
                        hours.filter((_, at) => at !== index),
                      )
                    }
                  />
                )}
              </span>
            ))}
            {onChange && (
              <Button
                look="quiet"
                icon={<IconPlus size={14} />}
                label={t('interval.add', { day: t(`day.${day}`) })}
                onClick={() => put(day, withOneMore(hours))}
              />
            )}
            {onChange && day === '1' && hours.length > 0 && (
              <Button
                look="quiet"
                onClick={() =>
                  onChange({ ...week, ...Object.fromEntries(['2', '3', '4', '5'].map((one) => [one, hours])) })
                }
              >
                {t('sameAll')}
              </Button>
            )}
          </div>
        );
      })}
    </div>
  );
};
