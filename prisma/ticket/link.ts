import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import { orderConversation, readConversationRow } from '../conversation/conversation-row.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { readSubject, subjectChange, type Done } from '../subject/subject.ts';
import type { SubjectRow } from '../subject/subject-record.ts';
import { command, type Change, type Doing } from '../write.ts';
import { decided } from './decided.ts';
import { tickets } from './ticket-record.ts';
import type { OnTicket } from './ticket.ts';

const named = (row: SubjectRow) => ({ ticket: row.id, track: String(row['track']) });

/** Two tickets have to do with one another from now on, or no more; each says so. Refused: NotFound, TicketOfItself, TicketMerged. */
export const relateTickets = (
  db: Database,
  { ticketId, otherId, on, ...doing }: OnTicket & { otherId: string; on: boolean },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { relate: ticketId, otherId, on } }, async () => {
    if (ticketId === otherId) return refuse('TicketOfItself');
    const [one, other] = [await readSubject(db, tickets, ticketId), await readSubject(db, tickets, otherId)];
    if (isRefusal(one)) return one;
    if (isRefusal(other)) return other;
    const does = on ? ('ticket.relate' as const) : ('ticket.unrelate' as const);
    const mine = await changed(db, doing, one, { do: does, ...named(other) });
    if (isRefusal(mine)) return mine;
    const its = await changed(db, doing, other, { do: does, ...named(one) });
    return isRefusal(its) ? its : { ...together(mine, [its]), result: mine.result };
  });

/**
 * A conversation is this ticket's from now on, and no other one's. Refused: NotFound, TicketClosed.
 */
export const linkTalk = (
  db: Database,
  { ticketId, talkId, ...doing }: OnTicket & { talkId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { talk: talkId, of: ticketId } }, async () => {
    const ticket = await readSubject(db, tickets, ticketId);
    if (isRefusal(ticket)) return ticket;
    const talk = await readConversationRow(db, talkId);
    if (isRefusal(talk)) return talk;
    if (ticket.closed_at) return refuse('TicketClosed');
    if (talk.ticket_id === ticketId) return { result: { id: ticketId, version: ticket.version } };
    const before = talk.ticket_id === null ? undefined : await readSubject(db, tickets, talk.ticket_id);
    const left =
      before && !isRefusal(before)
        ? await changed(db, doing, before, { do: 'ticket.untalk', talk: talkId })
        : undefined;
    if (isRefusal(left)) return left;
    const now = new Date().toISOString();
    const order = { do: 'ticket' as const, ...named(ticket) };
    const heard = orderConversation(talk, { ...doing, at: now }, order, { ticket_id: ticketId });
    if (isRefusal(heard)) return heard;
    const isKnown = (ticket['talks'] as string[]).includes(talkId);
    const told = isKnown ? [] : [{ type: 'ticket.talk_added', data: { talk: talkId } }];
    const added = subjectChange(tickets, ticket, doing, told);
    return { ...together(added, [heard, ...(left ? [left] : [])]), result: added.result };
  });

/** A conversation is not this ticket's any more. Refused: NotFound. */
export const unlinkTalk = (
  db: Database,
  { ticketId, talkId, ...doing }: OnTicket & { talkId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { talk: talkId, off: ticketId } }, async () => {
    const ticket = await readSubject(db, tickets, ticketId);
    if (isRefusal(ticket)) return ticket;
    const talk = await readConversationRow(db, talkId);
    if (isRefusal(talk)) return talk;
    const left = await changed(db, doing, ticket, { do: 'ticket.untalk', talk: talkId });
    if (isRefusal(left) || talk.ticket_id !== ticketId) return left;
    const order = { do: 'unticket' as const, ...named(ticket) };
    const now = new Date().toISOString();
    const heard = orderConversation(talk, { ...doing, at: now }, order, { ticket_id: null });
    return isRefusal(heard) ? heard : { ...together(left, [heard]), result: left.result };
  });

const changed = async (
  db: Database,
  doing: Doing,
  row: SubjectRow,
  order: TicketOrder,
): Promise<Change<Done> | Refusal> => {
  const told = await decided(db, row, [order], doing.at ?? new Date().toISOString());
  return isRefusal(told) ? told : subjectChange(tickets, row, doing, told);
};
