import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { readSubject, subjectChange } from '../subject/subject.ts';
import type { Change, Doing } from '../write.ts';
import { newTicket, type Made, type Wish } from './new-ticket.ts';
import { tickets } from './ticket-record.ts';

/**
 * What one message is about becomes a ticket of its own: its client is the talk's, its description what was written. The talk stays with the ticket that it
 * has, to which the new one is related. Nobody waits for an answer there. Refused: NotFound, and as `newTicket`.
 */
export const ticketOfMessage = async (
  db: Database,
  { messageId, ...wish }: Wish & { messageId: string },
  talk: ConversationRow,
  doing: Doing,
): Promise<Change<Made> | Refusal> => {
  const { rows } = await db.pool.query<{ text: string }>(
    'SELECT text FROM message WHERE id = $1 AND conversation_id = $2',
    [messageId, talk.id],
  );
  if (!rows[0]) return refuse('NotFound');
  const first = talk.ticket_id === null ? undefined : await readSubject(db, tickets, talk.ticket_id);
  const other = first && !isRefusal(first) ? first : undefined;
  const said = { description: wish.description || rows[0].text, answer: null };
  const links = other ? { related: [other.id] } : {};
  const made = await newTicket(db, { ...wish, ...said, ...links }, talk, doing);
  if (isRefusal(made) || !other) return made;
  const { id: ticket, track } = made.result;
  const told = subjectChange(tickets, other, doing, [{ type: 'ticket.related', data: { ticket, track } }]);
  return { ...together(made, [told]), result: made.result };
};
