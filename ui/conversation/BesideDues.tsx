import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { askingPages } from '../ask/asking.ts';
import { ChannelIcon } from '../channel/ChannelIcon.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { invoicesQuery } from '../lead/lead-query.ts';
import { leadTasksQuery } from '../task/task-query.ts';
import { taskText } from '../task/task-text.ts';
import { useWords } from '../words.ts';
import css from './Beside.module.css';

const isUnpaid = ({ state }: Pick<Invoice, 'state'>): boolean => state === 'sent' || state === 'part_paid';

/** What is to be done and to be paid in the lead of a talk. */
export const Dues = ({ leadId }: { leadId: string }) => {
  const { t } = useWords('conversation');
  const tasks = useQuery(leadTasksQuery(leadId)).data?.items.filter(({ state }) => state === 'open') ?? [];
  const invoices = useQuery(invoicesQuery(leadId)).data?.items.filter(isUnpaid) ?? [];
  return (
    <>
      {tasks.length > 0 && (
        <Section title={t('beside.tasks')} aside={tasks.length}>
          <ul className={css.dues}>
            {tasks.map(({ id, text, dueAt, overdueAt }) => (
              <li key={id}>
                <span>{taskText(text)}</span>
                <span className={overdueAt ? css.late : css.dim}>
                  <Time at={dueAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {invoices.length > 0 && (
        <Section title={t('beside.invoices')} aside={invoices.length}>
          <ul className={css.dues}>
            {invoices.map(({ id, total, dueAt, overdueAt }) => (
              <li key={id}>
                <Link to="/invoices/$id" params={{ id }}>
                  <Money amount={total} />
                </Link>
                <span className={overdueAt ? css.late : css.dim}>
                  <Time at={dueAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};

/** What else this client and we have written to each other, the newest first. */
export const OtherTalks = ({ talk }: { talk: Conversation }) => {
  const { t } = useWords('conversation');
  const query = askingPages('/conversations', { query: { contact: talk.contact.id, limit: 10 } });
  const others = useInfiniteQuery(query).data?.pages[0]?.items.filter(({ id }) => id !== talk.id) ?? [];
  if (others.length === 0) return null;
  return (
    <Section title={t('beside.talks')} aside={others.length}>
      <ul className={css.dues}>
        {others.map((one) => (
          <li key={one.id}>
            <Link to="/conversations" search={(search: object) => ({ ...search, open: one.id })}>
              <ChannelIcon account={one.account} size={13} /> {one.lastText || t('without.words')}
            </Link>
            <span className={css.dim}>
              <Time at={one.lastAt} as="age" />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
