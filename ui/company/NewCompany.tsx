import { useNavigate } from '@tanstack/react-router';
import { useKeptForm } from '../ask/use-form.ts';
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
  const { typed, found, clear, send, busy, error, told, wrong, field } = useKeptForm(
    'company',
    { name: '', taxId: '' },
    ({ name, taxId }, key) => createCompany(name, taxId.trim() || null, key),
    {
      then: (id) => {
        onClose();
        void navigate({ to: '/companies/$id', params: { id } });
      },
    },
  );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {found && <KeptNote onClear={clear} />}
      <Problem error={error} told={told} />
      <Input {...field('name')} label={t('field.name')} required maxLength={200} autoFocus />
      <Input {...field('taxId')} label={t('field.taxId')} maxLength={30} error={wrong('taxId') && t('taxId.bad')} />
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
