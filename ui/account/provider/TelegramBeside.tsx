import { IconExternalLink } from '@tabler/icons-react';
import type { Account } from '../../../workflows/account/account.schema.ts';
import { useWords } from '../../words.ts';
import css from '../Account.module.css';

/** A bot writes to nobody first, so whoever tries it begins on a phone. */
export const TelegramBeside = ({ account }: { account: Account }) => {
  const { t } = useWords('account');
  const bot = account.id.slice(account.id.indexOf(':') + 1);
  return (
    <p className={css.try}>
      {t('telegram.try')}{' '}
      <a href={`https://t.me/${bot}`} target="_blank" rel="noopener noreferrer">
        t.me/{bot} <IconExternalLink size={13} aria-hidden />
      </a>
    </p>
  );
};
