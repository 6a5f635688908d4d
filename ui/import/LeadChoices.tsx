import type { ImportResponsible } from '../../workflows/import/import.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { CurrencyOptions } from '../kit/CurrencyOptions.tsx';
import { Select } from '../kit/Field.tsx';
import { Pace } from '../mass-change/Pace.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import type { ChoicesProps } from './Choices.tsx';
import css from './Import.module.css';

const RULES = ['least_busy', 'round_robin'] as const;

/** Where leads come: their pipeline and stage, whose they are, and whether automations answer. */
export const LeadChoices = ({ of: { settings }, busy, onChange }: ChoicesProps) => {
  const { t, language } = useWords('import');
  const pipelines = usePipelines();
  const users = useUsers();
  const { stages = [], lossReasons = [] } = pipelines.find(({ key }) => key === settings.pipeline)?.definition ?? {};
  const open = stages.filter(({ retired }) => !retired);
  const { responsible } = settings;
  const whom = responsible.to === 'user' ? responsible.userId : responsible.to === 'rule' ? responsible.rule.rule : '';
  const give = (value: string) => {
    const rule = RULES.find((one) => one === value);
    const next: ImportResponsible = rule
      ? { to: 'rule', rule: { rule } }
      : value
        ? { to: 'user', userId: value }
        : { to: 'nobody' };
    onChange({ responsible: next });
  };
  const isLoss =
    settings.mapping.includes('lead.stage') || open.find(({ key }) => key === settings.stage)?.kind === 'lost';
  return (
    <>
      <Select
        label={t('pipeline')}
        value={settings.pipeline ?? ''}
        disabled={busy}
        onChange={({ target }) => onChange({ pipeline: target.value })}
      >
        {pipelines.map(({ key, definition }) => (
          <option key={key} value={key}>
            {inLanguage(definition.name, language)}
          </option>
        ))}
      </Select>
      <Select
        label={t('stage')}
        value={settings.stage ?? open[0]?.key ?? ''}
        disabled={busy}
        onChange={({ target }) => onChange({ stage: target.value })}
      >
        {open.map(({ key, name }) => (
          <option key={key} value={key}>
            {inLanguage(name, language)}
          </option>
        ))}
      </Select>
      {isLoss && (
        <Select
          label={t('lossReason')}
          value={settings.lossReason ?? ''}
          disabled={busy}
          onChange={({ target }) => onChange({ lossReason: target.value || null })}
        >
          <option value="">{t('lossReason.none')}</option>
          {lossReasons.map(({ key, name }) => (
            <option key={key} value={key}>
              {inLanguage(name, language)}
            </option>
          ))}
        </Select>
      )}
      <Select label={t('responsible')} value={whom} disabled={busy} onChange={({ target }) => give(target.value)}>
        <option value="">{t('responsible.nobody')}</option>
        <optgroup label={t('mass-change:byRule')}>
          {RULES.map((rule) => (
            <option key={rule} value={rule}>
              {t(`mass-change:rule.${rule}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('mass-change:byUser')}>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </Select>
      {settings.mapping.includes('lead.amount') && (
        <Select
          label={t('currency')}
          value={settings.currency}
          disabled={busy}
          onChange={({ target }) => onChange({ currency: target.value })}
        >
          <CurrencyOptions />
        </Select>
      )}
      <div className={css.pace}>
        <Pace noun="lead" value={settings.automations} onChange={(automations) => onChange({ automations })} />
      </div>
    </>
  );
};
