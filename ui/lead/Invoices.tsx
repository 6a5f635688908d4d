import { Link } from '@tanstack/react-router';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import type { Money as Amount } from '../../workflows/money/money.schema.ts';
import { Chip, type Tone } from '../kit/Chip.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { InvoiceSums } from './InvoiceSums.tsx';
import css from './Lead.module.css';

export const invoiceTones: Record<Invoice['state'], Tone> = {
  draft: 'dim',
  sent: 'blue',
  part_paid: 'amber',
  paid: 'green',
  overpaid: 'amber',
  part_refunded: 'amber',
  refunded: 'red',
  disputed: 'red',
  void: 'dim',
};

type Props = { invoices: Invoice[]; amount: Amount | null; clockOffset: number };

export const Invoices = ({ invoices, amount, clockOffset }: Props) => {
  const { t } = useWords('lead');
  if (invoices.length === 0) return null;
  return (
    <Section title={t('invoices')}>
      <ul className={css.list}>
        {invoices.map((invoice) => (
          <li key={invoice.id}>
            <Link to="/invoices/$id" params={{ id: invoice.id }}>
              {t('kit:number', { number: invoice.number })} · <Money amount={invoice.total} />
            </Link>
            <Chip tone={invoice.overdueAt && invoice.state === 'sent' ? 'red' : invoiceTones[invoice.state]}>
              {t(`invoice.${invoice.overdueAt && invoice.state === 'sent' ? 'overdue' : invoice.state}`)}
            </Chip>
            {invoice.state === 'sent' && (
              <span className={css.due}>
                <Time at={invoice.dueAt} clockOffset={clockOffset} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <InvoiceSums amount={amount} invoices={invoices} />
    </Section>
  );
};
