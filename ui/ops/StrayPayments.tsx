import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { StrayPayment } from '../../workflows/invoice/invoice.schema.ts';
import { get, post } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Ops.module.css';

const KEY = ['stray-payments'];

/** Money that belongs to no invoice: what came, and what to do with it. */
export const StrayPayments = () => {
  const { t } = useWords('ops');
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<{ items: StrayPayment[] }>('/stray-payments', { signal }),
    refetchInterval: 30_000,
  });
  const settle = async (id: string) => {
    try {
      await post(`/stray-payments/${id}/settlement`);
      toast(t('stray.settled'), { tone: 'green' });
    } catch (error) {
      toastProblem(error);
    }
    await cache.invalidateQueries({ queryKey: KEY });
  };
  if (!data?.items.length) return null;
  return (
    <Section title={`${t('stray')} · ${data.items.length}`}>
      <ul className={css.stuck}>
        {data.items.map(({ id, amount, state, reason, provider, externalId, at }) => (
          <li key={id}>
            <IconAlertTriangle size={16} />
            <div>
              <b>
                <Money amount={amount} />
              </b>{' '}
              <span className={css.dim}>
                <Time at={at} /> · {provider} {externalId}
              </span>
              <p>{t(`stray.${state === 'unknown' || state === 'paid' ? state : 'back'}`)}</p>
              {reason && <div className={css.error}>{reason}</div>}
            </div>
            <Button onClick={() => void settle(id)}>{t('stray.settle')}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
};
