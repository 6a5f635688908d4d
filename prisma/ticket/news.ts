import type { Actor } from '../../workflows/event/event.schema.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { notificationFor } from '../user/notification.ts';

/** What those who watch a ticket hear of. */
const NEWS = new Set([
  ...['ticket.moved', 'ticket.reopened', 'ticket.merged', 'ticket.assigned', 'ticket.late', 'ticket.rated'],
  'ticket.client_wrote',
]);

/** A row of the bell for each who watches; nobody is told of what she does herself, and of several things at once of the last one. */
export const newsOfTicket = (row: Record<string, unknown>, told: Pick<Told, 'type' | 'data'>[], actor: Actor) => {
  const last = told.findLast(({ type }) => NEWS.has(type));
  if (!last) return [];
  const about = { ticket: row['id'], track: row['track'], subject: row['subject'], news: last.type };
  return ((row['watchers'] ?? []) as string[])
    .filter((id) => id !== actor.id && id !== last.data['to'])
    .map((id) => notificationFor(id, 'ticket.news', null, about));
};
