import type { Import } from '../../workflows/import/import.schema.ts';
import { Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import type { Change } from './imports.ts';
import { LeadChoices } from './LeadChoices.tsx';

export type ChoicesProps = { of: Import; twoWays: boolean; busy: boolean; onChange: (change: Change) => void };

/** What the file does not say of its rows: where they come, and what becomes of those who are here. */
export const Choices = (props: ChoicesProps) => {
  const { of, twoWays, busy, onChange } = props;
  const { t } = useWords('import');
  const { matches, dates } = of.settings;
  const ways = of.noun === 'lead' ? (['lead', 'fill', 'skip'] as const) : (['fill', 'skip'] as const);
  return (
    <div className={css.choices}>
      {of.noun === 'lead' && <LeadChoices {...props} />}
      <Select
        label={t(`matches.${of.noun}`)}
        value={matches}
        disabled={busy}
        onChange={({ target }) => onChange({ matches: target.value as typeof matches })}
      >
        {ways.map((one) => (
          <option key={one} value={one}>
            {t(`matches.${one === 'fill' ? `fill.${of.noun}` : `do.${one}`}`)}
          </option>
        ))}
      </Select>
      {(twoWays || dates !== null) && (
        <Select
          label={t('dates')}
          error={twoWays ? t('dates.needed') : undefined}
          value={dates ?? ''}
          disabled={busy}
          onChange={({ target }) => onChange({ dates: (target.value || null) as typeof dates })}
        >
          <option value="">{t('dates.unknown')}</option>
          <option value="day">{t('dates.day')}</option>
          <option value="month">{t('dates.month')}</option>
        </Select>
      )}
    </div>
  );
};
