import { useState } from 'react';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';

const SHORTEST = 10;

export const MyPassword = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const changing = useWrite(() => post('/me/password', { body: { old, password } }), {
    says: t('password.changed'),
    then: onClose,
    refusal: 'form',
  });
  return (
    <Dialog onClose={onClose} title={t('password.own')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void changing.write();
        }}
      >
        <Input
          label={t('password.old')}
          type="password"
          autoComplete="current-password"
          required
          value={old}
          error={changing.wrong('old')}
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
        <Problem error={changing.error} told={['old']} />
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={changing.busy}>
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
