import { Link } from '@tanstack/react-router';
import { IconCalendarDue, IconDots } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import { trackText } from '../../../workflows/task/track.ts';
import type { TicketItem } from '../../../workflows/ticket/ticket.schema.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { ageText } from '../../kit/time.ts';
import { Time, useNow } from '../../kit/Time.tsx';
import { useCardDrag } from '../../lead/board/card-drag.ts';
import { choose, useIsChoosing, useIsChosen } from '../../lead/board/selection.ts';
import { AnswerLeft } from '../../service/AnswerLeft.tsx';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { PriorityChip } from '../chips.tsx';
import ticketCss from '../Ticket.module.css';
import css from '../../lead/board/Card.module.css';

type Props = { ticket: TicketItem; onMenu: (ticket: TicketItem, at: HTMLElement) => void };

/** A ticket on a board: whose, how urgent, and how long what was promised still runs. */
export const TicketCard = memo(({ ticket, onMenu }: Props) => {
  const { t } = useWords('ticket');
  const card = useRef<HTMLLIElement>(null);
  const users = useUsers();
  const chosen = useIsChosen(ticket.id);
  const choosing = useIsChoosing();
  const now = useNow();
  useCardDrag(card, ticket.id, ticket.stage);
  const { id, subject, track, contact, topic, priority, promise, dueAt, assigneeId, closedAt } = ticket;
  return (
    <li
      ref={card}
      className={css.card}
      data-choice={id}
      data-chosen={chosen || undefined}
      data-choosing={choosing || undefined}
    >
      <div className={css.row}>
        <input
          type="checkbox"
          className={css.select}
          checked={chosen}
          aria-label={t('choose', { name: subject })}
          onClick={(event) => choose(id, event.shiftKey)}
          onChange={() => undefined}
        />
        <Link to="/tickets/$id" params={{ id }} className={css.name} draggable={false} preload={false}>
          {subject}
        </Link>
      </div>
      <div className={css.row}>
        <span className={css.about}>{[contact?.name, topic].filter(Boolean).join(' · ') || '\u00a0'}</span>
      </div>
      <div className={ticketCss.marks}>
        <PriorityChip priority={priority} />
        {closedAt === null && promise && <AnswerLeft promise={promise} />}
        {closedAt === null && dueAt && (
          <span className={ticketCss.due} data-late={Date.parse(dueAt) < now || undefined}>
            <IconCalendarDue size={13} aria-hidden /> <Time at={dueAt} />
          </span>
        )}
      </div>
      <div className={css.foot}>
        <span className={css.source}>
          {trackText(track)} · {ageText(ticket.createdAt, now)}
        </span>
        <button
          type="button"
          className={css.more}
          aria-label={t('menu', { subject })}
          onClick={(event) => onMenu(ticket, event.currentTarget)}
        >
          <IconDots size={16} />
        </button>
        {assigneeId && (
          <Avatar id={assigneeId} name={users.find((user) => user.id === assigneeId)?.name ?? '?'} plain />
        )}
      </div>
    </li>
  );
});
