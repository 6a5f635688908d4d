import type { Import, ImportRow } from '../../workflows/import/import.schema.ts';
import type { RowFault } from '../../workflows/import/row-fault.ts';
import type { Database } from '../client.ts';
import { join, query, sql } from '../sql.ts';
import { visibleImports, type Reader } from '../visible.ts';

const EXAMPLES = 3;

const select = sql`SELECT i.id, i.noun, i.state, i.file_name AS "fileName", i.settings, i.counts, i.version, i.created_at AS "createdAt", i.ended_at AS "endedAt",
    CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('kind', 'user', 'id', u.id, 'name', u.name) END AS "createdBy",
    EXISTS (SELECT 1 FROM import o WHERE o.noun = i.noun AND o.head = i.head AND o.begun_at IS NOT NULL AND o.id < i.id) AS remembered,
    (SELECT jsonb_agg(jsonb_build_object('name', h.name, 'examples', (SELECT coalesce(jsonb_agg(e.value), '[]') FROM (
        SELECT r.cells ->> (h.place - 1)::int AS value FROM (SELECT cells, line FROM import_row WHERE import_id = i.id ORDER BY line LIMIT 50) r
        WHERE coalesce(r.cells ->> (h.place - 1)::int, '') <> '' ORDER BY r.line LIMIT ${EXAMPLES}) e)) ORDER BY h.place)
      FROM jsonb_array_elements_text(i.head) WITH ORDINALITY AS h(name, place)) AS columns
  FROM import i LEFT JOIN app_user u ON u.id = i.created_by`;

type Listed = Omit<Import, 'createdAt' | 'endedAt'> & { createdAt: Date; endedAt: Date | null };

/** The newest first; one more than the limit where there is a next page. */
export const listImports = async (
  db: Database,
  me: Reader,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Import[]> => {
  const where = [visibleImports(me), ...(after === undefined ? [] : [sql`i.id < ${after}::uuid`])];
  const { rows } = await db.pool.query<Listed>(
    query(sql`${select} WHERE ${join(where, ' AND ')} ORDER BY i.id DESC LIMIT ${limit + 1}`),
  );
  return rows.map(toImport);
};

export const readImport = async (db: Database, me: Reader, id: string): Promise<Import | undefined> => {
  const { rows } = await db.pool.query<Listed>(query(sql`${select} WHERE i.id = ${id} AND ${visibleImports(me)}`));
  return rows[0] && toImport(rows[0]);
};

export type ReadImportRow = Omit<ImportRow, 'why'> & { why: RowFault[] | null };

/** Rows of a file in its order. The caller has checked that the reader may see it. */
export const listImportRows = async (
  db: Database,
  id: string,
  { state, after, limit }: { state: string | undefined; after: number | undefined; limit: number },
): Promise<ReadImportRow[]> => {
  const where = [sql`import_id = ${id}`, sql`line > ${after ?? 0}`];
  if (state !== undefined) where.push(sql`state = ${state}`);
  const { rows } = await db.pool.query<ReadImportRow>(
    query(sql`SELECT line, cells, state, why, lead_id AS "leadId", contact_id AS "contactId", company_id AS "companyId" FROM import_row
      WHERE ${join(where, ' AND ')} ORDER BY line LIMIT ${limit}`),
  );
  return rows;
};

const toImport = (row: Listed): Import => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});
