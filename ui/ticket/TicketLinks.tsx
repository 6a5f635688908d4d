import { Link } from '@tanstack/react-router';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { trackText } from '../../workflows/task/track.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { del, put } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import card from '../contact/Card.module.css';
import { LinkTicket, type Linked } from './LinkTicket.tsx';
import { changedBy, changeTicket } from './tickets.ts';

type Other = NonNullable<Ticket['parent']>;

/** Where it is talked about, and which tickets it has to do with: each can be linked, and taken off again. */
export const TicketLinks = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useWords('ticket');
  const { id, talks, leadId, parent, parts, related, follows, mergedInto } = ticket;
  const [at, setAt] = useState<HTMLElement>();
  const [linking, link] = useState<Linked>();
  const changes = changedBy(id);
  const freeing = useWrite(() => changeTicket(ticket, { parentId: null }));
  const unrelating = useWrite((other: string) => del('/tickets/{id}/related/{other}', { path: { id, other } }), {
    changes: [...changes, ['/tickets/{id}']],
    says: t('unlinked'),
    undo: (_, other) => put('/tickets/{id}/related/{other}', { path: { id, other } }),
  });
  const untalking = useWrite((other: string) => del('/tickets/{id}/talks/{other}', { path: { id, other } }), {
    changes,
    says: t('unlinked'),
    undo: (_, other) => put('/tickets/{id}/talks/{other}', { path: { id, other } }),
  });
  const others: [string, Other[], ((other: Other) => void)?][] = [
    [t('merged.into'), mergedInto ? [mergedInto] : []],
    [t('parent'), parent ? [parent] : [], () => void freeing.write()],
    [t('parts'), parts],
    [t('related'), related, (other) => void unrelating.write(other.id)],
    [t('follows'), follows ? [follows] : []],
  ];
  const isNone = talks.length === 0 && !leadId && others.every(([, some]) => some.length === 0);
  return (
    <Section
      title={t('links')}
      aside={
        <Button
          look="quiet"
          icon={<IconPlus size={15} />}
          label={t('link')}
          onClick={(event) => setAt(event.currentTarget)}
        />
      }
    >
      {isNone && <p className={card.dim}>{t('links.none')}</p>}
      <div className={card.rows}>
        {talks.map((open) => (
          <div key={open}>
            <Link to="/conversations" search={{ show: 'all', open }}>
              {t('talk.open')}
            </Link>
            <Off label={t('talk.off')} onClick={() => void untalking.write(open)} />
          </div>
        ))}
        {leadId && (
          <Link to="/leads/$id" params={{ id: leadId }}>
            {t('lead.open')}
          </Link>
        )}
        {others.flatMap(([name, some, off]) =>
          some.map((other) => (
            <div key={`${name} ${other.id}`}>
              <span className={card.dim}>{name}</span>{' '}
              <Link to="/tickets/$id" params={{ id: other.id }}>
                {trackText(other.track)} {other.subject}
              </Link>
              {off && <Off label={t('link.off', { track: trackText(other.track) })} onClick={() => off(other)} />}
            </div>
          )),
        )}
      </div>
      {at && (
        <Pop at={at} label={t('link')} onClose={() => setAt(undefined)}>
          {(['related', 'parent', 'talk'] as const).map((what) => (
            <MenuItem
              key={what}
              onClick={() => {
                setAt(undefined);
                link(what);
              }}
            >
              {t(`link.${what}`)}
            </MenuItem>
          ))}
        </Pop>
      )}
      {linking && <LinkTicket ticket={ticket} what={linking} onClose={() => link(undefined)} />}
    </Section>
  );
};

const Off = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <Button look="quiet" icon={<IconX size={13} />} label={label} onClick={onClick} />
);
