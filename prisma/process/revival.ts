import { inTransaction, type Database } from '../client.ts';

/** Whether the processes of this store are those that the record knows; of the very first store there is nothing else to begin with. */
export const servesNamespace = async (db: Database, namespaceId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ namespace_id: string }>(
    'SELECT namespace_id FROM revival ORDER BY created_at DESC, id DESC LIMIT 1',
  );
  return rows[0]?.namespace_id === namespaceId;
};

/**
 * Writes down which store answers, and lists every process that lives by the record: they are begun anew. Several nodes may notice at once, one writes.
 * The first store that this record meets is taken for the one that it was served by.
 */
export const beginRevival = async (
  db: Database,
  { namespaceId, reason, by = null }: { namespaceId: string; reason: 'moved' | 'hand'; by?: string | null },
): Promise<{ id: string; total: number } | undefined> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(`SELECT pg_advisory_xact_lock(hashtext('voronka revival'))`);
    if (reason === 'moved' && (await servesNamespace(tx, namespaceId))) return undefined;
    await tx.pool.query(`UPDATE revival SET ended_at = now() WHERE ended_at IS NULL`);
    await tx.pool.query('DELETE FROM revival_process');
    const { rows } = await tx.pool.query<{ id: string; reason: string }>(
      `INSERT INTO revival (namespace_id, reason, created_by)
       SELECT $1, CASE WHEN $2 = 'moved' AND NOT EXISTS (SELECT 1 FROM revival) THEN 'first' ELSE $2 END, $3::uuid RETURNING id, reason`,
      [namespaceId, reason, by],
    );
    const { id, reason: why } = rows[0]!;
    const listed =
      why === 'first'
        ? 0
        : (await tx.pool.query(`INSERT INTO revival_process (workflow_id, revival_id) ${LIVING}`, [id])).rowCount;
    const total = listed ?? 0;
    await tx.pool.query('UPDATE revival SET total = $2, ended_at = CASE WHEN $2 = 0 THEN now() END WHERE id = $1', [
      id,
      total,
    ]);
    return { id, total };
  });

/** Every process with something to wait for or to do; also one that was begun and has not written anything down yet. */
const LIVING = `SELECT workflow_id, $1::uuid FROM process WHERE state <> 'finished'
  UNION SELECT 'lead:' || id, $1 FROM lead WHERE closed_at IS NULL
  UNION SELECT coalesce('lead:' || lead_id, 'task:' || id), $1 FROM task WHERE state = 'open'
  UNION SELECT 'lead:' || lead_id, $1 FROM invoice WHERE state IN ('sent', 'part_paid')
  UNION SELECT 'channel:' || account, $1 FROM delivery WHERE state IN ('queued', 'sending', 'unknown')
  UNION SELECT 'publication:' || id, $1 FROM publication WHERE ended_at IS NULL
  UNION SELECT 'mass-change:' || id, $1 FROM mass_change WHERE ended_at IS NULL
  UNION SELECT 'trial:' || id, $1 FROM trial WHERE ended_at IS NULL`;

/** So many pokes may wait: those of people who work meanwhile stand among them. */
const MOST_WAITING = 200;
const STEP = 200;

/** Pokes the next processes of a revival, as soon as the last ones have been carried; whether there are more. */
export const reviveSome = async (db: Database): Promise<boolean> => {
  const { rows } = await db.pool.query<{ more: boolean }>({
    name: 'revive-some',
    text: `WITH going AS (SELECT id FROM revival WHERE ended_at IS NULL AND (SELECT count(*) FROM (SELECT 1 FROM poke WHERE parked_at IS NULL LIMIT ${MOST_WAITING}) w) < ${MOST_WAITING}
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

/** Pokes processes whose moment has passed unserved for a minute, by the clock of their lead: Temporal may have lost a timer, or somebody a process. */
export const sweepOverdue = async (db: Database): Promise<number> => {
  const { rowCount } = await db.pool.query({
    name: 'sweep-overdue',
    text: `WITH late AS (
        SELECT p.workflow_id FROM process p LEFT JOIN lead l ON l.id = p.lead_id
        WHERE p.next_at < now() + coalesce(l.clock_offset, 0) * interval '1 millisecond' - interval '1 minute' AND p.state IN ('waiting', 'running')
          AND l.paused_at IS NULL AND p.updated_at < now() - interval '1 minute' AND (p.swept_at IS NULL OR p.swept_at < now() - interval '1 minute')
        ORDER BY p.next_at LIMIT 100 FOR UPDATE OF p SKIP LOCKED),
      marked AS (UPDATE process p SET swept_at = now() FROM late WHERE p.workflow_id = late.workflow_id)
      INSERT INTO poke (target, what) SELECT workflow_id, 'poke' FROM late`,
  });
  return rowCount ?? 0;
};
