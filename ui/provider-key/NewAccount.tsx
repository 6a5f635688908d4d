import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './ProviderKeys.module.css';

/** Another mailbox or number beside the first one: how it is called in automations. */
export const NewAccount = ({
  taken,
  onClose,
  onNamed,
}: {
  taken: readonly string[];
  onClose: () => void;
  onNamed: (id: string) => void;
}) => {
  const { t } = useWords('provider-key');
  const [kind, setKind] = useState('email');
  const [name, setName] = useState('');
  const id = `${kind}:${name}`;
  const isTaken = taken.includes(id);
  return (
    <Dialog title={t('more')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isTaken) onNamed(id);
        }}
      >
        <Select label={t('more.kind')} value={kind} onChange={({ target }) => setKind(target.value)}>
          <option value="email">{t('name.email')}</option>
          <option value="sms">{t('name.sms')}</option>
        </Select>
        <Input
          label={t('more.name')}
          hint={t('more.hint')}
          required
          pattern="[a-z0-9_\-]{1,40}"
          maxLength={40}
          value={name}
          error={isTaken ? t('more.taken') : undefined}
          onChange={({ target }) => setName(target.value.toLowerCase())}
        />
        <Button look="primary" type="submit">
          {t('more.next')}
        </Button>
      </form>
    </Dialog>
  );
};
