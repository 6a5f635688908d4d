import type { Presence } from '../../workflows/user/presence.schema.ts';
import type { Database } from '../client.ts';

/** A page reports every ten seconds that it is open; one that was silent for longer is gone. */
const GONE_AFTER = '30 seconds';

/** Returns who else has the place open, and records that this user has; rows of those who have gone are deleted. */
export const bePresent = async (
  db: Database,
  { place, focus, userId }: { place: string; focus: string; userId: string },
): Promise<Presence[]> => {
  const { rows } = await db.pool.query(
    `WITH swept AS (DELETE FROM presence WHERE ctid IN
         (SELECT ctid FROM presence WHERE at < now() - interval '1 day' AND user_id <> $2 LIMIT 100 FOR UPDATE SKIP LOCKED)),
       here AS (INSERT INTO presence (place, user_id, focus) VALUES ($1, $2, $3)
         ON CONFLICT (place, user_id) DO UPDATE SET at = now(), focus = excluded.focus)
     SELECT u.id, u.name, o.focus, o.at FROM presence o JOIN app_user u ON u.id = o.user_id
     WHERE o.place = $1 AND o.user_id <> $2 AND o.at > now() - interval '${GONE_AFTER}' ORDER BY u.name, u.id`,
    [place, userId, focus],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

/** The page was closed. */
export const leavePlace = async (db: Database, { place, userId }: { place: string; userId: string }): Promise<void> => {
  await db.pool.query('DELETE FROM presence WHERE place = $1 AND user_id = $2', [place, userId]);
};
