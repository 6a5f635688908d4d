import { inTransaction, type Database } from '../client.ts';

/** Removes blobs by key. */
type Remove = (key: string) => Promise<void>;

/**
 * Files that have been attached to nothing for a day, and uploads of a day ago, a few at a time: the row stays where its bytes cannot be
 * removed, and whoever attaches the file meanwhile waits for its row.
 */
export const sweepFiles = async (db: Database, remove: Remove): Promise<number> =>
  inTransaction(db, async ({ pool }) => {
    const { rows: files } = await pool.query<{ id: string }>(
      `DELETE FROM file WHERE id IN (SELECT id FROM file f WHERE loose_since < now() - interval '1 day'
        AND NOT EXISTS (SELECT 1 FROM file_attachment a WHERE a.file_id = f.id AND a.removed_at IS NULL) LIMIT 50 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
    );
    const { rows: uploads } = await pool.query<{ parts: string[] }>(
      `DELETE FROM upload WHERE id IN (SELECT id FROM upload WHERE created_at < now() - interval '1 day' ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED)
       RETURNING parts`,
    );
    for (const { id } of files) {
      await remove(`file/${id}`);
      await remove(`thumbnail/${id}`);
    }
    for (const key of uploads.flatMap(({ parts }) => parts)) await remove(key);
    return files.length + uploads.length;
  });
