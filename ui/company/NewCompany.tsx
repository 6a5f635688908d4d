import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldProblem, isProblem } from '../ask/problem.ts';
import { useKept } from '../kept.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { Problem } from '../kit/Problem.tsx';
import { filled } from '../field/fields.ts';
import { NeededFields } from '../field/NeededFields.tsx';
import { useWords } from '../words.ts';
import css from '../contact/Card.module.css';
import { AlikeCompanies } from './AlikeCompanies.tsx';
import { createCompany } from './companies.ts';

type Typed = { name: string; taxId: string; fields?: Record<string, string> };
type Props = { onClose: () => void; name?: string; onMade?: (id: string) => void };

/** A company by hand. */
export const NewCompany = (props: Props) => {
  const { t } = useWords('company');
  return (
    <Panel onClose={props.onClose} title={t('new')}>
      <Form {...props} />
    </Panel>
  );
};

const Form = ({ onClose, name = '', onMade }: Props) => {
  const { t } = useWords('company');
  const navigate = useNavigate();
  const {
    value: typed,
    key,
    found,
    change,
    renew,
    forget,
  } = useKept<Typed>(name ? `company.${name}` : 'company', { name, taxId: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const id = await createCompany(
        { name: typed.name, taxId: typed.taxId.trim() || null, fields: filled(typed.fields ?? {}) },
        key,
      );
      forget();
      onClose();
      if (onMade) onMade(id);
      else void navigate({ to: '/companies/$id', params: { id } });
    } catch (failure) {
      setError(failure);
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) renew();
      setBusy(false);
    }
  };
  const wrong = isProblem(error) ? error.errors.find(({ field }) => field === 'taxId') : undefined;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      {found && <KeptNote onClear={forget} />}
      {error !== undefined && !wrong && (
        <Problem error={error} told={Object.keys(typed.fields ?? {}).map((key) => `fields.${key}`)} />
      )}
      <Input
        label={t('field.name')}
        required
        maxLength={200}
        autoFocus
        value={typed.name}
        onChange={({ target }) => change({ ...typed, name: target.value })}
      />
      <Input
        label={t('field.taxId')}
        maxLength={30}
        error={wrong && t('taxId.bad')}
        value={typed.taxId}
        onChange={({ target }) => change({ ...typed, taxId: target.value })}
      />
      <AlikeCompanies name={typed.name} taxId={typed.taxId} />
      <NeededFields
        noun="company"
        typed={typed.fields ?? {}}
        onChange={(fields) => change({ ...typed, fields })}
        wrong={(field) => fieldProblem(error, field)}
      />
      <div className={css.end}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
};
