import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { evolve } from '../../workflows/subject/evolve.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { decideTicket } from '../../workflows/ticket/decide.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { factsOfSubject, type SubjectRow } from '../subject/subject-record.ts';
import { notificationFor } from '../user/notification.ts';
import { tickets } from './ticket-record.ts';

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

/** Tells whoever has it now, if these events gave it to somebody else than `by`. */
export const noticesOf = (row: SubjectRow, told: Told[], by?: string) => {
  const to = told.findLast(({ type }) => type === 'ticket.assigned')?.data['to'];
  if (typeof to !== 'string' || to === by || to === row['responsible_id']) return [];
  return [
    notificationFor(to, 'ticket.assigned', null, { ticket: row.id, track: row['track'], subject: row['subject'] }),
  ];
};

/** Somebody who may have a ticket. */
export const isThere = async (db: Database, userId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM app_user WHERE id = $1 AND disabled_at IS NULL',
    [userId],
  );
  return rows.length > 0;
};

/** A group that takes work. */
export const isGroup = async (db: Database, id: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM work_group WHERE id = $1 AND archived_at IS NULL',
    [id],
  );
  return rows.length > 0;
};
