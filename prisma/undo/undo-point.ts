import type { Click, UndoTime } from '../../workflows/undo/undo.schema.ts';
import type { Database } from '../client.ts';

/** The clicks about a lead that can still be undone, the newest first, with what waits for that. */
export const listClicks = async (db: Database, leadId: string): Promise<Click[]> => {
  const { rows } = await db.pool.query<{
    click: string;
    type: string;
    by: string | null;
    at: Date;
    until: Date;
    holds: Click['holds'];
  }>(
    `SELECT p.click::text, e.type, e.actor ->> 'id' AS by, e.recorded_at AS at, p.held_until AS until,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'account', d.account, 'template', d.template,
           'until', to_char(d.not_before AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY d.created_at, d.id)
         FROM delivery d WHERE d.lead_id = $1 AND d.state = 'queued' AND d.attempt_count = 0 AND d.not_before = p.held_until), '[]') AS holds
     FROM undo_point p JOIN event e ON e.id = p.click
     WHERE p.lead_id = $1 AND p.held_until > now() AND p.bulk_run_id IS NULL ORDER BY p.click DESC`,
    [leadId],
  );
  return rows.map(({ at, until, ...click }) => ({ ...click, at: at.toISOString(), until: until.toISOString() }));
};

/** How many messages of a mass change or a publication have left for the outside: undoing cannot take them back. */
export const countGone = async (db: Database, bulkRunId: string): Promise<{ gone: number }> => {
  const { rows } = await db.pool.query<{ gone: number }>(
    `WITH RECURSIVE chain(lead_id, id) AS (
       (SELECT lead_id, unnest(events) FROM undo_point WHERE bulk_run_id = $1
       UNION SELECT e.subject_id, e.id FROM undo_point p JOIN event e ON e.subject_id = p.lead_id AND e.number > p.number
           AND (e.cause ->> 'event')::bigint < p.click AND NOT goes_on(p.memory, e.cause ->> 'automation', e.at)
         WHERE p.bulk_run_id = $1)
       UNION SELECT e.subject_id, e.id FROM chain c JOIN event e ON e.subject_id = c.lead_id AND e.cause ->> 'event' = c.id::text)
     SELECT count(*)::int AS gone FROM chain c JOIN event e ON e.id = c.id AND e.type = 'delivery.queued'
       JOIN delivery d ON d.id = e.noun_id AND NOT (d.state = 'queued' AND d.attempt_count = 0)`,
    [bulkRunId],
  );
  return rows[0]!;
};

/** Points by which nobody can undo any more. */
export const sweepUndoPoints = async (db: Database): Promise<void> => {
  await db.pool.query(
    `DELETE FROM undo_point WHERE click IN (SELECT click FROM undo_point WHERE kept_until < now() ORDER BY kept_until LIMIT 1000)`,
  );
};

export const readUndoTime = async (db: Database): Promise<UndoTime> => {
  const { rows } = await db.pool.query<UndoTime>(`SELECT extract(epoch FROM undo_time())::float8 AS seconds`);
  return rows[0]!;
};

export const setUndoTime = async (db: Database, time: UndoTime): Promise<UndoTime> => {
  await db.pool.query(
    `INSERT INTO setting (key, value) VALUES ('undo', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(time)],
  );
  return time;
};
