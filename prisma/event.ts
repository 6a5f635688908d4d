import type { Cause } from '../workflows/automation/cause.schema.ts';
import type { Actor, Event } from '../workflows/event/event.schema.ts';
import type { Database } from './client.ts';

export type EventRow = {
  id: string;
  xid: string;
  noun: string;
  noun_id: string;
  seq: number;
  type: string;
  at: Date;
  recorded_at: Date;
  lead_id: string | null;
  actor: Actor;
  cause: Cause | null;
  data: Record<string, unknown>;
  pokes: string[];
};

/** A place in the order of all events: the transaction first, since an id taken early may be committed late. */
export type Cursor = { xid: string; id: string };

const columns = `id::text, xid::text, noun, noun_id, seq, type, at, recorded_at, lead_id, actor, cause, data, pokes`;

/** Events after the cursor that nothing can still slip in front of, oldest first. */
export const eventsAfter = async (db: Database, after: Cursor, limit: number): Promise<EventRow[]> => {
  const { rows } = await db.pool.query<EventRow>({
    name: 'events-after',
    text: `SELECT ${columns} FROM event e
      WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY e.xid, e.id LIMIT $3`,
    values: [after.xid, after.id, limit],
  });
  return rows;
};

/** The place behind everything that is settled now: where a new listener begins. */
export const lastCursor = async (db: Database): Promise<Cursor> => {
  const { rows } = await db.pool.query<Cursor>(
    `SELECT xid::text, id::text FROM event e WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.xid DESC, e.id DESC LIMIT 1`,
  );
  return rows[0] ?? { xid: '0', id: '0' };
};

/** A lead's events after the cursor, five hundred at most, oldest first. */
export const leadEventsAfter = async (db: Database, leadId: string, after: Cursor): Promise<EventRow[]> => {
  const { rows } = await db.pool.query<EventRow>({
    name: 'lead-events-after',
    text: `SELECT ${columns} FROM event e
      WHERE lead_id = $1 AND (xid, id) > ($2::xid8, $3::bigint) ORDER BY e.xid, e.id LIMIT 500`,
    values: [leadId, after.xid, after.id],
  });
  return rows;
};

export const toEvent = (row: EventRow, names?: Map<string, string>): Event => ({
  id: row.id,
  noun: row.noun,
  nounId: row.noun_id,
  seq: row.seq,
  type: row.type,
  at: row.at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  leadId: row.lead_id,
  actor: row.actor.id && names?.has(row.actor.id) ? { ...row.actor, name: names.get(row.actor.id) } : row.actor,
  cause: row.cause,
  data: row.data,
});

/** Which processes must hear of an event: never the one that caused it, it looks by itself. */
export const pokesFor = (actor: Actor, ids: (string | null | undefined | false)[]): string[] =>
  ids.filter((id): id is string => Boolean(id) && !(actor.kind === 'process' && actor.id === id));
