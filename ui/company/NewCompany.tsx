import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../ask/problem.ts';
import { useKept } from '../kept.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import css from '../contact/Card.module.css';
import { AlikeCompanies } from './AlikeCompanies.tsx';
import { createCompany } from './companies.ts';

/** A company by hand. */
export const NewCompany = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('company');
  return (
    <Panel onClose={onClose} title={t('new')}>
      <Form onClose={onClose} />
    </Panel>
  );
};

const Form = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('company');
  const navigate = useNavigate();
  const { value: typed, key, found, change, renew, forget } = useKept('company', { name: '', taxId: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const id = await createCompany(typed.name, typed.taxId.trim() || null, key);
      forget();
      onClose();
      void navigate({ to: '/companies/$id', params: { id } });
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
      {error !== undefined && !wrong && <Problem error={error} />}
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
      <AlikeCompanies {...typed} />
      <div className={css.end}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
};
