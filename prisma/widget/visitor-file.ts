import type { Database } from '../client.ts';

/** Files that came with a visitor's message: nobody removes them any more. */
export const holdFiles = async (db: Database, ids: string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db.pool.query({
    name: 'widget-hold-files',
    text: 'UPDATE file SET loose_since = NULL, version = version + 1 WHERE id = ANY($1::uuid[]) AND loose_since IS NOT NULL',
    values: [ids],
  });
};
