import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import type { TicketPatch } from '../../workflows/ticket/ticket.schema.ts';
import type { Database } from '../client.ts';
import { readSubject, subjectChange, subjectNow, type Done } from '../subject/subject.ts';
import { routeWorks, settleFor } from '../work/settle.ts';
import { command, type Doing } from '../write.ts';
import { decided, isGroup, isThere, noticesOf } from './decided.ts';
import { tickets } from './ticket-record.ts';

export type OnTicket = Doing & { ticketId: string };

type Orders = OnTicket & {
  orders: TicketOrder[];
  version?: number | undefined;
  /** what it is refused with where nothing changes */
  idle?: 'NothingToChange';
};

/** Orders to a ticket, all of them or none. Refused: NotFound, and as `decideTicket` says; VersionChanged where `version` is not the row's. */
export const orderTicket = async (db: Database, given: Orders): Promise<Done | Refusal> => {
  const done = await changeTicket(db, given);
  if (isRefusal(done)) return done;
  // whoever has got room takes what waits, and what nobody has any more is looked at
  await settleFor(db, done.had);
  if (given.orders.some((order) => order.do === 'ticket.assign' && order.to === null))
    await routeWorks(db, [given.ticketId]);
  return { id: done.id, version: done.version };
};

/** The same without looking at who has room now. `had`: who had it before. */
export const changeTicket = (
  db: Database,
  { ticketId, orders, version, idle, ...doing }: Orders,
): Promise<(Done & { had: string | null }) | Refusal> => {
  const request = { ticket: ticketId, orders, version };
  return command<Done & { had: string | null }>(db, { key: doing.key, request }, async () => {
    const row = await readSubject(db, tickets, ticketId);
    if (isRefusal(row)) return row;
    if (version !== undefined && row.version !== version) return refuse('VersionChanged');
    const at = doing.at ?? subjectNow(row);
    const told = (await whyNot(db, ticketId, orders, at)) ?? (await decided(db, row, orders, at));
    if (isRefusal(told)) return told;
    if (idle && told.length === 0) return refuse(idle);
    const change = subjectChange(tickets, row, { ...doing, at }, told);
    return {
      ...change,
      inserts: [...(change.inserts ?? []), ...noticesOf(row, told, doing.actor.id)],
      result: { ...change.result, had: row['responsible_id'] as string | null },
    };
  });
};

/** Whom and what orders name must be there, no ticket is a part of its own part, and none is put off until what has passed. */
const whyNot = async (
  db: Database,
  ticketId: string,
  orders: TicketOrder[],
  at: string,
): Promise<Refusal | undefined> => {
  for (const order of orders) {
    if (order.do === 'ticket.assign' && order.to && !(await isThere(db, order.to))) return refuse('PersonUnknown');
    if (order.do === 'ticket.assign' && order.group && !(await isGroup(db, order.group))) return refuse('GroupUnknown');
    if (order.do === 'ticket.set' && order.set.parentId && (await isWithin(db, order.set.parentId, ticketId)))
      return refuse('TicketOfItself');
    if (order.do === 'ticket.postpone' && Date.parse(order.until) <= Date.parse(at)) return refuse('DueInPast');
  }
  return undefined;
};

const isWithin = async (db: Database, part: string, whole: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `WITH RECURSIVE above(id, parent_id) AS (SELECT id, parent_id FROM ticket WHERE id = $1
       UNION SELECT k.id, k.parent_id FROM ticket k JOIN above a ON k.id = a.parent_id) SELECT id FROM above WHERE id = $2`,
    [part, whole],
  );
  return rows.length > 0;
};

/** What a patch asks for, in the order in which it is done: values first, so that a stage is entered with them. */
export const ordersOf = ({
  version: _,
  stage,
  reason,
  assigneeId,
  tags,
  postponedUntil,
  fields,
  ...set
}: TicketPatch): TicketOrder[] => [
  ...(Object.keys(set).length > 0 || fields ? [{ do: 'ticket.set' as const, set: utc(set), fields }] : []),
  ...(assigneeId === undefined ? [] : [{ do: 'ticket.assign' as const, to: assigneeId }]),
  ...(postponedUntil ? [{ do: 'ticket.postpone' as const, until: postponedUntil }] : []),
  ...(postponedUntil === null ? [{ do: 'ticket.wake' as const }] : []),
  ...(tags ? [{ do: 'ticket.retag' as const, tags }] : []),
  ...(stage === undefined ? [] : [{ do: 'ticket.move' as const, stage, reason }]),
];

/** Moments as they are kept. */
const utc = ({ dueAt, ...set }: Extract<TicketOrder, { do: 'ticket.set' }>['set']) => ({
  ...set,
  ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt).toISOString() }),
});
