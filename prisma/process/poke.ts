import type pg from 'pg';
import type { Database } from '../client.ts';

/** News for one process, by its workflow id: start it or wake it. */
export type Poke = {
  id: string;
  target: string;
  what: 'begin' | 'poke';
  attempts: number;
  /** a lead's name for the Temporal UI */
  lead: { number: number; versionId: string } | null;
};

/** How long a claim lasts while its connection lives: longer than delivering a batch takes. */
const LEASE = "interval '30 seconds'";
const HOUR = "interval '1 hour'";

/** Whether the connection that claimed a row is gone. */
export const holderGone = (row: string): string =>
  `(${row}.holder IS NOT NULL AND ${row}.holder <> ALL (ARRAY(SELECT pid FROM pg_stat_activity WHERE pid IS NOT NULL)))`;

/**
 * Claims waiting pokes for this connection, the oldest first; several nodes share them. `after` skips old ids, so that deleted rows that
 * somebody's old snapshot keeps are not scanned; without it the claim also finds pokes that were put off, committed late, or claimed by a
 * connection that is gone.
 */
export const claimPokes = async (
  connection: Pick<pg.Client, 'query'>,
  { after, most }: { after: string | undefined; most: number },
): Promise<Poke[]> => {
  const { rows } = await connection.query<Poke>({
    name: after === undefined ? 'claim-all-pokes' : 'claim-pokes',
    // an array, not a join: a join would begin with the whole table, which looks empty and may hold much that is deleted
    text: `UPDATE poke p SET not_before = now() + ${LEASE}, holder = pg_backend_pid() WHERE p.id = ANY (ARRAY(
        SELECT p.id FROM poke p WHERE p.id > $1 AND p.parked_at IS NULL AND (p.not_before IS NULL OR p.not_before <= now() ${after === undefined ? `OR ${holderGone('p')}` : ''})
        ORDER BY p.id LIMIT $2 FOR UPDATE SKIP LOCKED))
      RETURNING p.id::text, p.target, p.what, p.attempts,
        (SELECT jsonb_build_object('number', l.number, 'versionId', l.pipeline_version_id) FROM lead l
          WHERE l.id = CASE WHEN p.target ~ '^lead:[0-9a-f-]{36}$' THEN substr(p.target, 6)::uuid END) AS lead`,
    values: [after ?? '0', most],
  });
  return rows.toSorted((one, other) => Number(one.id) - Number(other.id));
};

/** These have been delivered. A smaller id may be committed later, so exactly these are deleted. */
export const dropPokes = async (db: Database, ids: string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db.pool.query({ name: 'drop-pokes', text: 'DELETE FROM poke WHERE id = ANY($1::bigint[])', values: [ids] });
};

/** Temporal did not answer at all, which is not these pokes' fault: they are free again. */
export const releasePokes = async (db: Database, ids: string[]): Promise<void> => {
  await db.pool.query('UPDATE poke SET not_before = NULL, holder = NULL WHERE id = ANY($1::bigint[])', [ids]);
};

/** One process cannot be reached while others can: its pokes wait longer and longer, and after an hour for a person. */
export const putOffPokes = async (db: Database, ids: string[], error: string): Promise<void> => {
  await db.pool.query(
    `UPDATE poke SET holder = NULL, attempts = attempts + 1, error = $2, failing_since = coalesce(failing_since, now()),
       not_before = now() + least(60, 2 ^ least(attempts, 10)) * interval '1 second',
       parked_at = CASE WHEN failing_since < now() - ${HOUR} THEN now() END
     WHERE id = ANY($1::bigint[])`,
    [ids, error.slice(0, 1000)],
  );
};

/** How many pokes were ever made, by anybody. */
export const pokesMade = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ made: number }>({
    name: 'pokes-made',
    text: 'SELECT last_value::float8 AS made FROM poke_id_seq',
  });
  return rows[0]!.made;
};

/** How old news may get before somebody should look into it. */
export const LATE_POKE_MS = 30_000;

/** Counting stops here: it is enough to know that it is a lot. */
const MOST_COUNTED = 10_001;

/** So many pokes of a list may wait: those of users who work meanwhile stand among them. */
export const MOST_WAITING = 200;

export type Pokes = { waiting: number; parked: number; oldestMs: number };

/** How many wait, and how long the oldest has; parked ones wait for a person. */
export const countPokes = async (db: Database): Promise<Pokes> => {
  const { rows } = await db.pool.query<Pokes>({
    name: 'count-pokes',
    text: `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM poke WHERE parked_at IS NULL LIMIT ${MOST_COUNTED}) w) AS waiting,
      (SELECT count(*)::int FROM (SELECT 1 FROM poke WHERE parked_at IS NOT NULL LIMIT ${MOST_COUNTED}) p) AS parked, ${OLDEST_MS} AS "oldestMs"`,
  });
  return rows[0]!;
};

const OLDEST_MS = `coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - since) * 1000)::bigint FROM poke WHERE parked_at IS NULL ORDER BY id LIMIT 1), 0)`;

/** How long the oldest has waited; the cheapest query that shows whether the record answers. */
export const oldestPokeMs = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ ms: number }>({ name: 'oldest-poke', text: `SELECT ${OLDEST_MS} AS ms` });
  return rows[0]!.ms;
};

/** Lets the parked pokes of a process be tried again; returns whether there were any. */
export const unparkPokes = async (db: Database, target: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    'UPDATE poke SET parked_at = NULL, failing_since = NULL, not_before = NULL, attempts = 0 WHERE target = $1 AND parked_at IS NOT NULL',
    [target],
  );
  if (rowCount) db.committed();
  return Boolean(rowCount);
};
