import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { orderConversation, readConversationRow } from '../conversation/conversation-row.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { readSubject, subjectChange, type Done } from '../subject/subject.ts';
import { settleFor } from '../work/settle.ts';
import { command, type Change } from '../write.ts';
import { tickets } from './ticket-record.ts';
import type { OnTicket } from './ticket.ts';

/** `with` becomes a part of this ticket and is closed; its talks are this one's now. Refused: NotFound, TicketOfItself, TicketMerged, TicketClosed. */
export const mergeTickets = async (
  db: Database,
  { ticketId, with: otherId, ...doing }: OnTicket & { with: string },
): Promise<Done | Refusal> => {
  let had: string | null = null;
  const done = await command<Done>(db, { key: doing.key, request: { merge: ticketId, with: otherId } }, async () => {
    if (ticketId === otherId) return refuse('TicketOfItself');
    const [stays, goes] = [await readSubject(db, tickets, ticketId), await readSubject(db, tickets, otherId)];
    if (isRefusal(stays)) return stays;
    if (isRefusal(goes)) return goes;
    if (stays['merged_into_id'] || goes['merged_into_id']) return refuse('TicketMerged');
    if (stays.closed_at || goes.closed_at) return refuse('TicketClosed');
    had = goes['responsible_id'] as string | null;
    const talks = (goes['talks'] as string[]).filter((talk) => !(stays['talks'] as string[]).includes(talk));
    const named = (row: typeof stays) => ({ ticket: row.id, track: String(row['track']) });
    const closing = { ...named(stays), to: goes.stage, closes: true };
    const gone = subjectChange(tickets, goes, doing, [{ type: 'ticket.merged', data: closing }]);
    const whole = subjectChange(tickets, stays, doing, [
      { type: 'ticket.absorbed', data: named(goes) },
      ...talks.map((talk) => ({ type: 'ticket.talk_added', data: { talk } })),
    ]);
    const moved: Change[] = [];
    for (const talk of talks) {
      const row = await readConversationRow(db, talk);
      if (isRefusal(row) || row.ticket_id !== otherId) continue;
      const order = { do: 'ticket' as const, ...named(stays) };
      const change = orderConversation(row, { ...doing, at: new Date().toISOString() }, order, { ticket_id: ticketId });
      if (!isRefusal(change)) moved.push(change);
    }
    return { ...together(whole, [gone, ...moved]), result: whole.result };
  });
  if (!isRefusal(done)) await settleFor(db, had);
  return done;
};
