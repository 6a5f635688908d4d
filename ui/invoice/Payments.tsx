import { IconAlertTriangle, IconCheck, IconClock, IconReceiptRefund, IconX } from '@tabler/icons-react';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { payReasonText } from '../../workflows/invoice/pay-reason.ts';
import { Chip } from '../kit/Chip.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

/** What the provider said about money, the failed ones too. */
export const Payments = ({ invoice: { payments, total } }: { invoice: Pick<Invoice, 'payments' | 'total'> }) => {
  const { t, language } = useWords('invoice');
  return (
    <Section title={t('payments')}>
      {payments.length === 0 ? (
        <p className={css.dim}>{t('payments.none')}</p>
      ) : (
        <ul className={css.list}>
          {payments.filter(saysMore).map(({ id, amount, state, reason, at, provider, externalId }) => {
            const { tone, Icon } = looks[state];
            const isForeign = amount.currency !== total.currency;
            return (
              <li key={id}>
                <div className={css.row}>
                  <b>
                    <Money amount={amount} />
                  </b>
                  <Chip tone={tone} icon={<Icon size={14} />}>
                    {t(`payment.${state}`)}
                  </Chip>
                  <span className={css.when}>
                    <Time at={at} as="exact" />
                  </span>
                </div>
                {(isForeign || reason) && (
                  <p className={css.red}>
                    {isForeign
                      ? t('payment.why.currency')
                      : state === 'mismatched'
                        ? t(`payment.why.${reason}`)
                        : payReasonText(reason, language)}
                  </p>
                )}
                <p className={css.dim} data-hint={externalId}>
                  {t('payment.by', { provider: provider[0]?.toUpperCase() + provider.slice(1) })}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
};

/** A total of refunds that came one by one, too, would read as one more. */
const saysMore = ({ state }: Invoice['payments'][number], _: number, all: Invoice['payments']): boolean =>
  state !== 'refund_total' || !all.some((one) => one.state === 'refunded');

const looks = {
  paid: { tone: 'green', Icon: IconCheck },
  failed: { tone: 'red', Icon: IconX },
  mismatched: { tone: 'amber', Icon: IconAlertTriangle },
  pending: { tone: 'blue', Icon: IconClock },
  refunded: { tone: 'amber', Icon: IconReceiptRefund },
  refund_failed: { tone: 'red', Icon: IconX },
  refund_total: { tone: 'dim', Icon: IconReceiptRefund },
  disputed: { tone: 'red', Icon: IconAlertTriangle },
  inquiry: { tone: 'amber', Icon: IconAlertTriangle },
  dispute_won: { tone: 'green', Icon: IconCheck },
  dispute_lost: { tone: 'red', Icon: IconX },
  unknown: { tone: 'amber', Icon: IconAlertTriangle },
} as const;
