import type pg from 'pg';
import { UNHURRIED, type Database } from '../client.ts';
import type { Inbox } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { holderGone } from '../process/poke.ts';

/** `attempts`: how often it was tried before. */
export type InboxRow = Pick<
  RowOf<Inbox, { headers: Record<string, unknown> }>,
  'id' | 'source' | 'headers' | 'body' | 'attempts'
>;

/** So many are claimed at a time. */
export const BATCH = 100;
/** With pauses doubling from a second, about an hour in all; then it is left for a person to look at. */
export const MOST_ATTEMPTS = 12;
/** Longer than any work on an entry takes; a claim whose connection is gone is void at once. */
const LEASE = "interval '2 minutes'";

const which = { ads: `i.source LIKE 'ad:%'`, others: `i.source NOT LIKE 'ad:%'` };

/** Claims the oldest waiting entries (a claim that a crash loses is free), only the first of each lane: two about the same thing keep their order, also across nodes. */
export const claimInbox = async (connection: Pick<pg.Client, 'query'>, of: keyof typeof which): Promise<InboxRow[]> => {
  const { rows } = await connection.query<InboxRow>({
    name: `inbox-claim-${of}`,
    text: `WITH heads AS (
        SELECT i.id FROM inbox i WHERE i.state = 'new' AND ${which[of]} AND (i.not_before IS NULL OR i.not_before <= now() OR ${holderGone('i')})
          AND (i.lane IS NULL OR NOT EXISTS (SELECT 1 FROM inbox b WHERE b.state = 'new' AND b.source = i.source AND b.lane = i.lane
            AND (b.received_at, b.id) < (i.received_at, i.id)))
        ORDER BY i.received_at, i.id LIMIT ${BATCH} FOR UPDATE OF i SKIP LOCKED)
      UPDATE inbox i SET not_before = now() + ${LEASE}, holder = pg_backend_pid() FROM heads WHERE i.id = heads.id AND i.state = 'new' AND ${UNHURRIED}
      RETURNING i.id, i.source, i.headers, i.body, i.attempts`,
  });
  return rows;
};

/** `trouble`: what is permanently wrong with it. One that a crash of PostgreSQL makes new again is taken once more, as after the crash of a worker. */
export const inboxDone = async (db: Database, ids: string[], trouble: string | undefined): Promise<void> => {
  await db.pool.query({
    name: 'inbox-done',
    text: `UPDATE inbox SET state = $2, error = $3, attempts = attempts + 1, handled_at = now(), holder = NULL, not_before = NULL WHERE id = ANY($1) AND ${UNHURRIED}`,
    values: [ids, trouble === undefined ? 'done' : 'failed', trouble ?? null],
  });
};

/** It is retried after a growing pause; its lane waits for it until it is given up. */
export const inboxFailed = async (db: Database, id: string, error: unknown): Promise<void> => {
  await db.pool.query(
    `UPDATE inbox SET attempts = attempts + 1, error = $2, handled_at = now(), holder = NULL, not_before = now() + 2 ^ attempts * interval '1 second',
       state = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS} THEN 'failed' ELSE 'new' END WHERE id = $1`,
    [id, String((error as Error).message).slice(0, 1000)],
  );
};

/** Lets an entry that was given up be tried again; returns whether there was one. */
export const retryInbox = async (db: Database, id: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `UPDATE inbox SET state = 'new', attempts = 0, not_before = NULL WHERE id = $1 AND (state = 'failed' OR (state = 'new' AND attempts > 0 AND holder IS NULL))`,
    [id],
  );
  if (rowCount) db.committed('inbox');
  return rowCount === 1;
};
