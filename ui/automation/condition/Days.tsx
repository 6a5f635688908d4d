import { namedDays } from '../../../workflows/automation/days.ts';
import { When } from '../../kit/When.tsx';
import { useWords } from '../../words.ts';
import css from './ConditionBuilder.module.css';

/** Days of the reader's calendar: today, this week, ..., or from one day to another, either of which may be left out. */
export const Days = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => {
  const { t } = useWords('automation/condition');
  const named = (namedDays as readonly string[]).includes(value);
  const [from = '', to = from] = named ? [] : value.split('..');
  const span = (first: string, last: string) => onChange(first === last ? first : `${first}..${last}`);
  return (
    <>
      <select
        className={css.input}
        aria-label={t('value')}
        value={named ? value : 'span'}
        onChange={({ target }) => onChange(target.value === 'span' ? '..' : target.value)}
      >
        {namedDays.map((one) => (
          <option key={one} value={one}>
            {t(`days.${one}`)}
          </option>
        ))}
        <option value="span">{t('days.span')}</option>
      </select>
      {!named && (
        <>
          <When
            bare
            kind="date"
            label={t('days.from')}
            value={from}
            className={css.input}
            onChange={(day) => span(day, to)}
          />
          <When
            bare
            kind="date"
            label={t('days.to')}
            value={to}
            className={css.input}
            onChange={(day) => span(from, day)}
          />
        </>
      )}
    </>
  );
};
