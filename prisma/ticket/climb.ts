import { isRefusal } from '../../workflows/refusal.ts';
import type { PolicyRung } from '../../workflows/service/rung.schema.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import { orderOfStep } from '../../workflows/ticket/raise.ts';
import type { Database } from '../client.ts';
import { factsOfSubject, type SubjectRow } from '../subject/subject-record.ts';
import type { Change } from '../write.ts';
import { decided, isGroup, isThere, noticesOf } from './decided.ts';
import { tickets } from './ticket-record.ts';

type Moved = { did: 'assigned' | 'raised' | 'nothing'; told: Told[]; inserts: NonNullable<Change['inserts']> };

/** A step that hands a ticket on or raises it; what cannot be done, or is so already, comes to nothing. */
export const movedByStep = async (db: Database, row: SubjectRow, rung: PolicyRung, at: string): Promise<Moved> => {
  const order = orderOfStep(rung, factsOfSubject(tickets, row));
  const told = order && (await isPossible(db, order)) ? await decided(db, row, [order], at) : [];
  if (isRefusal(told) || told.length === 0) return { did: 'nothing', told: [], inserts: [] };
  return { did: rung.assign ? 'assigned' : 'raised', told, inserts: noticesOf(row, told) };
};

const isPossible = async (db: Database, order: TicketOrder): Promise<boolean> => {
  if (order.do !== 'ticket.assign') return true;
  if (order.to && !(await isThere(db, order.to))) return false;
  return !order.group || (await isGroup(db, order.group));
};
