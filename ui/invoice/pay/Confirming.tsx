import { useEffect, useState } from 'react';
import { useWords } from '../../words.ts';
import css from './Pay.module.css';

const LONG_MS = 30_000;

/** She has paid; nothing to press until the provider says so. */
export const Confirming = ({ contact }: { contact?: string }) => {
  const { t } = useWords('invoice/pay');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.note} data-tone="blue" role="status">
      <p>{t('confirming')}</p>
      {isLong && contact && <p>{t('confirming.long', { contact })}</p>}
    </div>
  );
};
