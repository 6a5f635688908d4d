import type { Apart, Says } from '../../workflows/team-bot/says.ts';
import { ROUNDED, type Database } from '../client.ts';

/** What waits to be said; with `apart` where a group may hear more. */
export type Saying = { id: number; account: string; chat: string; says: Says & { apart?: Apart }; attempts: number };

type New = { key: string; account: string; chat: string; says: Says; apart?: Apart | undefined; usefulMs?: number };

/** Once for each key, however often it is decided. What answers a press waits for nothing; what is said in a chat keeps its order. */
export const keepSaying = async (
  { pool }: Pick<Database, 'pool'>,
  { key, account, chat, says, apart, usefulMs = HOUR }: New,
): Promise<void> => {
  await pool.query({
    name: 'keep-saying',
    text: `INSERT INTO team_message (key, account, chat, lane, says, not_after) VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 millisecond')
      ON CONFLICT (key) DO NOTHING`,
    values: [
      ...[key, account, chat, says.do === 'nod' ? null : chat],
      ...[JSON.stringify({ ...says, ...(apart ? { apart } : {}) }), usefulMs],
    ],
  });
};

const HOUR = 3_600_000;
/** Longer than any call takes. What a killed node has claimed is said again after it. */
const LEASE = "interval '1 minute'";

/** Claims the first of each chat. */
export const claimSayings = async ({ pool }: Database): Promise<Saying[]> => {
  const { rows } = await pool.query<Saying>({
    name: 'claim-sayings',
    text: `WITH late AS (UPDATE team_message SET state = 'failed', error = 'too late' WHERE state = 'waiting' AND not_after < now()),
      heads AS (SELECT m.id FROM team_message m WHERE m.state = 'waiting' AND m.not_before <= now() + ${ROUNDED} AND m.not_after >= now()
        AND (m.lane IS NULL OR NOT EXISTS (SELECT 1 FROM team_message b WHERE b.state = 'waiting' AND b.account = m.account AND b.lane = m.lane AND b.id < m.id))
        ORDER BY m.id LIMIT 20 FOR UPDATE SKIP LOCKED)
      UPDATE team_message m SET not_before = now() + ${LEASE}, attempts = m.attempts + 1 FROM heads WHERE m.id = heads.id AND m.state = 'waiting'
      RETURNING m.id, m.account, m.chat, m.says, m.attempts`,
  });
  return rows.toSorted((one, other) => one.id - other.id);
};

export const noteSaid = async (db: Database, id: number): Promise<void> => {
  await db.pool.query(`UPDATE team_message SET state = 'said', error = NULL WHERE id = $1`, [id]);
};

export const noteNotSaid = async (db: Database, id: number, error: string): Promise<void> => {
  await db.pool.query(`UPDATE team_message SET state = 'failed', error = $2 WHERE id = $1`, [id, error.slice(0, 500)]);
};

/** It is said again, after a pause; `anew` instead of changing a message that is gone. */
export const saidLater = async (
  db: Database,
  { id, afterMs, error, anew = false }: { id: number; afterMs: number; error: string; anew?: boolean },
): Promise<void> => {
  await db.pool.query(
    `UPDATE team_message SET not_before = now() + $2 * interval '1 millisecond', error = $3, says = CASE WHEN $4 THEN says - 'edits' ELSE says END WHERE id = $1`,
    [id, afterMs, error.slice(0, 500), anew],
  );
};

/** What was said is of no use after a month. */
export const forgetSayings = async (db: Database): Promise<void> => {
  await db.pool.query(
    `DELETE FROM team_message WHERE id IN (SELECT id FROM (SELECT id, created_at FROM team_message ORDER BY id LIMIT 500) oldest
       WHERE created_at < now() - interval '30 days')`,
  );
};
