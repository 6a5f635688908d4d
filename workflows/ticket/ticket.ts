import type { PipedNoun } from '../subject/noun.ts';
import { decideTicket, evolveTicket } from './decide.ts';
import type { TicketOrder } from './order.ts';
import { ticket } from './ticket.noun.ts';

/** A ticket as the rooms know it that work for every noun with a pipeline. */
export const pipedTicket: PipedNoun = {
  ...ticket,
  called: (facts) => `${String(facts['track'])} ${String(facts['subject'])}`,
  decide: (facts, action, definition) => decideTicket(facts, action as TicketOrder, definition),
  give: (to) => ({ do: 'ticket.assign', ...to }),
  evolve: evolveTicket,
  echoes: () => [],
};
