import { inTransaction, type Database } from '../client.ts';
import { MOST_WAITING } from './poke.ts';
import { besideProcess, clockOffset, livingTables, pausedAt } from '../subject/piped-tables.ts';

/** The store of Temporal that answers, and the life of its processes (temporal/processes.ts). */
export type Served = { namespaceId: string; life: number };

const servedLast = async (db: Database): Promise<Served | undefined> => {
  const { rows } = await db.pool.query<Served>(
    'SELECT namespace_id AS "namespaceId", life FROM revival ORDER BY created_at DESC, id DESC LIMIT 1',
  );
  return rows[0];
};

/** Whether the processes of this store are those that the record knows; for the very first store there is nothing to compare. */
export const servesNamespace = async (db: Database, namespaceId: string): Promise<boolean> =>
  (await servedLast(db))?.namespaceId === namespaceId;

/** Why processes have to be started again; undefined where they need not. The first store that a record meets counts as its own. */
const whyAnew = (last: Served | undefined, now: Served): 'first' | 'moved' | 'upgraded' | undefined => {
  if (!last) return 'first';
  if (last.namespaceId !== now.namespaceId) return 'moved';
  return last.life === now.life ? undefined : 'upgraded';
};

/**
 * Records which store answers, and lists every process that lives by the record: they are started again. Those of an older life that still
 * run in this very store have to end before. Several nodes may notice at once, one writes.
 */
export const beginRevival = async (
  db: Database,
  { by = null, hand = false, ...now }: Served & { hand?: boolean; by?: string | null },
): Promise<{ id: string; reason: string; total: number } | undefined> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(`SELECT pg_advisory_xact_lock(hashtext('voronka revival'))`);
    const reason = hand ? 'hand' : whyAnew(await servedLast(tx), now);
    if (!reason) return undefined;
    await tx.pool.query(`UPDATE revival SET ended_at = now() WHERE ended_at IS NULL`);
    // what has to end still has to, whatever else is wanted meanwhile; in another store there is nothing to end
    await tx.pool.query('DELETE FROM revival_process WHERE NOT ends OR $1', [reason === 'moved']);
    const { rows } = await tx.pool.query<{ id: string }>(
      `INSERT INTO revival (namespace_id, life, reason, created_by) VALUES ($1, $2, $3, $4) RETURNING id`,
      [now.namespaceId, now.life, reason, by],
    );
    const { id } = rows[0]!;
    const listed =
      reason === 'first' ? [] : (await tx.pool.query<{ begins: boolean }>(LIST, [id, reason === 'upgraded'])).rows;
    // also of an older record that was connected to another store
    await tx.pool.query(`DELETE FROM process WHERE ${GONE}`);
    const total = listed.filter(({ begins }) => begins).length;
    await tx.pool.query('UPDATE revival SET total = $2, ended_at = CASE WHEN $2 = 0 THEN now() END WHERE id = $1', [
      id,
      total,
    ]);
    return { id, reason, total };
  });

/** Before life 3, invoices and the tasks of leads had processes of their own. */
const GONE = `noun = 'invoice' OR noun = 'task' AND noun_id IN (SELECT id FROM task WHERE lead_id IS NOT NULL)`;

/** Every process with something to wait for or to do, including one that was started and has not saved anything yet. */
const living = () => `SELECT workflow_id FROM process WHERE state <> 'finished' AND NOT (${GONE})
  ${livingTables()
    .map(({ kind, table }) => `UNION SELECT '${kind}:' || id FROM ${table} WHERE closed_at IS NULL`)
    .join(' ')}
  UNION SELECT coalesce('lead:' || lead_id, 'task:' || id) FROM task WHERE state = 'open'
  UNION SELECT 'callback:' || id FROM callback WHERE closed_at IS NULL
  UNION SELECT 'lead:' || lead_id FROM invoice WHERE state IN ('sent', 'part_paid')
  UNION SELECT 'channel:' || account FROM delivery WHERE state IN ('queued', 'sending', 'unknown')
  UNION SELECT 'publication:' || id FROM publication WHERE ended_at IS NULL
  UNION SELECT 'mass-change:' || id FROM mass_change WHERE ended_at IS NULL
  UNION SELECT 'field-change:' || id FROM field_change WHERE ended_at IS NULL
  UNION SELECT 'import:' || id FROM import WHERE begun_at IS NOT NULL AND ended_at IS NULL
  UNION SELECT 'trial:' || id FROM trial WHERE ended_at IS NULL`;

/** Every process of any life that may still run; one that saved its end may not have reached it when the worker was stopped. */
const running =
  () => `SELECT workflow_id FROM process WHERE state <> 'finished' OR updated_at > (SELECT max(updated_at) FROM process) - interval '1 hour'
  ${livingTables()
    .map(({ kind, table }) => `UNION SELECT '${kind}:' || id FROM ${table} WHERE closed_at IS NULL`)
    .join(' ')}
  UNION SELECT 'task:' || id FROM task WHERE state = 'open'
  UNION SELECT 'callback:' || id FROM callback WHERE closed_at IS NULL
  UNION SELECT 'invoice:' || id FROM invoice WHERE state IN ('sent', 'part_paid')
  UNION SELECT 'channel:' || id FROM channel_account
  UNION SELECT 'calendar:' || id FROM calendar
  UNION SELECT 'publication-plan:' || id FROM pipeline
  UNION SELECT 'publication:' || id FROM publication WHERE ended_at IS NULL
  UNION SELECT 'mass-change:' || id FROM mass_change WHERE ended_at IS NULL
  UNION SELECT 'field-change:' || id FROM field_change WHERE ended_at IS NULL
  UNION SELECT 'import:' || id FROM import WHERE begun_at IS NOT NULL AND ended_at IS NULL
  UNION SELECT 'trial:' || id FROM trial WHERE ended_at IS NULL`;

