import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { IconArrowLeft, IconCopy, IconExternalLink, IconSend, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { whyNotBill, whyNotSend, whyNotVoid } from '../../workflows/invoice/invoice.ts';
import { post } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Header.tsx';
import { PageProblem } from '../kit/Problem.tsx';
import { refusalText } from '../kit/problem.ts';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { type Leaving, useNight, waitsText } from '../night/Night.tsx';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';
import { Lines, Sums } from './Lines.tsx';
import { Messages } from './Messages.tsx';
import { PaperWarning } from './PaperWarning.tsx';
import { Payments } from './Payments.tsx';
import { StateChip } from './StateChip.tsx';
import { Story } from './Story.tsx';
import { Trouble } from './Trouble.tsx';
import { VoidDialog } from './VoidDialog.tsx';

export const InvoicePage = () => {
  const { id = '' } = useParams({ strict: false });
  const invoice = useQuery(asking('/invoices/{id}', { path: { id } }));
  if (!invoice.data && invoice.error) return <PageProblem error={invoice.error} again={() => void invoice.refetch()} />;
  if (!invoice.data) return <PageSkeleton />;
  return <Shown invoice={invoice.data} />;
};

/** An invoice: its state, lines, money, messages and story; what can still be done with it. */
const Shown = ({ invoice }: { invoice: Invoice }) => {
  const { t } = useWords('invoice');
  const [voiding, setVoiding] = useState(false);
  const { number, leadId } = invoice;
  const lead = useQuery(asking('/leads/{id}', { path: { id: leadId } })).data;
  const clockOffset = lead?.clockOffset ?? 0;
  useEffect(() => void (document.title = `${t('title', { number })} · Voronka`), [t, number]);
  const { ask, question } = useNight();
  const path = { id: invoice.id };
  const after = {
    changes: [['/leads/{id}/invoices', { path: { id: leadId } }]] satisfies Question[],
    then: (changed: Invoice) => cache.setQueryData(asking('/invoices/{id}', { path }).queryKey, changed),
  };
  const sending = useWrite(({ from: _from, ...body }: Leaving) => post('/invoices/{id}/send', { path, body }), {
    ...after,
    says: (_invoice, { from }) => (from ? waitsText(number, from) : t('sent', { number })),
  });
  const annulling = useWrite(() => post('/invoices/{id}/void', { path }), {
    ...after,
    says: t('voided', { number }),
    tone: 'dim',
  });
  const busy = sending.busy || annulling.busy;
  const { state } = invoice;
  const notBillable = state === 'draft' ? whyNotBill(invoice.total) : undefined;
  const notVoid = whyNotVoid({ state: invoice.state, paid: invoice.paid.amount });
  const copy = () =>
    navigator.clipboard.writeText(invoice.payUrl).then(
      () => toast(t('copied'), { tone: 'green' }),
      () => toast(t('copy.failed'), { tone: 'amber' }),
    );
  return (
    <Page
      title={
        <>
          <Link
            to="/leads/$id"
            params={{ id: leadId }}
            className={css.back}
            aria-label={lead ? `${t('lead')}: ${lead.name}` : t('lead')}
          >
            <IconArrowLeft size={18} />
          </Link>
          {t('title', { number })}
          <span className={css.wide}>
            <StateChip invoice={invoice} />
          </span>
        </>
      }
      action={
        <>
          <Button
            look="danger"
            icon={<IconX size={16} />}
            folds
            busy={busy}
            why={notVoid && refusalText(notVoid)}
            onClick={() => setVoiding(true)}
          >
            {t('void')}
          </Button>
          {invoice.state !== 'draft' && (
            <Button icon={<IconCopy size={16} />} folds onClick={() => void copy()}>
              {t('copy')}
            </Button>
          )}
          {!whyNotSend(invoice) && (
            <Button
              look="primary"
              icon={<IconSend size={16} />}
              busy={busy}
              why={notBillable && refusalText(notBillable)}
              onClick={() =>
                void ask(leadId, async (leaving) => void (await sending.write(leaving))).catch(toastProblem)
              }
            >
              {t('send')}
            </Button>
          )}
        </>
      }
    >
      {invoice.trouble && <Trouble invoice={invoice} trouble={invoice.trouble} />}
      {!whyNotSend(invoice) && <PaperWarning leadId={leadId} words={invoice.lines.map(({ text }) => text)} />}
      <div className={css.columns}>
        <div className={css.column}>
          <Sums invoice={invoice} lead={lead} clockOffset={clockOffset} />
          <Lines invoice={invoice} />
          <Payments invoice={invoice} />
          {invoice.state !== 'draft' && (
            <a className={css.open} href={invoice.payUrl} target="_blank" rel="noreferrer">
              {t('open')}
              <IconExternalLink size={14} />
            </a>
          )}
        </div>
        <div className={css.column}>
          <Messages invoice={invoice} />
          <Story invoice={invoice} lead={lead} />
        </div>
      </div>
      {question}
      {voiding && (
        <VoidDialog
          number={number}
          onClose={() => setVoiding(false)}
          onVoid={() => {
            setVoiding(false);
            void annulling.write();
          }}
        />
      )}
    </Page>
  );
};
