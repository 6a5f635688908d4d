import { useState } from 'react';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { minorUnits, typedAmount } from '../kit/amount.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { languageNames, languages } from '../language.ts';
import { FieldInput } from '../field/FieldInput.tsx';
import { valueOf } from '../lead/typed.ts';
import { useEditing } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import css from './OneLead.module.css';
import type { MadeUp } from './simulation.ts';

type Texts = Record<string, string>;

/** What is made up about a lead that comes in: who it is, from which form, and the pipeline's own fields. */
export const MadeUpLead = ({
  definition,
  madeUp,
  onClose,
  onDone,
}: {
  definition: PipelineDefinition;
  madeUp: MadeUp;
  onClose: () => void;
  onDone: (madeUp: MadeUp) => void;
}) => {
  const { t, language } = useWords('trial');
  const { world } = useEditing();
  const [texts, setTexts] = useState<Texts>(() => textsOf(madeUp, definition.currency, language));
  const put = (key: string) => (text: string) => setTexts((before) => ({ ...before, [key]: text }));
  const input = (key: string, more: object = {}) => (
    <Input
      label={t(`lead.${key}`)}
      value={texts[key] ?? ''}
      maxLength={200}
      onChange={(event) => put(key)(event.target.value)}
      {...more}
    />
  );
  return (
    <Panel title={t('madeUp.change')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          onDone(madeUpFrom(texts, definition));
        }}
      >
        {input('name')}
        <Select
          label={t('lead.language')}
          value={texts['language']}
          onChange={(event) => put('language')(event.target.value)}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {languageNames[one]}
            </option>
          ))}
        </Select>
        {input('email', { hint: t('lead.email.hint') })}
        {input('phone')}
        {input('amount', { inputMode: 'decimal', hint: definition.currency })}
        {input('tags')}
        <Select label={t('lead.form')} value={texts['form']} onChange={(event) => put('form')(event.target.value)}>
          <option value="">{t('lead.form.none')}</option>
          <option value="@ad">{t('lead.form.ad')}</option>
          <option value="@api">{t('lead.form.api')}</option>
          {world.forms.map(({ key, title }) => (
            <option key={key} value={key}>
              {typeof title === 'string' ? title : inLanguage(title, language)}
            </option>
          ))}
        </Select>
        {definition.fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={texts[`fields.${field.key}`] ?? ''}
            onChange={put(`fields.${field.key}`)}
          />
        ))}
        <div className={css.answers}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="primary" type="submit">
            {t('madeUp.begin')}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const textsOf = ({ fields, tags, amount, ...lead }: MadeUp, currency: string, language: string): Texts => ({
  ...lead,
  amount: amount === null ? '' : typedAmount(amount, currency, language),
  tags: tags.join(', '),
  ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [`fields.${key}`, String(value ?? '')])),
});

const madeUpFrom = (texts: Texts, { fields, currency }: PipelineDefinition): MadeUp => ({
  name: (texts['name'] ?? '').trim(),
  language: texts['language'] ?? 'ru',
  email: (texts['email'] ?? '').trim(),
  phone: (texts['phone'] ?? '').trim(),
  form: texts['form'] ?? '',
  amount: minorUnits(texts['amount'], currency) ?? null,
  tags: (texts['tags'] ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean),
  fields: Object.fromEntries(
    fields
      .map(({ key, type }) => [key, valueOf(texts[`fields.${key}`] ?? '', type)] as const)
      .filter(([, value]) => value !== null),
  ),
});
