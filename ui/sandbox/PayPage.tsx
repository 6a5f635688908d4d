import { IconAlertTriangle, IconCircleCheck, IconCreditCard, IconFlask, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWrite } from '../ask/use-write.ts';
import { Money } from '../kit/Money.tsx';
import { Time } from '../kit/Time.tsx';
import { languages } from '../language.ts';
import { speak, useWords } from '../words.ts';
import { Appearance } from './Appearance.tsx';
import css from './PayPage.module.css';
import { send, useLive, usePayment } from './sandbox-api.ts';
import type { Payment } from './sandbox-api.ts';

type Way = 'pay' | 'refuse' | 'twice' | 'half' | 'bounce';
type Paid = { outcome: 'paid' | 'declined'; returnTo: string | null; payment: Payment };

/** The provider's own page, where the client pays; in the session's language. */
export const PayPage = ({ id }: { id: string }) => {
  const { t } = useWords('sandbox');
  const { data: payment, error } = usePayment(id);
  useLive();
  const locale = payment?.locale?.slice(0, 2);
  useEffect(() => {
    const spoken = languages.find((one) => one === locale);
    if (spoken) void speak(spoken);
  }, [locale]);
  useEffect(() => {
    document.title = t('checkout.title');
  });
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <span className={css.flask}>
          <IconFlask size={16} aria-hidden /> {t('checkout.sandbox')}
        </span>
        <Appearance />
      </header>
      <main className={css.main}>
        {payment && <Checkout payment={payment} />}
        {error && (
          <div className={css.card}>
            <h1>{t('checkout.missing')}</h1>
            <p>{t('checkout.missingText')}</p>
          </div>
        )}
      </main>
    </div>
  );
};

const Checkout = ({ payment }: { payment: Payment }) => {
  const { t } = useWords('sandbox');
  const cache = useQueryClient();
  const paying = useWrite((way: Way) => send<Paid>('POST', `/payments/${payment.id}/pay`, { way }), {
    refusal: 'form',
    then: ({ payment: paid, returnTo }) => {
      cache.setQueryData(['payment', 'one', payment.id], paid);
      if (goesBack(returnTo)) location.assign(returnTo);
    },
  });
  const { write: pay, wish: way, error: problem, answer } = paying;
  const isLeaving = goesBack(answer?.returnTo);
  const busy = paying.busy || isLeaving;
  const declined = answer?.outcome === 'declined' && !isLeaving;

  return (
    <div className={css.card}>
      <h1>{t('checkout.title')}</h1>
      {payment.description && <p className={css.dim}>{payment.description}</p>}
      <table className={css.lines}>
        <tbody>
          {payment.lines.map((line, i) => (
            <tr key={i}>
              <th scope="row">
                {line.name}
                {line.quantity > 1 && <small> × {line.quantity}</small>}
              </th>
              <td>
                <Money amount={{ ...payment.amount, amount: line.total }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('checkout.total')}</th>
            <td>
              <Money amount={payment.amount} />
            </td>
          </tr>
        </tfoot>
      </table>

      {payment.status === 'open' && (
        <>
          {declined && (
            <p className={css.bad} role="alert">
              <IconAlertTriangle size={18} aria-hidden /> {t('checkout.declined')}
            </p>
          )}
          <div className={css.plastic} aria-hidden>
            <IconCreditCard size={22} />
            <span>4242 4242 4242 4242</span>
            <span>12 / 34</span>
          </div>
          <button type="button" className={css.pay} disabled={busy} onClick={() => void pay('pay')}>
            <IconLock size={17} aria-hidden />
            {way === 'pay' ? t('checkout.paying') : t('checkout.pay')} <Money amount={payment.amount} />
          </button>
          {payment.cancelUrl && isWeb(payment.cancelUrl) && (
            <a className={css.cancel} href={payment.cancelUrl}>
              {t('checkout.cancel')}
            </a>
          )}
          <p className={css.dim}>
            {t('checkout.until')} <Time at={payment.expiresAt} as="exact" />
          </p>
          <Only>
            {(['refuse', 'half', 'twice', 'bounce'] as const).map((way) => (
              <button key={way} type="button" disabled={busy} onClick={() => void pay(way)}>
                {t(`checkout.${way}`)}
              </button>
            ))}
          </Only>
        </>
      )}
      {payment.status === 'complete' && (
        <>
          <p className={payment.paymentStatus === 'paid' ? css.good : css.bad} role="status">
            <IconCircleCheck size={18} aria-hidden />{' '}
            {t(payment.paymentStatus === 'paid' ? 'checkout.paid' : 'checkout.bounced')}
          </p>
          {isWeb(payment.returnTo) && (
            <a className={css.pay} href={payment.returnTo}>
              {t('checkout.return')}
            </a>
          )}
          <Only>
            <button type="button" disabled={busy} onClick={() => void pay('twice')}>
              {t('checkout.again')}
            </button>
          </Only>
        </>
      )}
      {payment.status === 'expired' && (
        <p className={css.bad} role="status">
          <IconAlertTriangle size={18} aria-hidden /> {t('checkout.expired')}
        </p>
      )}
      {problem && (
        <p className={css.bad} role="alert">
          <IconAlertTriangle size={18} aria-hidden /> {problem.message}
        </p>
      )}
    </div>
  );
};

/** What no real provider offers, marked so that nobody takes it for the real thing. */
const Only = ({ children }: { children: React.ReactNode }) => {
  const { t } = useWords('sandbox');
  return (
    <section className={css.only} aria-label={t('checkout.only')}>
      <h2>
        <IconFlask size={15} aria-hidden /> {t('checkout.only')}
      </h2>
      <div>{children}</div>
    </section>
  );
};

const goesBack = (url: string | null | undefined): url is string => Boolean(url && isWeb(url));
const isWeb = (url: string) => /^https?:\/\//.test(url);
