import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { NumberInput } from '../../automation/condition/NumberInput.tsx';
import { Pick } from '../../automation/condition/Pick.tsx';
import { useWords } from '../../words.ts';
import { useEditing } from '../editing.ts';
import css from './Panel.module.css';

type Invoices = PipelineDefinition['invoices'];
const numbers = { dueDays: 365, remindBeforeHours: 8760, remindAfterHours: 8760 } as const;
const letters = ['sent', 'reminder', 'overdue', 'receipt'] as const;

/** Terms of payment, and what the client gets at each step of an invoice. */
export const InvoiceSettings = ({
  invoices,
  onChange,
}: {
  invoices: Invoices;
  onChange: (invoices: Invoices) => void;
}) => {
  const { t } = useWords('pipeline');
  const { world, templateName } = useEditing();
  const keys = [...new Set(world.templates.filter(({ channel }) => channel !== 'document').map(({ key }) => key))];
  const choices = keys.map((key) => ({
    value: key,
    name: templateName(key),
    note: world.templates
      .filter((one) => one.key === key)
      .map(({ channel, languages }) => `${channel}: ${languages.join(' ')}`)
      .join(' · '),
  }));
  return (
    <>
      {(Object.keys(numbers) as (keyof typeof numbers)[]).map((name) => (
        <div key={name} className={css.field}>
          <span aria-hidden>{t(`invoice.${name}`)}</span>
          <NumberInput
            label={t(`invoice.${name}`)}
            value={invoices[name]}
            min={0}
            max={numbers[name]}
            onChange={(next) => onChange({ ...invoices, [name]: Math.round(next) })}
          />
        </div>
      ))}
      {letters.map((name) => (
        <div key={name} className={css.field}>
          <span aria-hidden>{t(`invoice.${name}`)}</span>
          <Pick
            label={t(`invoice.${name}`)}
            choices={choices}
            value={invoices[name]}
            invalid={!keys.includes(invoices[name])}
            onChange={(template) => template && onChange({ ...invoices, [name]: template })}
          />
        </div>
      ))}
    </>
  );
};
