import { IconCopy } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './People.module.css';

/** A password that nobody will see again. */
export const OneTime = ({
  name,
  email,
  password,
  onClose,
}: {
  name: string;
  email: string;
  password: string;
  onClose: () => void;
}) => {
  const { t } = useWords('person');
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => toast(t('password.copied'), { tone: 'green' }),
      () => toast(t('password.notCopied'), { tone: 'amber' }),
    );
  return (
    <Dialog onClose={onClose} title={t('password.of', { name })}>
      <div className={css.form}>
        <p>{t('password.once', { email })}</p>
        <output className={css.password}>{password}</output>
        <div className={css.buttons}>
          <Button look="primary" icon={<IconCopy size={16} />} onClick={() => void copy()}>
            {t('password.copy')}
          </Button>
          <Button onClick={onClose}>{t('password.done')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
