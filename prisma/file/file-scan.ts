import type { Database } from '../client.ts';

/** Files that nobody may open yet, those that wait longest first. */
export const filesToScan = async (db: Database): Promise<string[]> =>
  (await db.pool.query<{ id: string }>(`SELECT id FROM file WHERE scan = 'waiting' ORDER BY id LIMIT 20`)).rows.map(
    ({ id }) => id,
  );

export const keepScan = async (db: Database, id: string, scan: 'clean' | 'infected'): Promise<void> => {
  await db.pool.query(`UPDATE file SET scan = $2, scanned_at = now() WHERE id = $1 AND scan = 'waiting'`, [id, scan]);
};
