import type { Duration } from '../../workflows/automation/duration.schema.ts';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';

const units = ['minutes', 'hours', 'days'] as const;
type Props = { label: string; value: Duration | undefined; onChange: (value: Duration | undefined) => void };

/** So much time, or none: an empty number promises nothing. */
export const Length = ({ label, value, onChange }: Props) => {
  const { t } = useWords('service');
  const unit = value?.unit ?? 'hours';
  return (
    <div role="group" aria-label={label} className={css.row}>
      <span className={css.label}>{label}</span>
      <input
        className={css.number}
        type="number"
        min={1}
        max={10_000}
        aria-label={label}
        placeholder={t('nothing')}
        value={value?.amount ?? ''}
        onChange={({ target }) =>
          onChange(target.value === '' ? undefined : { amount: Math.max(0, Math.round(Number(target.value))), unit })
        }
      />
      <select
        className={css.select}
        aria-label={t('unit', { label })}
        value={unit}
        onChange={({ target }) => value && onChange({ ...value, unit: target.value as Duration['unit'] })}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {t(`unit.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
};
