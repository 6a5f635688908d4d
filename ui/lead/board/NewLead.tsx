import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { minorUnits } from '../../kit/amount.ts';
import { CurrencyOptions } from '../../kit/CurrencyOptions.tsx';
import type { Currency } from '../../../workflows/money/money.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { freshKey, isProblem, post, type FieldError } from '../../api.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Dialog.tsx';
import { Input, Select } from '../../kit/Field.tsx';
import { useKeys } from '../../kit/keys.ts';
import { problemText } from '../../kit/problem.ts';
import { Problem } from '../../kit/Problem.tsx';
import { toast } from '../../kit/toast.tsx';
import { languageNames, languages } from '../../language.ts';
import { useWords } from '../../words.ts';
import css from './NewLead.module.css';

/** A lead by hand. What was typed stays when the server refuses; the same key makes a second try safe. */
export const NewLeadPanel = ({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) => {
  const { t } = useWords('lead/board');
  return (
    <Panel onClose={onClose} title={t('new')}>
      <NewLeadForm pipeline={pipeline} onClose={onClose} />
    </Panel>
  );
};

const NewLeadForm = ({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) => {
  const { t, language } = useWords('lead/board');
  const navigate = useNavigate();
  const [key, setKey] = useState(freshKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const errors = isProblem(error, 'NoAddress')
    ? [{ field: 'phone', message: problemText(error) }]
    : isProblem(error)
      ? error.errors
      : [];
  const form = 'new-lead';
  useKeys([
    {
      keys: 'mod+enter',
      whileTyping: true,
      run: () => (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit(),
    },
  ]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const text = (name: string) => String(values.get(name) ?? '').trim() || undefined;
    const currency = (text('currency') ?? pipeline.definition.currency) as Currency;
    const amount = minorUnits(text('amount'), currency);
    const fields = Object.fromEntries(
      pipeline.definition.fields.flatMap((field) => {
        const value =
          field.type === 'checkbox' ? values.has(`fields.${field.key}`) || undefined : text(`fields.${field.key}`);
        return value === undefined ? [] : [[field.key, field.type === 'number' ? Number(value) : value]];
      }),
    );
    setBusy(true);
    setError(undefined);
    try {
      const body = {
        pipeline: pipeline.key,
        name: text('name'),
        phone: text('phone'),
        email: text('email'),
        language: text('language'),
        fields,
        ...(amount === undefined ? {} : { amount: { amount, currency } }),
      };
      const { id } = await post<{ id: string }>('/leads', body, { key });
      toast(t('added', { name: body.name }), {
        tone: 'green',
        action: { text: t('open'), run: () => void navigate({ to: '/leads/$id', params: { id } }) },
      });
      onClose();
    } catch (failure) {
      setError(failure);
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) setKey(freshKey());
      setBusy(false);
    }
  };
  return (
    <form id={form} className={css.form} onSubmit={(event) => void submit(event)} noValidate={false}>
      {error && errors.length === 0 ? <Problem error={error} /> : null}
      <Input
        name="name"
        label={t('field.name')}
        required
        maxLength={200}
        autoFocus
        autoComplete="off"
        error={of(errors, 'name')}
      />
      <Input
        name="phone"
        type="tel"
        label={t('field.phone')}
        placeholder="+7 701 555 20 18"
        maxLength={40}
        autoComplete="off"
        error={of(errors, 'phone')}
      />
      <Input
        name="email"
        type="email"
        label={t('field.email')}
        maxLength={200}
        autoComplete="off"
        error={of(errors, 'email')}
      />
      <div className={css.pair}>
        <Input
          name="amount"
          inputMode="decimal"
          label={t('field.amount')}
          pattern="[0-9\s.,]*"
          autoComplete="off"
          error={of(errors, 'amount')}
        />
        <Select name="currency" label={t('field.currency')} defaultValue={pipeline.definition.currency}>
          <CurrencyOptions />
        </Select>
      </div>
      <Select name="language" label={t('field.language')} defaultValue={language} hint={t('field.language.hint')}>
        {languages.map((one) => (
          <option key={one} value={one}>
            {languageNames[one]}
          </option>
        ))}
      </Select>
      {pipeline.definition.fields.map((field) =>
        field.type === 'checkbox' ? (
          <label key={field.key} className={css.check}>
            <input type="checkbox" name={`fields.${field.key}`} /> {inLanguage(field.name, language)}
          </label>
        ) : field.type === 'list' ? (
          <Select
            key={field.key}
            name={`fields.${field.key}`}
            label={inLanguage(field.name, language)}
            defaultValue=""
            error={of(errors, `fields.${field.key}`)}
          >
            <option value="">—</option>
            {field.options?.map((option) => (
              <option key={option.value} value={option.value}>
                {inLanguage(option.name, language)}
              </option>
            ))}
          </Select>
        ) : (
          <Input
            key={field.key}
            name={`fields.${field.key}`}
            type={field.type}
            label={inLanguage(field.name, language)}
            error={of(errors, `fields.${field.key}`)}
          />
        ),
      )}
      <div className={css.end}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit" busy={busy} keys="mod+enter">
          {t('add')}
        </Button>
      </div>
    </form>
  );
};

const of = (errors: FieldError[], field: string) => errors.find((error) => error.field === field)?.message;
