import type { Database } from '../client.ts';
import { LIFE_MS } from './user.ts';

export type OwnSession = {
  id: string;
  user_agent: string;
  address: string;
  created_at: Date;
  seen_at: Date;
  token_hash: string;
};

/** Where a user is signed in, the last seen first. */
export const sessionsOf = async (db: Database, userId: string): Promise<OwnSession[]> => {
  const { rows } = await db.pool.query<OwnSession>(
    `SELECT id, user_agent, address, created_at, seen_at, token_hash FROM session
      WHERE user_id = $1 AND expires_at > now() AND created_at > now() - $2 * interval '1 millisecond' ORDER BY seen_at DESC, id DESC LIMIT 200`,
    [userId, LIFE_MS],
  );
  return rows;
};

/** False where this user has no such session. Whoever uses it is out at once, open sockets too. */
export const endSession = async (db: Database, userId: string, id: string): Promise<boolean> =>
  (await db.pool.query('DELETE FROM session WHERE user_id = $1 AND id = $2', [userId, id])).rowCount === 1;

/** All but the current one; known browsers become unknown again. */
export const endOtherSessions = async (db: Database, userId: string, keep: string, device: string): Promise<void> => {
  await db.pool.query(
    `WITH strange AS (DELETE FROM device WHERE user_id = $1 AND token_hash <> $3)
     DELETE FROM session WHERE user_id = $1 AND token_hash <> $2`,
    [userId, keep, device],
  );
};

/** Called for a session that is used; writes at most once in ten minutes. */
export const sawSession = async (db: Database, tokenHash: string): Promise<void> => {
  await db.pool.query(
    `UPDATE session SET seen_at = now() WHERE token_hash = $1 AND seen_at < now() - interval '10 minutes'`,
    [tokenHash],
  );
};
