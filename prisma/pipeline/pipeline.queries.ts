import type { PipelineLine, PipelineVersionLine, PipelineVersionRead } from '../../workflows/pipeline/draft.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Database } from '../client.ts';
import { definitionOf } from './pipeline-draft.ts';

const select = `SELECT p.id, p.key, p.noun, v.number AS version, v.id AS "versionId", v.created_at AS "publishedAt", v.definition
  FROM pipeline p JOIN pipeline_version v ON v.pipeline_id = p.id`;

/** The published version of each pipeline. */
export const listPipelines = async (db: Database): Promise<Pipeline[]> => {
  const { rows } = await db.pool.query(`${select} WHERE v.id = p.published_id ORDER BY p."order", p.key`);
  return rows.map(toPipeline);
};

/** By key or id, the published version; by a version's id, that version, which an older lead may follow. */
export const readPipeline = async (db: Database, name: string): Promise<Pipeline | undefined> => {
  const { rows } = await db.pool.query(
    `${select} WHERE (v.id = p.published_id AND (p.key = $1 OR p.id::text = $1)) OR v.id::text = $1 LIMIT 1`,
    [name],
  );
  return rows[0] && toPipeline(rows[0]);
};

const toPipeline = (row: Omit<Pipeline, 'publishedAt'> & { publishedAt: Date }): Pipeline => ({
  ...row,
  publishedAt: row.publishedAt.toISOString(),
});

const userName = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

/** Every pipeline for admins: published, only drawn, archived. */
export const pipelineLines = async (db: Database): Promise<PipelineLine[]> => {
  const { rows } = await db.pool.query(
    `SELECT p.id, p.key, p.noun, coalesce(d.definition, v.definition) -> 'name' AS name, v.number AS "publishedVersion", v.created_at AS "publishedAt",
       CASE WHEN d.pipeline_id IS NOT NULL THEN jsonb_build_object('updatedAt', d.updated_at, 'updatedBy', ${userName('u')}) END AS draft,
       p.archived_at AS "archivedAt", p.pack, jsonb_array_length(coalesce(d.definition, v.definition) -> 'stages') AS stages,
       jsonb_array_length(coalesce(d.definition, v.definition) -> 'automations') AS automations,
       CASE p.noun WHEN 'ticket' THEN (SELECT count(*)::int FROM ticket k WHERE k.pipeline_id = p.id AND k.closed_at IS NULL)
         WHEN 'conversation' THEN (SELECT count(*)::int FROM conversation t WHERE t.pipeline_id = p.id AND t.closed_at IS NULL)
         ELSE (SELECT count(*)::int FROM lead l WHERE l.pipeline_id = p.id AND l.closed_at IS NULL) END AS leads
     FROM pipeline p LEFT JOIN pipeline_draft d ON d.pipeline_id = p.id LEFT JOIN pipeline_version v ON v.id = p.published_id
       LEFT JOIN app_user u ON u.id = d.updated_by
     WHERE d.pipeline_id IS NOT NULL OR v.id IS NOT NULL ORDER BY p.archived_at IS NOT NULL, p."order", p.key`,
  );
  return rows.map(({ publishedAt, archivedAt, draft, ...row }) => ({
    ...row,
    publishedAt: publishedAt?.toISOString() ?? null,
    archivedAt: archivedAt?.toISOString() ?? null,
    draft: draft && { ...draft, updatedAt: new Date(draft.updatedAt).toISOString() },
  }));
};

const versionLine = `v.id, v.number, v.note, v.created_at AS "createdAt", v.id = p.published_id IS TRUE AS published,
  ${userName('a')} AS author,
  CASE p.noun WHEN 'ticket' THEN (SELECT count(*)::int FROM ticket k WHERE k.pipeline_version_id = v.id AND k.closed_at IS NULL)
    WHEN 'conversation' THEN (SELECT count(*)::int FROM conversation t WHERE t.pipeline_id = p.id AND t.pipeline_version_id = v.id AND t.closed_at IS NULL)
    ELSE (SELECT count(*)::int FROM lead l WHERE l.pipeline_version_id = v.id AND l.closed_at IS NULL) END AS leads`;
const fromVersions = `FROM pipeline_version v JOIN pipeline p ON p.id = v.pipeline_id LEFT JOIN app_user a ON a.id = v.author_id`;

/** Versions below `before`, the newest first; undefined for a pipeline that does not exist. */
export const versionLines = async (
  db: Database,
  { key, before, limit }: { key: string; before?: number | undefined; limit: number },
): Promise<PipelineVersionLine[] | undefined> => {
  const { rows } = await db.pool.query(
    `SELECT ${versionLine} ${fromVersions} WHERE p.key = $1 AND ($2::int IS NULL OR v.number < $2) ORDER BY v.number DESC LIMIT $3`,
    [key, before ?? null, limit],
  );
  if (rows.length > 0) return rows.map(toLine);
  const { rows: known } = await db.pool.query('SELECT 1 FROM pipeline WHERE key = $1', [key]);
  return known[0] ? [] : undefined;
};

export const readVersion = async (
  db: Database,
  { key, number }: { key: string; number: number },
): Promise<PipelineVersionRead | undefined> => {
  const { rows } = await db.pool.query(
    `SELECT ${versionLine}, v.definition ${fromVersions} WHERE p.key = $1 AND v.number = $2`,
    [key, number],
  );
  return rows[0] && { ...toLine(rows[0]), definition: definitionOf(rows[0].definition) };
};

type VersionLineRow = Omit<PipelineVersionLine, 'createdAt'> & { createdAt: Date };
const toLine = (row: VersionLineRow): PipelineVersionLine => ({ ...row, createdAt: row.createdAt.toISOString() });
