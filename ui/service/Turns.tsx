import type { Rota } from '../../workflows/service/rota.schema.ts';
import { wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';

type Props = { rota: Rota; onChange: (rota: Rota) => void };

const weeks = [1, 2, 3, 4];

/** Whether the people of a rota are first by turns, since when and for how long. */
export const Turns = ({ rota, onChange }: Props) => {
  const { t } = useWords('service');
  const { turns: _, ...still } = rota;
  const { turns } = rota;
  return (
    <div className={css.row}>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={turns !== undefined}
          onChange={({ target }) =>
            onChange(target.checked ? { ...still, turns: { since: thisMonday(), weeks: 1 } } : still)
          }
        />
        {t('rota.turns')}
      </label>
      {turns && (
        <>
          <select
            className={css.select}
            aria-label={t('rota.turns.each')}
            value={turns.weeks}
            onChange={({ target }) => onChange({ ...rota, turns: { ...turns, weeks: Number(target.value) } })}
          >
            {weeks.map((count) => (
              <option key={count} value={count}>
                {t('rota.turns.weeks', { count })}
              </option>
            ))}
          </select>
          <span className={css.dim}>{t('rota.turns.from')}</span>
          <When
            bare
            kind="moment"
            label={t('rota.turns.since')}
            value={turns.since}
            onChange={(since) => since && onChange({ ...rota, turns: { ...turns, since } })}
          />
        </>
      )}
    </div>
  );
};

const thisMonday = (): string => {
  const now = wall(new Date().toISOString());
  return now.subtract((now.day() + 6) % 7, 'day').format('YYYY-MM-DDT09:00');
};
