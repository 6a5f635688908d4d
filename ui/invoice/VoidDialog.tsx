import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

/** It cannot be undone, so the number is typed. */
export const VoidDialog = ({
  number,
  onVoid,
  onClose,
}: {
  number: number;
  onVoid: () => void;
  onClose: () => void;
}) => {
  const { t } = useWords('invoice');
  const [typed, setTyped] = useState('');
  const same = typed.trim() === String(number);
  return (
    <Dialog onClose={onClose} title={t('void.title', { number })}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (same) onVoid();
        }}
      >
        <p>{t('void.text')}</p>
        <Input
          label={t('void.confirm')}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={css.end}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="danger" type="submit" why={same ? undefined : t('void.why', { number })}>
            {t('void')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
