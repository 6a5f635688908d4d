import type pg from 'pg';
import type { Database } from '../client.ts';

/** So many are on their way at once: what somebody has clicked, or what a client did, never stands behind more of them. */
const ROOM = 25;
/** One that has not begun by then does not keep others from it. */
const PATIENCE = "interval '30 seconds'";

/** These processes are to begin, but nobody waits for them: a few at a time, behind everything else. */
export const beginWithRoom = async (db: Database, processes: string[]): Promise<void> => {
  if (processes.length === 0) return;
  await db.pool.query({
    name: 'begin-with-room',
    text: 'INSERT INTO beginning (workflow_id) SELECT unnest($1::text[])',
    values: [processes],
  });
};

/** Pokes as many of them as there is room for; nodes share them. */
export const beginSome = async (connection: Pick<pg.Client, 'query'>): Promise<void> => {
  await connection.query({
    name: 'begin-some',
    text: `WITH poked AS (SELECT b.id, b.poked_at < now() - ${PATIENCE} OR EXISTS (SELECT 1 FROM process p WHERE p.workflow_id = b.workflow_id) AS over
        FROM beginning b WHERE b.poked_at IS NOT NULL),
      gone AS (DELETE FROM beginning b USING poked WHERE b.id = poked.id AND poked.over),
      next_ones AS (SELECT id, workflow_id FROM beginning WHERE poked_at IS NULL ORDER BY id
        LIMIT greatest(0, ${ROOM} - (SELECT count(*) FROM poked WHERE NOT over)) FOR UPDATE SKIP LOCKED),
      marked AS (UPDATE beginning b SET poked_at = now() FROM next_ones WHERE b.id = next_ones.id)
      INSERT INTO poke (target, what) SELECT workflow_id, 'begin' FROM next_ones`,
  });
};

/** These need not begin any more; returns those that had not been poked. */
export const forgetBeginnings = async (db: Database, processes: string[]): Promise<Set<string>> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'forget-beginnings',
    text: 'DELETE FROM beginning WHERE poked_at IS NULL AND workflow_id = ANY($1::text[]) RETURNING workflow_id AS id',
    values: [processes],
  });
  return new Set(rows.map(({ id }) => id));
};
