import type { Database } from '../client.ts';
import { givers } from './kinds.ts';
import { routeWorks } from './settle.ts';

/** Whatever a user has in hand is for others now: she works here no more. */
export const giveBackAll = async (db: Database, userId: string): Promise<void> => {
  const { rows } = await db.pool.query<{ id: string; kind: string }>(
    'SELECT id, kind FROM work WHERE assignee_id = $1 ORDER BY since, id',
    [userId],
  );
  const at = new Date().toISOString();
  for (const { id, kind } of rows) {
    await givers[kind]?.(db, { id, to: null, at });
    await routeWorks(db, [id]);
  }
};
