import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { freshKey, post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { patiently } from '../patience.ts';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

type Props = { invoice: Pick<Invoice, 'id'>; trouble: NonNullable<Invoice['trouble']> };

/** Why the client cannot pay, what to mend, and whether it is mended. */
export const Trouble = ({ invoice, trouble }: Props) => {
  const { t } = useWords('invoice');
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    try {
      const wish = { key: freshKey() };
      await patiently(() => post(`/invoices/${invoice.id}/process/checkout`, {}, wish));
      toast(t('trouble.mended'), { tone: 'green' });
    } catch (error) {
      toastProblem(error);
    }
    await cache.invalidateQueries({ queryKey: queryKeys.invoice(invoice.id) });
    setBusy(false);
  };
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
      <Button icon={<IconRefresh size={16} />} busy={busy} onClick={() => void check()}>
        {t('trouble.check')}
      </Button>
    </div>
  );
};
