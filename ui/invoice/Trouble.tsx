import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

type Props = { invoice: Pick<Invoice, 'id'>; trouble: NonNullable<Invoice['trouble']> };

/** Why the client cannot pay, what to mend, and whether it is mended. */
export const Trouble = ({ invoice, trouble }: Props) => {
  const { t } = useWords('invoice');
  const path = { id: invoice.id };
  const checking = useWrite(() => post('/invoices/{id}/process/checkout', { path }), {
    changes: [['/invoices/{id}', { path }]],
    says: t('trouble.mended'),
  });
  return (
    <div className={css.trouble} role="alert">
      <IconAlertTriangle size={18} />
      <div>
        <b>{t('trouble')}</b>
        <p>{t(`trouble.${trouble.why}`)}</p>
        <p className={css.dim} lang="en">
          {trouble.said}
        </p>
      </div>
      <Button icon={<IconRefresh size={16} />} busy={checking.busy} onClick={() => void checking.write()}>
        {t('trouble.check')}
      </Button>
    </div>
  );
};
