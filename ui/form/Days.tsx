import type { FormDay } from '../../workflows/form/form.schema.ts';
import { conversionOf } from '../../workflows/form/conversion.ts';
import { dayText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Form.module.css';

const WIDTH = 6;
const HEIGHT = 36;

/** A bar a day: how often the form was shown, in it how often it was sent, in red what was refused as spam. */
export const Days = ({ days }: { days: FormDay[] }) => {
  const { t } = useWords('form');
  const most = Math.max(1, ...days.map(({ shown, sent, spam }) => Math.max(shown, sent) + spam));
  const high = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT));
  const { shown, sent, spam } = conversionOf(days);
  return (
    <svg
      className={css.days}
      viewBox={`0 0 ${days.length * WIDTH} ${HEIGHT}`}
      width={days.length * WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('days', { shown, sent, spam })}
    >
      {days.map((day, index) => {
        const full = high(Math.max(day.shown, day.sent));
        return (
          <g key={day.day} data-hint={t('day', { ...day, day: dayText(`${day.day}T12:00:00Z`) })}>
            <rect className={css.nothing} x={index * WIDTH} y={0} width={WIDTH} height={HEIGHT} />
            <rect className={css.zero} x={index * WIDTH + 1} y={HEIGHT - 1} width={WIDTH - 2} height={1} />
            <rect className={css.barShown} x={index * WIDTH + 1} y={HEIGHT - full} width={WIDTH - 2} height={full} />
            <rect
              className={css.barSent}
              x={index * WIDTH + 1}
              y={HEIGHT - high(day.sent)}
              width={WIDTH - 2}
              height={high(day.sent)}
            />
            <rect
              className={css.barSpam}
              x={index * WIDTH + 1}
              y={Math.max(0, HEIGHT - full - high(day.spam))}
              width={WIDTH - 2}
              height={Math.min(high(day.spam), HEIGHT - full)}
            />
          </g>
        );
      })}
    </svg>
  );
};
