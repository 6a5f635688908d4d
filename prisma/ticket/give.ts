import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { readSubject, subjectChange, subjectNow, type Done } from '../subject/subject.ts';
import { command } from '../write.ts';
import { decided, noticesOf } from './decided.ts';
import { tickets } from './ticket-record.ts';

/** The router's word: to a user, who is told, or back to nobody. Refused: NotFound, TicketClosed, TicketMerged. */
export const giveTicket = (
  db: Database,
  { id, to, at, why, group }: { id: string; to: string | null; at: string; why?: 'shift_end'; group?: string },
): Promise<Done | Refusal> =>
  command(db, { request: null }, async () => {
    const row = await readSubject(db, tickets, id);
    if (isRefusal(row)) return row;
    const now = subjectNow(row, at);
    const told = await decided(db, row, [{ do: 'ticket.assign', to, group, why }], now);
    if (isRefusal(told)) return told;
    const change = subjectChange(tickets, row, { actor: { kind: 'system' }, at: now }, told);
    return { ...change, inserts: [...(change.inserts ?? []), ...noticesOf(row, told)] };
  });
