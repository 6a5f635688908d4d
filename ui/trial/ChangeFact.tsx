import { useState } from 'react';
import type { Simulation } from '../../workflows/automation/simulate.ts';
import type { PipelineDefinition, PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { minorUnits } from '../kit/amount.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { FieldInput } from '../field/FieldInput.tsx';
import { valueOf } from '../lead/typed.ts';
import { useWords } from '../words.ts';
import css from './OneLead.module.css';

/** One fact of the lead is changed by hand: a field, the amount, the tags. */
export const ChangeFact = ({
  lead,
  definition,
  onClose,
  onDone,
}: {
  lead: Simulation;
  definition: PipelineDefinition;
  onClose: () => void;
  onDone: (field: string, value: unknown) => void;
}) => {
  const { t, language } = useWords('trial');
  const [field, setField] = useState(definition.fields[0] ? `fields.${definition.fields[0].key}` : 'tags');
  const [text, setText] = useState('');
  const own = definition.fields.find(({ key }) => `fields.${key}` === field);
  const done = () => onDone(field, valueFrom(text, field, own, lead, definition));
  return (
    <Dialog title={t('change')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <Select
          label={t('change.what')}
          value={field}
          onChange={(event) => {
            setField(event.target.value);
            setText('');
          }}
        >
          {definition.fields.map(({ key, name }) => (
            <option key={key} value={`fields.${key}`}>
              {inLanguage(name, language)}
            </option>
          ))}
          <option value="amount">{t('amount')}</option>
          <option value="tags">{t('tags')}</option>
        </Select>
        {own ? (
          <FieldInput key={field} field={own} value={text} onChange={setText} />
        ) : (
          <Input
            label={t(field === 'tags' ? 'tags.add' : 'amount')}
            value={text}
            inputMode={field === 'amount' ? 'decimal' : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <div className={css.answers}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="primary" type="submit">
            {t('change.done')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const valueFrom = (
  text: string,
  field: string,
  own: PipelineField | undefined,
  lead: Simulation,
  { currency }: PipelineDefinition,
): unknown => {
  if (own) return valueOf(text, own.type);
  if (field === 'tags') {
    const added = text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
    return [...new Set([...((lead.facts['tags'] ?? []) as string[]), ...added])];
  }
  const amount = minorUnits(text, currency);
  return amount === undefined ? null : { amount, currency };
};
