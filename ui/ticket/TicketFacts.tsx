import { Link } from '@tanstack/react-router';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { priorityWords, sourceWords, ticketListWords, ticketValueWords } from '../../workflows/ticket/column.words.ts';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { InPlace } from '../kit/InPlace.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { Pair } from '../lead/Origin.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import card from '../contact/Card.module.css';
import shared from '../lead/Lead.module.css';
import { changeTicket } from './tickets.ts';

/** What is known of a ticket, edited where it stands. */
export const TicketFacts = ({ ticket, pipeline }: { ticket: Ticket; pipeline: Pipeline | undefined }) => {
  const { t, language } = useWords('ticket');
  const users = useUsers();
  const word = (key: keyof typeof ticketValueWords) => inLanguage(ticketValueWords[key], language);
  const prioritizing = useWrite((priority: Priority) => changeTicket(ticket, { priority }));
  const waking = useWrite(() => changeTicket(ticket, { postponedUntil: null }));
  const reason = pipeline?.definition.lossReasons.find(({ key }) => key === ticket.reason);
  return (
    <Section title={t('facts')}>
      <dl className={shared.pairs}>
        <Pair name={word('subject')}>
          <InPlace
            label={word('subject')}
            value={ticket.subject}
            required
            maxLength={300}
            onSave={(subject) => changeTicket(ticket, { subject })}
          />
        </Pair>
        {ticket.contact && (
          <Pair name={word('contactId')}>
            <Link to="/contacts/$id" params={{ id: ticket.contact.id }}>
              {ticket.contact.name}
            </Link>
          </Pair>
        )}
        {ticket.rating !== null && (
          <Pair name={word('rating')}>
            {ticket.rating} / 5{ticket.ratingComment && <q> {ticket.ratingComment}</q>}
          </Pair>
        )}
        <Pair name={inLanguage(ticketValueWords.responsible, language)}>
          {users.find(({ id }) => id === ticket.assigneeId)?.name ?? t('nobody')}
        </Pair>
        <Pair name={word('priority')}>
          <select
            className={card.select}
            aria-label={word('priority')}
            value={ticket.priority}
            onChange={({ target }) => void prioritizing.write(target.value as Priority)}
          >
            {Priority.options.map((one) => (
              <option key={one} value={one}>
                {inLanguage(priorityWords[one], language)}
              </option>
            ))}
          </select>
        </Pair>
        {(['topic', 'type', 'branch', 'region'] as const).map((key) => (
          <Pair key={key} name={word(key)}>
            <InPlace
              label={word(key)}
              value={ticket[key]}
              maxLength={60}
              onSave={(value) => changeTicket(ticket, { [key]: value })}
            />
          </Pair>
        ))}
        <Pair name={word('tags')}>
          <InPlace
            label={word('tags')}
            value={ticket.tags.join(', ')}
            onSave={(typed) => changeTicket(ticket, { tags: tagsIn(typed) })}
          />
        </Pair>
        <Pair name={word('source')}>{inLanguage(sourceWords[ticket.source], language)}</Pair>
        <Pair name={inLanguage(ticketListWords.createdAt, language)}>
          <Time at={ticket.createdAt} as="exact" />
        </Pair>
        {ticket.watchers.length > 0 && (
          <Pair name={t('watchers')}>
            {ticket.watchers.map((id) => users.find((user) => user.id === id)?.name).join(', ')}
          </Pair>
        )}
        {ticket.postponedUntil && (
          <Pair name={t('postponed')}>
            <Time at={ticket.postponedUntil} as="exact" />{' '}
            <Button look="quiet" busy={waking.busy} onClick={() => void waking.write()}>
              {t('wake')}
            </Button>
          </Pair>
        )}
        {reason && <Pair name={t('reason')}>{inLanguage(reason.name, language)}</Pair>}
      </dl>
    </Section>
  );
};

const tagsIn = (typed: string): string[] =>
  typed
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
