import { IconCreditCard, IconExternalLink, IconRefresh } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import type { Tone } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Money } from '../kit/Money.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { CallbackLine } from './CallbackLine.tsx';
import { Panes, Row } from './Panes.tsx';
import css from './Payments.module.css';
import { send, usePayments } from './sandbox-api.ts';
import type { Filter, Payment } from './sandbox-api.ts';

type Props = { filter: Filter; id: string; open: (id: string) => void };

/** Checkout sessions, their payments and the notices that went out. */
export const Payments = ({ filter, id, open }: Props) => {
  const { t } = useWords('sandbox');
  const { data, isPending } = usePayments(filter);
  const payments = data?.items ?? [];
  const narrowed = Boolean(filter.q || filter.to);
  const shown = payments.find((payment) => payment.id === id) ?? (id ? undefined : payments[0]);
  return (
    <Panes
      label={t('tab.pay')}
      opened={Boolean(id)}
      back={() => open('')}
      list={
        isPending ? (
          <Skeleton rows={8} height={56} />
        ) : (
          <ul>
            {payments.map((payment) => (
              <Row
                key={payment.id}
                title={<Money amount={payment.amount} />}
                at={<Time at={payment.at} />}
                sub={payment.lines.map(({ name }) => name).join(', ')}
                more={<Status payment={payment} />}
                on={payment.id === shown?.id}
                onOpen={() => open(payment.id)}
              />
            ))}
            {payments.length === 0 && (
              <Empty
                icon={<IconCreditCard size={28} />}
                title={t(narrowed ? 'nothing' : 'pay.empty')}
                text={narrowed ? undefined : t('pay.emptyText')}
              />
            )}
          </ul>
        )
      }
    >
      {shown && <One key={shown.id} payment={shown} />}
    </Panes>
  );
};

const statusOf = (payment: Payment) =>
  payment.paymentStatus === 'paid' ? 'paid' : payment.status === 'complete' ? 'failed' : payment.status;
const tones: Record<ReturnType<typeof statusOf>, Tone> = { paid: 'green', open: 'blue', expired: 'dim', failed: 'red' };
const Status = ({ payment }: { payment: Payment }) => {
  const { t } = useWords('sandbox');
  const received = payment.intents.filter((intent) => intent.received > 0);
  const sum = received.reduce((all, intent) => all + intent.received, 0);
  const status = statusOf(payment);
  return (
    <>
      <Chip tone={tones[status]}>{t(`pay.status.${status}`)}</Chip>
      {received.length > 1 && <Chip tone="amber">{t('pay.times', { n: received.length })}</Chip>}
      {received.length > 0 && sum !== payment.amount.amount && (
        <Chip tone="amber">
          <Money amount={{ ...payment.amount, amount: sum }} />
        </Chip>
      )}
    </>
  );
};

const One = ({ payment }: { payment: Payment }) => {
  const { t } = useWords('sandbox');
  const money = (amount: number) => <Money amount={{ ...payment.amount, amount }} />;
  return (
    <article className={css.one}>
      <header className={css.head}>
        <h2>{money(payment.amount.amount)}</h2>
        <Status payment={payment} />
        <span className={css.space} />
        <a className={css.link} href={`/pay/${payment.id}`} target="_blank" rel="noreferrer">
          {t('pay.page')} <IconExternalLink size={15} aria-hidden />
        </a>
      </header>
      <table className={css.lines}>
        <tbody>
          {payment.lines.map((line, i) => (
            <tr key={i}>
              <th scope="row">{line.name}</th>
              <td>{line.quantity > 1 && `${line.quantity} ×`}</td>
              <td>{money(line.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={css.facts}>
        <dt>{t('pay.reference')}</dt>
        <dd>{payment.clientReferenceId ?? '—'}</dd>
        <dt>{t('pay.client')}</dt>
        <dd>{payment.customerEmail ?? '—'}</dd>
        <dt>{t('pay.expires')}</dt>
        <dd>
          <Time at={payment.expiresAt} as="exact" />
        </dd>
      </dl>
      <section>
        <h3 className={css.title}>{t('pay.payments')}</h3>
        {payment.intents.length === 0 && <p className={css.dim}>{t('pay.noPayments')}</p>}
        <ul className={css.rows}>
          {payment.intents.map((intent) => (
            <li key={intent.id}>
              {money(intent.amount)}{' '}
              <Chip tone={intent.received > 0 ? 'green' : 'red'}>
                {t(intent.received > 0 ? 'pay.taken' : 'pay.declined')}
              </Chip>
              <code>{intent.id}</code>
            </li>
          ))}
        </ul>
      </section>
      {payment.intents.some(({ received }) => received > 0) && (
        <section>
          <h3 className={css.title}>{t('pay.back')}</h3>
          <p className={css.back}>
            {(['refund', 'refund_half', 'refund_fails', 'dispute', 'dispute_won', 'dispute_lost'] as const).map(
              (way) => (
                <Button key={way} onClick={() => void send('POST', `/payments/${payment.id}/back`, { way })}>
                  {t(`pay.back.${way}`)}
                </Button>
              ),
            )}
          </p>
        </section>
      )}
      <section>
        <h3 className={css.title}>{t('pay.notices')}</h3>
        {payment.events.length === 0 && <p className={css.dim}>{t('pay.noNotices')}</p>}
        <ul className={css.rows}>
          {payment.events.map((event) => (
            <li key={event.id} className={css.event}>
              <div>
                <b>{event.type}</b> <Time at={event.at} />
                <ul>
                  {event.callbacks.length === 0 && <li className={css.dim}>{t('pay.held')}</li>}
                  {event.callbacks.map((callback) => (
                    <CallbackLine key={callback.id} callback={callback} what={t('callback.sent')} />
                  ))}
                </ul>
              </div>
              <Button
                icon={<IconRefresh size={15} aria-hidden />}
                onClick={() => void send('POST', `/payments/events/${event.id}/resend`)}
              >
                {t('pay.resend')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
};
