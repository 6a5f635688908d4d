import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { post } from '../../ask/ask.ts';
import type { Wish } from '../../ask/endpoint.ts';
import { type FieldError, isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { minorUnits } from '../../kit/amount.ts';
import { CurrencyOptions } from '../../kit/CurrencyOptions.tsx';
import type { Currency } from '../../../workflows/money/money.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Dialog.tsx';
import { Input, Select } from '../../kit/Field.tsx';
import { KeptNote } from '../../kit/KeptNote.tsx';
import { useKeys } from '../../kit/keys.ts';
import { problemText } from '../../kit/problem.ts';
import { Problem } from '../../kit/Problem.tsx';
import { toast } from '../../kit/toast.tsx';
import { useKept } from '../../kept.ts';
import { useWrittenLanguages } from '../../company/used.ts';
import { languageNames, type Language } from '../../language.ts';
import { useWords } from '../../words.ts';
import { FieldInput } from '../../field/FieldInput.tsx';
import { useNeededFields } from '../../field/fields.ts';
import { valueOf, type Typed } from '../typed.ts';
import css from './NewLead.module.css';

const Alike = lazy(async () => ({ default: (await import('../../contact/Alike.tsx')).Alike }));

/** A lead by hand. What was typed stays until the server has it; the same key makes a second try safe. */
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
  const languages = useWrittenLanguages();
  const navigate = useNavigate();
  const { value: typed, key, found, change, renew, forget } = useKept<Typed>(`lead.${pipeline.key}`, {});
  const { fields, currency: usual } = pipeline.definition;
  const needed = useNeededFields('lead');
  const currency = (typed['currency'] ?? usual) as Currency;
  const amount = minorUnits(typed['amount'], currency);
  const badAmount = typed['amount']?.trim() && amount === undefined ? t('field.amount.bad') : undefined;
  const adding = useWrite((body: Wish<'/leads', 'post'>['body']) => post('/leads', { body, key }), {
    then: ({ id }, { name }) => {
      forget();
      const action = { text: t('open'), run: () => void navigate({ to: '/leads/$id', params: { id } }) };
      toast(t('added', { name }), { tone: 'green', action });
      onClose();
    },
    refused: (failure) => isProblem(failure) && failure.status >= 400 && failure.status < 500 && renew(),
    refusal: 'form',
  });
  const { error } = adding;
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
  const set = (name: string, text: string) => {
    const { [name]: _was, ...others } = typed;
    const next = text ? { ...others, [name]: text } : others;
    if (Object.keys(next).length) change(next);
    else forget();
  };
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    autoComplete: 'off',
    error: of(errors, name),
    onChange: ({ target }: { target: { value: string } }) => set(name, target.value),
  });
  const submit = () => {
    const text = (name: string) => typed[name]?.trim() || undefined;
    const values = fields.flatMap(({ key: field, type }) => {
      const value = valueOf(typed[`fields.${field}`] ?? '', type);
      return value === null ? [] : [[field, value] as const];
    });
    void adding.write({
      pipeline: pipeline.key,
      name: text('name') ?? '',
      phone: text('phone'),
      email: text('email'),
      language: (text('language') as Language | undefined) ?? language,
      fields: Object.fromEntries(values),
      ...(amount === undefined ? {} : { amount: { amount, currency } }),
    });
  };
  return (
    <form
      id={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!badAmount) submit();
      }}
    >
      {found && <KeptNote onClear={forget} />}
      <Problem
        error={isProblem(error, 'NoAddress') ? undefined : error}
        told={[...boxes, ...fields.map(({ key: field }) => `fields.${field}`)]}
      />
      <Input {...box('name')} label={t('field.name')} required maxLength={200} autoFocus />
      <Input {...box('phone')} type="tel" label={t('field.phone')} placeholder="+7 701 555 20 18" maxLength={40} />
      <Input {...box('email')} type="email" label={t('field.email')} maxLength={200} />
      {(typed['phone'] || typed['email']) && (
        <Suspense>
          <Alike name={typed['name']} phone={typed['phone']} email={typed['email']} />
        </Suspense>
      )}
      <div className={css.pair}>
        <Input
          {...box('amount')}
          inputMode="decimal"
          label={t('field.amount')}
          error={badAmount ?? of(errors, 'amount')}
        />
        <Select
          label={t('field.currency')}
          value={currency}
          onChange={({ target }) => set('currency', target.value === usual ? '' : target.value)}
        >
          <CurrencyOptions />
        </Select>
      </div>
      <Select
        label={t('field.language')}
        hint={t('field.language.hint')}
        value={typed['language'] ?? language}
        onChange={({ target }) => set('language', target.value === language ? '' : target.value)}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {languageNames[one]}
          </option>
        ))}
      </Select>
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          required={needed.some((one) => one.key === field.key)}
          value={typed[`fields.${field.key}`] ?? ''}
          error={of(errors, `fields.${field.key}`)}
          onChange={(text) => set(`fields.${field.key}`, text)}
        />
      ))}
      <div className={css.end}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit" busy={adding.busy} keys="mod+enter">
          {t('add')}
        </Button>
      </div>
    </form>
  );
};

/** Where refusals stand by themselves. */
const boxes = ['name', 'phone', 'email', 'amount'];

const of = (errors: FieldError[], field: string) => errors.find((error) => error.field === field)?.message;
