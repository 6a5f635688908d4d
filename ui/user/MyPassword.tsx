import { useState } from 'react';
import { post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { wrongFields } from './wrong.ts';

const SHORTEST = 10;

export const MyPassword = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wrong = wrongFields(error, t);
  const change = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await post('/me/password', { old, password });
      toast(t('password.changed'), { tone: 'green' });
      onClose();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <Dialog onClose={onClose} title={t('password.own')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <Input
          label={t('password.old')}
          type="password"
          autoComplete="current-password"
          required
          value={old}
          error={wrong('old')}
          onChange={(event) => setOld(event.target.value)}
        />
        <Input
          label={t('password.new')}
          type="password"
          autoComplete="new-password"
          required
          minLength={SHORTEST}
          value={password}
          hint={t('password.hint', { count: SHORTEST })}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error !== undefined && !wrong('old') && <Problem error={error} />}
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={busy}>
            {t('password.change')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('kit:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
