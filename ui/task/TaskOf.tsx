import { Link } from '@tanstack/react-router';
import type { Task } from '../../workflows/task/task.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import css from './TaskRow.module.css';

/** The lead or the ticket that a task belongs to. */
export const TaskOf = ({ task: { lead, ticket } }: { task: Pick<Task, 'lead' | 'ticket'> }) => (
  <>
    {lead && (
      <Link to="/leads/$id" params={{ id: lead.id }} className={css.name}>
        {lead.name}
      </Link>
    )}
    {ticket && (
      <Link to="/tickets/$id" params={{ id: ticket.id }} className={css.name}>
        {trackText(ticket.track)} {ticket.subject}
      </Link>
    )}
  </>
);
