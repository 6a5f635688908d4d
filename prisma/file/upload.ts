import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Upload } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type UploadRow = RowOf<Upload>;

export const beginUpload = async (
  db: Database,
  { name, size, by }: { name: string; size: number; by: string },
): Promise<UploadRow> => {
  const { rows } = await db.pool.query<UploadRow>(
    'INSERT INTO upload (name, size, created_by) VALUES ($1, $2, $3) RETURNING *',
    [name, size, by],
  );
  return rows[0]!;
};

/** An upload of this user. */
export const readUpload = async (db: Database, id: string, by: string): Promise<UploadRow | Refusal> => {
  const { rows } = await db.pool.query<UploadRow>('SELECT * FROM upload WHERE id = $1 AND created_by = $2', [id, by]);
  return rows[0] ?? refuse('NotFound');
};

/** One more part that is in the storage. Refused where another one has arrived at its place: UploadElsewhere. */
export const addPart = async (
  db: Database,
  { id, part, size, offset }: { id: string; part: string; size: number; offset: number },
): Promise<UploadRow | Refusal> => {
  const { rows } = await db.pool.query<UploadRow>(
    `UPDATE upload SET parts = parts || $2::text, arrived = arrived + $3 WHERE id = $1 AND arrived = $4 AND arrived + $3 <= size RETURNING *`,
    [id, part, size, offset],
  );
  if (rows[0]) return rows[0];
  const now = await db.pool.query<{ arrived: number }>('SELECT arrived FROM upload WHERE id = $1', [id]);
  return now.rows[0] ? refuse('UploadElsewhere', { arrived: now.rows[0].arrived }) : refuse('NotFound');
};

/** What it has become; its parts are not needed any more. */
export const endUpload = async (db: Database, id: string, fileId: string): Promise<void> => {
  await db.pool.query('UPDATE upload SET file_id = $2 WHERE id = $1', [id, fileId]);
};
