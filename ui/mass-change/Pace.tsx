import { useId } from 'react';
import type { MassAutomations } from '../../workflows/mass-change/mass-change.schema.ts';
import { useWords } from '../words.ts';
import type { MassNoun } from './mass-change.ts';
import css from './MassChange.module.css';

type Props = { noun: MassNoun; value: MassAutomations; onChange: (value: MassAutomations) => void };

/** Whether automations answer to a change of many: as always, so many a minute, or not at all. */
export const Pace = ({ noun, value, onChange }: Props) => {
  const { t } = useWords('mass-change');
  const name = useId();
  const perMinute = typeof value === 'object' ? value.perMinute : 30;
  const radio = (is: boolean, text: string, more: string, next: MassAutomations) => (
    <label className={css.radio}>
      <input type="radio" name={name} checked={is} onChange={() => onChange(next)} />
      <span>
        {text}
        <small>{more}</small>
      </span>
    </label>
  );
  return (
    <fieldset className={css.pace}>
      <legend>{t('pace')}</legend>
      {radio(value === 'fire', t('pace.fire'), t('pace.fire.more', { context: noun }), 'fire')}
      {radio(typeof value === 'object', t('pace.slow'), t('pace.slow.more', { context: noun }), { perMinute })}
      {typeof value === 'object' && (
        <label className={css.minute}>
          <input
            type="number"
            min={1}
            max={6000}
            value={perMinute}
            onChange={({ target }) =>
              onChange({ perMinute: Math.min(6000, Math.max(1, Math.round(target.valueAsNumber) || 1)) })
            }
          />
          {t('pace.perMinute', { context: noun })}
        </label>
      )}
      {radio(value === 'quiet', t('pace.quiet'), t('pace.quiet.more'), 'quiet')}
    </fieldset>
  );
};
