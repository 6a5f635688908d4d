import { IconCopy } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';

type Props = { email: string; password: string; onDone: () => void };

/** A new password, shown this once. */
export const OneTime = ({ email, password, onDone }: Props) => {
  const { t } = useWords('user');
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => toast(t('password.copied'), { tone: 'green' }),
      () => toast(t('password.notCopied'), { tone: 'amber' }),
    );
  return (
    <div className={css.form} role="status">
      <p>{t('password.once', { email })}</p>
      <output className={css.password}>{password}</output>
      <div className={css.buttons}>
        <Button look="primary" icon={<IconCopy size={16} />} autoFocus onClick={() => void copy()}>
          {t('password.copy')}
        </Button>
        <Button onClick={onDone}>{t('password.done')}</Button>
      </div>
    </div>
  );
};
