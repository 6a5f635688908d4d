import { IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';
import { tidy, weekdays, withOneMore, type Hours as Interval, type Week } from './week.ts';

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
              <span key={index} className={css.interval} data-wrong={interval[0] >= interval[1] || undefined}>
                {onChange ? (
                  (['from', 'to'] as const).map((end, side) => (
                    <input
                      key={end}
                      type="time"
                      step={300}
                      required
                      aria-label={t(`interval.${end}`)}
                      // a clock knows no 24:00: midnight as an end is the day's end
                      value={interval[side] === '24:00' ? '00:00' : interval[side]}
                      onChange={({ target }) => {
                        if (!target.value) return;
                        const time = end === 'to' && target.value === '00:00' ? '24:00' : target.value;
                        put(
                          day,
                          hours.map((one, at) => (at === index ? (side === 0 ? [time, one[1]] : [one[0], time]) : one)),
                        );
                      }}
                      onBlur={() => interval[0] < interval[1] && put(day, tidy(hours))}
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
