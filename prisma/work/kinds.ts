import type { Refusal } from '../../workflows/refusal.ts';
import { giveCallback } from '../callback/give.ts';
import { giveConversation } from '../conversation/give.ts';
import type { Database } from '../client.ts';
import { giveTicket } from '../ticket/give.ts';

export type Given = {
  id: string;
  to: string | null;
  at: string;
  /** her shift has ended */
  why?: 'shift_end';
  /** to which group besides */
  group?: string;
};
/** To a user by rule, or back to those that nobody has. */
type Give = (db: Database, given: Given) => Promise<unknown | Refusal>;

/** How each kind of work is given: the command of its noun, which also tells whoever gets it. */
export const givers: Record<string, Give> = {
  conversation: giveConversation,
  ticket: giveTicket,
  callback: giveCallback,
};
