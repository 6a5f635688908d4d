import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useHasTickets } from '../pipeline/has-tickets.ts';
import { loadWords, useWords } from '../words.ts';

const NewTicket = lazy(async () => {
  const [{ NewTicket: dialog }] = await Promise.all([import('./NewTicket.tsx'), loadWords('ticket')]);
  return { default: dialog };
});

/** The tickets of whoever is written with, and a new one of this conversation. */
export const TalkTickets = ({ talk: { id, contact } }: { talk: Conversation }) => {
  const { t } = useWords('conversation');
  const [adding, setAdding] = useState(false);
  const has = useHasTickets();
  const tickets = useQuery({
    ...asking('/tickets', { query: { contact: contact.id, limit: 5 } }),
    enabled: has,
  }).data?.items;
  if (!has) return null;
  return (
    <Section
      title={t('beside.tickets')}
      aside={
        <Button
          look="quiet"
          label={t('beside.ticket.new')}
          icon={<IconPlus size={15} />}
          onClick={() => setAdding(true)}
        />
      }
    >
      {tickets?.map((ticket) => (
        <div key={ticket.id}>
          <Link to="/tickets/$id" params={{ id: ticket.id }}>
            {trackText(ticket.track)} {ticket.subject}
          </Link>
        </div>
      ))}
      <Suspense>{adding && <NewTicket talk={{ id, name: contact.name }} onClose={() => setAdding(false)} />}</Suspense>
    </Section>
  );
};
