import { ticketGivenBack } from '../../workflows/ticket/given-back.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import { isRefusal, refuse } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import type { MassNoun } from '../mass-change/changed-noun.ts';
import { seesRecord } from '../record-sight.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { decided } from './decided.ts';
import { changeTicket } from './ticket.ts';

/** Each as by hand, with word to whoever gets it; whoever has room is given what waits by the process of each. */
export const massTickets: MassNoun = {
  act: async (db, { id, action, ...doing }) => {
    if (!(await mayChange(db, doing.actor, id))) return refuse('NotFound');
    return changeTicket(db, { ...doing, ticketId: id, orders: [action as TicketOrder], idle: 'NothingToChange' });
  },
  back: async (db, row, set, at) => {
    const orders = ticketGivenBack(set, row);
    const told = orders && (await decided(db, row, orders, at));
    return told && !isRefusal(told) ? told : undefined;
  },
};

/** A manager changes only what she sees, also when it is its turn. */
const mayChange = async (db: Database, { kind, id }: Actor, ticket: string): Promise<boolean> => {
  if (kind !== 'user' || !id) return true;
  const { rows } = await db.pool.query<{ role: Role }>('SELECT role FROM app_user WHERE id = $1', [id]);
  const role = rows[0]?.role;
  return role !== undefined && seesRecord(db, { id, role }, { noun: 'ticket', id: ticket });
};
