import type { Publication, PublicationLead } from '../../workflows/publication/publication.schema.ts';
import type { Database } from '../client.ts';
import { query, sql, join, type Sql } from '../sql.ts';
import { withNames } from '../subject/named.ts';

const select = sql`SELECT pu.id, p.key AS pipeline, v.number AS version, v.id AS "versionId", w.number AS "previousVersion", v.note, pu.state, pu.choice, pu.counts,
    CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('kind', 'user', 'id', u.id, 'name', u.name) END AS "createdBy",
    pu.created_at AS "createdAt", pu.ended_at AS "endedAt"
  FROM publication pu JOIN pipeline p ON p.id = pu.pipeline_id JOIN pipeline_version v ON v.id = pu.version_id
  LEFT JOIN pipeline_version w ON w.id = (pu.choice ->> 'previous')::uuid LEFT JOIN app_user u ON u.id = pu.created_by`;

/** Publications of a pipeline, the newest first; one more than the limit where there is a next page. */
export const listPublications = async (
  db: Database,
  { pipeline, after, limit }: { pipeline: string; after: string | undefined; limit: number },
): Promise<Publication[]> => {
  const where = [sql`p.key = ${pipeline}`, ...(after === undefined ? [] : [sql`pu.id < ${after}::uuid`])];
  const { rows } = await db.pool.query(
    query(sql`${select} WHERE ${join(where, ' AND ')} ORDER BY pu.id DESC LIMIT ${limit + 1}`),
  );
  return rows.map(toPublication);
};

export const readPublication = async (db: Database, id: string): Promise<Publication | undefined> => {
  const { rows } = await db.pool.query(query(sql`${select} WHERE pu.id = ${id}`));
  return rows[0] && toPublication(rows[0]);
};

const toPublication = (
  row: Omit<Publication, 'createdAt' | 'endedAt'> & { createdAt: Date; endedAt: Date | null },
): Publication => ({ ...row, createdAt: row.createdAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null });

export type PublicationLeadFilter = {
  fate?: string | undefined;
  reason?: string | undefined;
  state?: string | undefined;
};

/** What happened to the leads, in the order of their ids. */
export const listPublicationLeads = async (
  db: Database,
  publicationId: string,
  { fate, reason, state, after, limit }: PublicationLeadFilter & { after: string | undefined; limit: number },
): Promise<PublicationLead[]> => {
  const where: Sql[] = [sql`pl.publication_id = ${publicationId}`];
  if (fate !== undefined) where.push(sql`pl.fate = ${fate}`);
  if (reason !== undefined) where.push(sql`pl.reason = ${reason}`);
  if (state !== undefined) where.push(sql`pl.state = ${state}`);
  if (after !== undefined) where.push(sql`pl.lead_id > ${after}::uuid`);
  const { rows } = await db.pool.query(
    query(sql`SELECT pl.lead_id AS id, pl.fate, pl.reason, pl.from_stage AS "from", pl.to_stage AS "to", pl.error AS "of", pl.fires, pl.state
      FROM publication_lead pl WHERE ${join(where, ' AND ')} ORDER BY pl.lead_id LIMIT ${limit + 1}`),
  );
  return withNames(db, rows);
};

/** The pipeline with this key, with its draft's revision; null without a draft. */
export const draftOf = async (
  db: Database,
  key: string,
): Promise<{ pipelineId: string; revision: number | null } | undefined> => {
  const { rows } = await db.pool.query(
    `SELECT p.id AS "pipelineId", d.revision FROM pipeline p LEFT JOIN pipeline_draft d ON d.pipeline_id = p.id WHERE p.key = $1`,
    [key],
  );
  return rows[0];
};
