import { useQuery } from '@tanstack/react-query';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { MessageEntry } from '../lead/story/MessageEntry.tsx';
import { deliveriesQuery } from '../lead/story/lead-story.ts';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

/** What went to the client about this invoice, and how far it got. */
export const Messages = ({ invoice }: { invoice: Pick<Invoice, 'id' | 'leadId'> }) => {
  const { t } = useWords('invoice');
  const query = useQuery(deliveriesQuery(invoice.leadId));
  const messages = (query.data?.items ?? []).filter(({ invoiceId }) => invoiceId === invoice.id).toReversed();
  return (
    <Section title={t('messages')}>
      {query.isPending && <Skeleton rows={2} />}
      {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
      {query.data && messages.length === 0 && <p className={css.dim}>{t('messages.none')}</p>}
      <div className={css.story}>
        {messages.map((one) => (
          <MessageEntry
            key={one.id}
            at={one.createdAt}
            account={one.account}
            recipient={one.recipient}
            delivery={one}
          />
        ))}
      </div>
    </Section>
  );
};
