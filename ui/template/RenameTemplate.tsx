import { useState } from 'react';
import { patch } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { refresh } from './templates.ts';
import css from './Template.module.css';

export const RenameTemplate = ({ name: key, now, onClose }: { name: string; now: string; onClose: () => void }) => {
  const { t } = useWords('template');
  const [name, setName] = useState(now);
  const rename = async () => {
    try {
      await patch(`/templates/keys/${key}`, { name });
      await refresh();
      onClose();
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <Dialog title={t('rename')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <Input
          label={t('name')}
          hint={t('name.hint', { key })}
          value={name}
          required
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={css.actions}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="primary" type="submit">
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
