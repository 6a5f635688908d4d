import { Link } from '@tanstack/react-router';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { isOpen, openAmount } from '../../workflows/invoice/invoice.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { dayText } from '../kit/time.ts';
import { Time } from '../kit/Time.tsx';
import { languageNames } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';
import { StateChip } from './StateChip.tsx';

/** The money at one glance, and whose it is. */
export const Sums = ({
  invoice,
  lead,
  clockOffset,
}: {
  invoice: Invoice;
  lead: Lead | undefined;
  clockOffset: number;
}) => {
  const { t } = useWords('invoice');
  const { total, paid } = invoice;
  const left = { ...total, amount: isOpen(invoice.state) ? openAmount({ total: total.amount, paid: paid.amount }) : 0 };
  return (
    <Section
      title={t('lead')}
      aside={
        <>
          <Time at={invoice.createdAt} clockOffset={clockOffset} />
          <span className={css.narrow}>
            <StateChip invoice={invoice} />
          </span>
        </>
      }
    >
      <p className={css.lead}>
        {lead ? (
          <Link
            to="/leads/$id"
            params={{ id: lead.id }}
          >{`${lead.name} · ${t('kit:number', { number: lead.number })}`}</Link>
        ) : (
          '…'
        )}
      </p>
      <dl className={css.sums}>
        <div>
          <dt>{t('total')}</dt>
          <dd>
            <Money amount={total} />
          </dd>
        </div>
        <div>
          <dt>{t('paid')}</dt>
          <dd data-tone={paid.amount ? 'green' : undefined}>
            <Money amount={paid} />
          </dd>
        </div>
        {invoice.refunded.amount > 0 && (
          <div>
            <dt>{t(invoice.state === 'disputed' ? 'held' : 'refunded')}</dt>
            <dd data-tone="red">
              <Money amount={invoice.refunded} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('left')}</dt>
          <dd>
            <Money amount={left} />
          </dd>
        </div>
        <div>
          <dt>{t('due')}</dt>
          <dd className={css.small} data-tone={invoice.overdueAt && left.amount ? 'red' : undefined}>
            {dayText(invoice.dueAt)}
          </dd>
        </div>
        <div>
          <dt>{t('language')}</dt>
          <dd className={css.small} lang={invoice.language}>
            {languageNames[invoice.language]}
          </dd>
        </div>
      </dl>
    </Section>
  );
};

export const Lines = ({ invoice: { lines, total } }: { invoice: Invoice }) => {
  const { t } = useWords('invoice');
  const { currency } = total;
  return (
    <Section title={t('lines')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('line.text')}</th>
            <th scope="col" data-number>
              {t('line.quantity')}
            </th>
            <th scope="col" data-number>
              {t('line.unit')}
            </th>
            <th scope="col" data-number>
              {t('line.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>{line.text}</td>
              <td data-number>{line.quantity}</td>
              <td data-number>
                <Money amount={{ amount: line.unitAmount, currency }} />
              </td>
              <td data-number>
                <Money amount={{ amount: line.amount, currency }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('total')}
            </th>
            <td data-number>
              <Money amount={total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
};
