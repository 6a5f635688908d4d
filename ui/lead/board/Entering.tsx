import { useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { nameOfPath } from '../../../workflows/pipeline/entry.ts';
import type { Currency } from '../../../workflows/money/money.schema.ts';
import { signOf } from '../../../workflows/money/money.ts';
import type { Pipeline, PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { minorUnits } from '../../kit/amount.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input } from '../../kit/Field.tsx';
import { FieldsOf } from '../../field/fields-of.ts';
import { FieldInput } from '../../field/FieldInput.tsx';
import { typedOf, valueOf } from '../typed.ts';
import { stageOf } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import css from './Entering.module.css';
import type { Filling, Missing } from './move.ts';

type Props = {
  lead: Lead;
  pipeline: Pipeline;
  stage: string;
  missing: Missing;
  onFill: (filling: Filling) => void;
  onClose: () => void;
};

/** What a stage still asks for, filled in right here; one button saves it and moves the lead. */
export const Entering = ({ lead, pipeline, stage, missing, onFill, onClose }: Props) => {
  const { t, language } = useWords('lead/board');
  const { fields, currency: usual } = pipeline.definition;
  const to = stageOf(pipeline, stage);
  const currency: Currency = lead.amount?.currency ?? usual;
  const [typed, setTyped] = useState(() => typedOf(lead, fields, language));
  const [ticked, setTicked] = useState<string[]>(lead.checklist[stage] ?? []);
  const own = fields.filter(({ key }) => missing.fields.includes(`fields.${key}`));
  const asksAmount = missing.fields.some((path) => path.startsWith('amount'));
  const elsewhere = missing.fields.filter(
    (path) => !path.startsWith('amount') && !own.some(({ key }) => path === `fields.${key}`),
  );
  const items = (to?.entry?.checklist ?? []).filter(({ key }) => missing.checklist.includes(key));
  const amount = minorUnits(typed['amount'], currency);
  const left =
    own.filter((field) => !filledIn(typed, field)).length +
    (asksAmount && !amount ? 1 : 0) +
    items.filter(({ key }) => !ticked.includes(key)).length;
  const set = (key: string, text: string) => setTyped({ ...typed, [key]: text });
  const why = elsewhere.length ? t('enter.elsewhere') : left ? t('enter.left', { missing: left }) : undefined;
  return (
    <Dialog onClose={onClose} title={t('enter.title', { stage: to ? inLanguage(to.name, language) : stage })}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (why) return;
          onFill({
            ...(own.length
              ? {
                  fields: Object.fromEntries(
                    own.map(({ key, type }) => [key, valueOf(typed[`fields.${key}`] ?? '', type)]),
                  ),
                }
              : {}),
            ...(asksAmount && amount ? { amount: { amount, currency } } : {}),
            ...(items.length ? { checklist: ticked } : {}),
          });
        }}
      >
        <p className={css.text}>{t('enter.text', { name: lead.name })}</p>
        {asksAmount && (
          <Input
            label={`${t('field.amount')}, ${signOf(currency)}`}
            inputMode="decimal"
            value={typed['amount']}
            onChange={(event) => set('amount', event.target.value)}
          />
        )}
        <FieldsOf value={{ noun: 'lead', id: lead.id }}>
          {own.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              value={typed[`fields.${field.key}`] ?? ''}
              onChange={(text) => set(`fields.${field.key}`, text)}
            />
          ))}
        </FieldsOf>
        {items.length > 0 && (
          <fieldset className={css.items}>
            <legend>{t('enter.checklist')}</legend>
            {items.map(({ key, name }) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={ticked.includes(key)}
                  onChange={(event) =>
                    setTicked(event.target.checked ? [...ticked, key] : ticked.filter((one) => one !== key))
                  }
                />
                {inLanguage(name, language)}
              </label>
            ))}
          </fieldset>
        )}
        {elsewhere.length > 0 && (
          <p className={css.elsewhere}>
            {t('enter.first')}{' '}
            {elsewhere.map((path) => inLanguage(nameOfPath(path, pipeline.definition), language)).join(', ')}
          </p>
        )}
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('enter.cancel')}</Button>
          <Button look="primary" type="submit" why={why}>
            {t('enter.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const filledIn = (typed: Record<string, string>, { key, type }: PipelineField): boolean => {
  const value = valueOf(typed[`fields.${key}`] ?? '', type);
  return value !== null && value !== false;
};
