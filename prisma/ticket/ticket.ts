import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { evolve } from '../../workflows/subject/evolve.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { decideTicket } from '../../workflows/ticket/decide.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import type { TicketPatch } from '../../workflows/ticket/ticket.schema.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { factsOfSubject, type SubjectRow } from '../subject/subject-record.ts';
import { tellSubject, type Done } from '../subject/subject.ts';
import type { Doing } from '../write.ts';
import { tickets } from './ticket-record.ts';

export type OnTicket = Doing & { ticketId: string };

/** Orders to a ticket, all of them or none. Refused: NotFound, and as `decideTicket` says; VersionChanged where `version` is not the row's. */
export const orderTicket = (
  db: Database,
  { ticketId, orders, version, ...doing }: OnTicket & { orders: TicketOrder[]; version?: number | undefined },
): Promise<Done | Refusal> =>
  tellSubject(
    db,
    { record: tickets, id: ticketId, request: { ticket: ticketId, orders, version }, ...doing },
    async (row, at) => {
      if (version !== undefined && row.version !== version) return refuse('VersionChanged');
      return (await whyNotLinked(db, ticketId, orders)) ?? decided(db, row, orders, at);
    },
  );

/** Whom and what orders name must be there, and no ticket is a part of its own part. */
const whyNotLinked = async (db: Database, ticketId: string, orders: TicketOrder[]): Promise<Refusal | undefined> => {
  for (const order of orders) {
    if (order.do === 'ticket.assign' && order.to && !(await isThere(db, order.to))) return refuse('PersonUnknown');
    if (order.do === 'ticket.assign' && order.group && !(await isGroup(db, order.group))) return refuse('GroupUnknown');
    if (order.do === 'ticket.set' && order.set.parentId && (await isWithin(db, order.set.parentId, ticketId)))
      return refuse('TicketOfItself');
  }
  return undefined;
};

const isGroup = async (db: Database, id: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM work_group WHERE id = $1 AND archived_at IS NULL',
    [id],
  );
  return rows.length > 0;
};

export const isThere = async (db: Database, userId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM app_user WHERE id = $1 AND disabled_at IS NULL',
    [userId],
  );
  return rows.length > 0;
};

const isWithin = async (db: Database, part: string, whole: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `WITH RECURSIVE above(id, parent_id) AS (SELECT id, parent_id FROM ticket WHERE id = $1
       UNION SELECT k.id, k.parent_id FROM ticket k JOIN above a ON k.id = a.parent_id) SELECT id FROM above WHERE id = $2`,
    [part, whole],
  );
  return rows.length > 0;
};

/** Each order decided on the ticket as the ones before leave it. */
export const decided = async (
  db: Database,
  row: SubjectRow,
  orders: TicketOrder[],
  at: string,
): Promise<Told[] | Refusal> => {
  const { definition } = await pipelineOfVersion(db, row.pipeline_version_id);
  let facts = factsOfSubject(tickets, row);
  const told: Told[] = [];
  for (const order of orders) {
    const events = decideTicket(facts, order, definition);
    if (isRefusal(events)) return events;
    told.push(...events);
    facts = events.reduce((before, event) => evolve(tickets.noun, before, event, at), facts);
  }
  return told;
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
const utc = ({ dueAt, ...set }: Omit<Extract<TicketOrder, { do: 'ticket.set' }>['set'], never>) => ({
  ...set,
  ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt).toISOString() }),
});
