import type { Actor } from '../../workflows/event/event.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { calendarStamp } from '../pipeline/pipeline.ts';
import { command } from '../write.ts';

const BATCH = 100;

export const processOfCalendar = (id: string): string => `calendar:${id}`;

/** Writes the events of changed calendars in the transaction that changes them; `pokes` are the processes to wake, by default each calendar's own. */
export const recordCalendarEvents = async (
  tx: Database,
  ids: string[],
  { type, actor, pokes }: { type: 'changed' | 'waking'; actor: Actor; pokes?: string[] },
): Promise<void> => {
  // one after another: each event takes the next number
  await tx.pool.query('SELECT 1 FROM calendar WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  const { rows } = await tx.pool.query<{ id: string; seq: number }>(
    `SELECT c.id, (SELECT coalesce(max(e.seq), 1) FROM event e WHERE e.noun = 'calendar' AND e.noun_id = c.id) AS seq FROM calendar c WHERE c.id = ANY($1)`,
    [ids],
  );
  const events = rows.map(({ id, seq }) => ({
    noun: 'calendar',
    noun_id: id,
    seq: seq + 1,
    type: `calendar.${type}` as const,
    at: new Date().toISOString(),
    subject: null,
    actor,
    cause: null,
    data: {},
    pokes: pokes ?? [processOfCalendar(id)],
  }));
  if (events.length > 0) await command(tx, { request: null }, async () => ({ events, result: null }));
};

/** Processes of leads with a clock that was set by an earlier version of calendar $1. */
const STALE = `FROM process p, (SELECT jsonb_build_object('key', c.key || '@', 'now', c.key || '@' || ${calendarStamp('c')}) AS mark FROM calendar c WHERE c.id = $1) k
  WHERE p.noun = 'lead' AND p.state IN ('waiting', 'running')
    AND (jsonb_path_exists(p.memory, '$.timers[*].by ? (@ starts with $key && @ != $now)', k.mark)
      OR jsonb_path_exists(p.memory, '$.runs[*].wait.by ? (@ starts with $key && @ != $now)', k.mark))`;

/** Pokes the next hundred processes after this one that wait by an earlier version of a calendar. A paused lead takes it in when it is resumed. */
export const wakeByCalendar = (db: Database, calendarId: string, after: string): Promise<string[]> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<{ workflow_id: string }>(
      `SELECT p.workflow_id ${STALE} AND p.workflow_id > $2 ORDER BY p.workflow_id LIMIT ${BATCH}`,
      [calendarId, after],
    );
    const pokes = rows.map(({ workflow_id }) => workflow_id);
    const actor: Actor = { kind: 'process', id: processOfCalendar(calendarId) };
    if (pokes.length > 0) await recordCalendarEvents(tx, [calendarId], { type: 'waking', actor, pokes });
    return pokes;
  });

/** How many of these still go by the earlier version. */
export const stillStale = async (db: Database, calendarId: string, processes: string[]): Promise<number> => {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count ${STALE} AND p.workflow_id = ANY($2)`,
    [calendarId, processes],
  );
  return rows[0]?.count ?? 0;
};
