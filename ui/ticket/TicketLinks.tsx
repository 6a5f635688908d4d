import { Link } from '@tanstack/react-router';
import { trackText } from '../../workflows/task/track.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import card from '../contact/Card.module.css';

type Other = NonNullable<Ticket['parent']>;

/** Where it is talked about, and which tickets it has to do with. */
export const TicketLinks = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useWords('ticket');
  const { talks, leadId, parent, parts, follows, mergedInto } = ticket;
  const others: [string, Other[]][] = [
    [t('merged.into'), mergedInto ? [mergedInto] : []],
    [t('parent'), parent ? [parent] : []],
    [t('parts'), parts],
    [t('follows'), follows ? [follows] : []],
  ];
  if (talks.length === 0 && !leadId && others.every(([, some]) => some.length === 0)) return null;
  return (
    <Section title={t('links')}>
      <div className={card.rows}>
        {talks.map((open) => (
          <Link key={open} to="/conversations" search={{ show: 'all', open }}>
            {t('talk.open')}
          </Link>
        ))}
        {leadId && (
          <Link to="/leads/$id" params={{ id: leadId }}>
            {t('lead.open')}
          </Link>
        )}
        {others.flatMap(([name, some]) =>
          some.map((other) => (
            <div key={other.id}>
              <span className={card.dim}>{name}</span>{' '}
              <Link to="/tickets/$id" params={{ id: other.id }}>
                {trackText(other.track)} {other.subject}
              </Link>
            </div>
          )),
        )}
      </div>
    </Section>
  );
};
