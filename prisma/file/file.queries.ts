import type { File, FileNoun, Scan } from '../../workflows/file/file.schema.ts';
import type { Database } from '../client.ts';
import type { File as FileModel } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { query, sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { visibleFiles } from './file-sight.ts';

export type FileRow = RowOf<FileModel>;

/** A file that this reader may open. */
export const readFile = async (db: Database, me: Reader, id: string): Promise<File | undefined> => {
  const { rows } = await db.pool.query<FileRow>(
    query(sql`SELECT f.* FROM file f WHERE f.id = ${id} AND ${visibleFiles(me)}`),
  );
  return rows[0] && toFile(rows[0]);
};

/** As they are, whoever may see them. */
export const filesById = async (db: Database, ids: string[]): Promise<FileRow[]> => {
  if (ids.length === 0) return [];
  const { rows } = await db.pool.query<FileRow>({
    name: 'files-by-id',
    text: 'SELECT * FROM file WHERE id = ANY($1::uuid[])',
    values: [ids],
  });
  return rows;
};

/** What is attached to a record, the oldest first. The caller has checked that the reader may see it. */
export const filesOf = async (db: Database, { noun, id }: { noun: FileNoun; id: string }): Promise<File[]> => {
  const { rows } = await db.pool.query<FileRow>(
    `SELECT f.* FROM file_attachment a JOIN file f ON f.id = a.file_id
     WHERE a.noun = $1 AND a.noun_id = $2 AND a.removed_at IS NULL ORDER BY a.attached_at, a.id LIMIT 500`,
    [noun, id],
  );
  return rows.map(toFile);
};

export const toFile = (row: FileRow): File => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  thumbnail: row.thumbnail,
  scan: row.scan as Scan,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
});
