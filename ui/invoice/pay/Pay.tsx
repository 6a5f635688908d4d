import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconLock,
  IconMapQuestion,
  IconReceiptRefund,
  IconX,
} from '@tabler/icons-react';
import { Fragment, useEffect } from 'react';
import type { PublicInvoice } from '../../../workflows/invoice/invoice.schema.ts';
import { receiptOf } from '../../../workflows/invoice/receipt.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import { post } from '../../ask/ask.ts';
import { askAgain } from '../../ask/asking.ts';
import { isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import type { Tone } from '../../kit/Chip.tsx';
import { ClientSheet } from '../../kit/ClientSheet.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { problemText } from '../../kit/problem.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { dayText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { speak, useWords } from '../../words.ts';
import { Confirming } from './Confirming.tsx';
import css from './Pay.module.css';
import { payQuery, returnedFrom, useWatch } from './watch.ts';

/** What the client sees behind the payment link; nobody is signed in here. */
export const PayPage = () => {
  const { token = '' } = useParams({ strict: false });
  const { t } = useWords('invoice/pay');
  const query = useQuery({ ...payQuery(token), refetchOnWindowFocus: true });
  useWatch(token, query.data);
  const own = query.data?.language;
  useEffect(() => {
    if (own && !heldBefore(token)) void speak(own);
  }, [own, token]);
  if (query.isPending) return <ClientSheet>{returnedFrom() ? <Confirming /> : <Skeleton rows={6} />}</ClientSheet>;
  if (!query.data)
    return (
      <ClientSheet>
        {isProblem(query.error) &&
        (query.error.status === 404 || query.error.status === 400 || query.error.status === 422) ? (
          <Empty heading icon={<IconMapQuestion />} title={t('missing.title')} text={t('missing.text')} />
        ) : (
          <Empty
            heading
            icon={<IconAlertTriangle />}
            title={t('failed.title')}
            text={problemText(query.error)}
            action={
              <Button look="primary" onClick={() => void query.refetch()}>
                {t('kit:again')}
              </Button>
            }
          />
        )}
      </ClientSheet>
    );
  return (
    <ClientSheet onSpeak={() => hold(token)}>
      <Bill token={token} invoice={query.data} />
    </ClientSheet>
  );
};

const Bill = ({ invoice, token }: { invoice: PublicInvoice; token: string }) => {
  const { t, language } = useWords('invoice/pay');
  const now = useNow();
  const { total, paid, lines, dueAt, state, payable } = invoice;
  useEffect(
    () => void (document.title = [t('title', { number: invoice.number }), invoice.seller].filter(Boolean).join(' · ')),
    [t, invoice.number, invoice.seller],
  );
  const sums = receiptOf({ state, total: total.amount, paid: paid.amount, refunded: invoice.refunded.amount });
  const overdue = payable && Date.parse(dueAt) < now;
  const shownSums = { paid: sums.paid, refunded: sums.refunded, left: sums.paid > 0 ? sums.open : 0 };
  const price = (amount: number) => moneyText({ amount, currency: total.currency }, language);
  const { confirming, trouble, contact } = invoice;
  const shown = confirming ? 'confirming' : payable && trouble ? 'trouble' : overdue ? 'overdue' : state;
  const look = looks[shown];
  const paying = useWrite(() => post('/pay/{token}', { path: { token } }), {
    then: ({ url }) => location.assign(url),
    refused: () => askAgain([['/pay/{token}', { path: { token } }]]),
    refusal: 'form',
  });
  const failed = paying.error;
  return (
    <>
      <header className={css.head}>
        {invoice.seller && <p className={css.seller}>{invoice.seller}</p>}
        <h1>{t('title', { number: invoice.number })}</h1>
        <p className={css.amount}>{price(payable ? sums.open : total.amount)}</p>
        <p className={css.state} data-tone={look.tone}>
          <look.Icon size={16} />
          {t(`state.${shown}`)}
        </p>
        {payable && !confirming && <p className={css.due}>{t(overdue ? 'wasDue' : 'due', { day: dayText(dueAt) })}</p>}
      </header>
      {confirming || (isProblem(failed) && failed.code === 'PaymentConfirming') ? (
        <Confirming contact={contact} />
      ) : payable ? (
        <div className={css.act}>
          {trouble && !failed && (
            <div className={css.note} data-tone="amber" role="alert">
              <p>{t('trouble')}</p>
              <p>{t('trouble.do', { contact })}</p>
            </div>
          )}
          {overdue && !trouble && <p className={css.note}>{t('overdue')}</p>}
          <button type="button" className={css.pay} onClick={() => void paying.write()} disabled={paying.busy}>
            {paying.busy ? t('opening') : trouble ? t('kit:again') : t('pay', { amount: price(sums.open) })}
          </button>
          <Problem error={failed} again={() => void paying.write()} />
          <p className={css.safe}>
            <IconLock size={14} />
            {t('safe')}
          </p>
        </div>
      ) : (
        <p className={css.note} data-tone={look.tone}>
          {t(`done.${state === 'sent' || state === 'part_paid' ? 'paid' : state}`)}
        </p>
      )}
      <section aria-label={t('lines')}>
        <h2 className={css.what}>{t('lines')}</h2>
        <ul className={css.lines}>
          {lines.map((line, index) => (
            <li key={index}>
              <span>
                {line.text}
                {line.quantity > 1 && (
                  <small>{t('each', { quantity: line.quantity, price: price(line.unitAmount) })}</small>
                )}
              </span>
              <span className={css.money}>{price(line.amount)}</span>
            </li>
          ))}
        </ul>
        <dl className={css.sums}>
          <dt>{t('total')}</dt>
          <dd>{price(total.amount)}</dd>
          {(['paid', 'refunded', 'left'] as const)
            .filter((what) => shownSums[what])
            .map((what) => (
              <Fragment key={what}>
                <dt>{t(what)}</dt>
                <dd>{price(shownSums[what])}</dd>
              </Fragment>
            ))}
        </dl>
      </section>
    </>
  );
};

const looks: Record<
  PublicInvoice['state'] | 'confirming' | 'trouble' | 'overdue',
  { tone: Tone; Icon: typeof IconCheck }
> = {
  draft: { tone: 'dim', Icon: IconClock },
  sent: { tone: 'blue', Icon: IconClock },
  part_paid: { tone: 'blue', Icon: IconClock },
  paid: { tone: 'green', Icon: IconCheck },
  overpaid: { tone: 'green', Icon: IconCheck },
  part_refunded: { tone: 'amber', Icon: IconReceiptRefund },
  refunded: { tone: 'dim', Icon: IconReceiptRefund },
  disputed: { tone: 'amber', Icon: IconAlertTriangle },
  confirming: { tone: 'blue', Icon: IconClock },
  trouble: { tone: 'amber', Icon: IconAlertTriangle },
  overdue: { tone: 'amber', Icon: IconAlertTriangle },
  void: { tone: 'dim', Icon: IconX },
};

/** A language chosen by hand outlives a reload of this very page. */
const held = (token: string) => `pay.language.${token}`;
const hold = (token: string) => sessionStorage.setItem(held(token), '1');
const heldBefore = (token: string) => sessionStorage.getItem(held(token)) !== null;