const LIST = `INSERT INTO revival_process (workflow_id, revival_id, ends, begins)
  SELECT workflow_id, $1::uuid, bool_or(ends), bool_or(begins) FROM (
    SELECT workflow_id, false AS ends, true AS begins FROM (${living()}) living
    UNION ALL SELECT workflow_id, true, false FROM (${running()}) running WHERE $2) listed GROUP BY workflow_id
  ON CONFLICT (workflow_id) DO UPDATE SET revival_id = excluded.revival_id, begins = excluded.begins RETURNING begins`;

/** How many processes of an older life still have to end. */
export const countEnding = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM revival_process WHERE ends');
  return rows[0]!.n;
};

/** More at once would only wait in Temporal, each until its own deadline. */
const ENDING_STEP = 32;

/**
 * Ends the next processes of an older life, each by `end`; nodes share them. Returns how many were ended, and why any other was not: it is
 * tried again.
 */
export const endSome = (
  db: Database,
  end: (workflowId: string) => Promise<void>,
): Promise<{ ended: number; error?: unknown }> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<{ workflow_id: string }>(
      `SELECT workflow_id FROM revival_process WHERE ends ORDER BY workflow_id LIMIT ${ENDING_STEP} FOR UPDATE SKIP LOCKED`,
    );
    const tried = await Promise.allSettled(rows.map(({ workflow_id }) => end(workflow_id)));
    const ids = rows.flatMap(({ workflow_id }, index) => (tried[index]!.status === 'fulfilled' ? [workflow_id] : []));
    await tx.pool.query('DELETE FROM revival_process WHERE NOT begins AND workflow_id = ANY($1)', [ids]);
    await tx.pool.query('UPDATE revival_process SET ends = false WHERE workflow_id = ANY($1)', [ids]);
    return { ended: ids.length, error: tried.find((one) => one.status === 'rejected')?.reason };
  });

const STEP = 200;

/** Pokes the next processes of a revival once the last ones have been delivered and none of an older life is left; returns whether there are more. */
export const reviveSome = async (db: Database): Promise<boolean> => {
  const { rows } = await db.pool.query<{ more: boolean }>({
    name: 'revive-some',
    text: `WITH going AS (SELECT id FROM revival WHERE ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM revival_process WHERE ends)
        AND (SELECT count(*) FROM (SELECT 1 FROM poke WHERE parked_at IS NULL LIMIT ${MOST_WAITING}) w) < ${MOST_WAITING}
        FOR UPDATE SKIP LOCKED),
      next_ones AS (SELECT r.workflow_id FROM revival_process r JOIN going g ON g.id = r.revival_id ORDER BY r.workflow_id LIMIT ${STEP}),
      gone AS (DELETE FROM revival_process r USING next_ones WHERE r.workflow_id = next_ones.workflow_id RETURNING r.workflow_id),
      poked AS (INSERT INTO poke (target, what) SELECT workflow_id, 'poke' FROM gone RETURNING 1),
      counted AS (UPDATE revival v SET done = v.done + (SELECT count(*) FROM poked),
          ended_at = CASE WHEN v.done + (SELECT count(*) FROM poked) >= v.total THEN now() END
        FROM going WHERE v.id = going.id RETURNING v.ended_at)
      SELECT EXISTS (SELECT 1 FROM revival WHERE ended_at IS NULL) AND NOT EXISTS (SELECT 1 FROM counted WHERE ended_at IS NOT NULL) AS more`,
  });
  db.committed();
  return rows[0]!.more;
};

/**
 * Pokes processes whose moment passed a minute ago, by the clock of their subject, without a turn: Temporal may have lost a timer, or somebody a
 * process.
 */
export const sweepOverdue = async (db: Database): Promise<number> => {
  const { rowCount } = await db.pool.query({
    name: 'sweep-overdue',
    text: `WITH late AS (
        SELECT p.workflow_id FROM process p ${besideProcess()}
        WHERE p.next_at < now() + ${clockOffset()} * interval '1 millisecond' - interval '1 minute' AND p.state IN ('waiting', 'running')
          AND ${pausedAt()} IS NULL AND p.updated_at < now() - interval '1 minute' AND (p.swept_at IS NULL OR p.swept_at < now() - interval '1 minute')
        ORDER BY p.next_at LIMIT 100 FOR UPDATE OF p SKIP LOCKED),
      marked AS (UPDATE process p SET swept_at = now() FROM late WHERE p.workflow_id = late.workflow_id)
      INSERT INTO poke (target, what) SELECT workflow_id, 'poke' FROM late`,
  });
  return rowCount ?? 0;
};
