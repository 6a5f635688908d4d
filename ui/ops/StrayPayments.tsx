import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { StrayPayment } from '../../workflows/invoice/invoice.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Ops.module.css';

/** Money that belongs to no invoice or counts in none: what came, and what to do with it. `count`: how much of it there is now. */
export const StrayPayments = ({ count }: { count: number }) => {
  const { t } = useWords('ops');
  const { data } = useQuery({
    ...asking('/stray-payments'),
    queryKey: ['/stray-payments', count],
    placeholderData: (before) => before,
    refetchInterval: 30_000,
  });
  const settling = useWrite((id: string) => post('/stray-payments/{id}/settlement', { path: { id } }), {
    changes: [['/stray-payments']],
    says: t('stray.settled'),
  });
  if (!data?.items.length) return null;
  return (
    <Section id="stray" title={`${t('stray')} · ${data.items.length}`}>
      <ul className={css.stuck}>
        {data.items.map(({ id, amount, state, reason, provider, externalId, at, invoiceId }) => (
          <li key={id}>
            <IconAlertTriangle size={16} />
            <div>
              {amount.amount > 0 && (
                <b>
                  <Money amount={amount} />{' '}
                </b>
              )}
              <span className={css.dim}>
                <Time at={at} /> · {provider} {externalId}
              </span>
              <p>
                {t(`stray.${whatIs(state, invoiceId)}`)}{' '}
                {invoiceId && (
                  <Link to="/invoices/$id" params={{ id: invoiceId }}>
                    {t('stray.open')}
                  </Link>
                )}
              </p>
              {reason && (
                <div className={state === 'paid' ? css.dim : css.error}>
                  {state === 'paid' ? t('stray.named', { id: reason }) : reason}
                </div>
              )}
            </div>
            <Button busy={settling.wish === id} onClick={() => void settling.write(id)}>
              {t('stray.settle')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const whatIs = (state: StrayPayment['state'], invoiceId: string | null): 'unknown' | 'paid' | 'currency' | 'back' => {
  if (state === 'unknown' || state === 'paid') return state;
  return invoiceId ? 'currency' : 'back';
};
