import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { leadMoney } from '../../workflows/invoice/lead-money.ts';
import type { Money as Amount } from '../../workflows/money/money.schema.ts';
import { moneyText } from '../../workflows/money/money.ts';
import { Money } from '../kit/Money.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';

/** What was billed, came, went back and is still asked for, and why that is not the lead's amount. */
export const InvoiceSums = ({ amount, invoices }: { amount: Amount | null; invoices: Invoice[] }) => {
  const { t, language } = useWords('lead');
  return leadMoney(amount, invoices).map(({ currency, differences, ...sums }) => (
    <div key={currency} className={css.sums}>
      <dl>
        {(['billed', 'paid', 'refunded', 'held', 'left'] as const)
          .filter((what) => (what !== 'refunded' && what !== 'held') || sums[what] > 0)
          .map((what) => (
            <div key={what}>
              <dt>{t(`money.${what}`)}</dt>
              <dd>
                <Money amount={{ amount: sums[what], currency }} />
              </dd>
            </div>
          ))}
      </dl>
      {differences.map((one) => (
        <p key={one.why} className={css.dim}>
          {t(`money.why.${one.why}`, { amount: moneyText({ amount: one.amount, currency }, language), currency })}
        </p>
      ))}
    </div>
  ));
};
