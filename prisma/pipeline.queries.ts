import type { Pipeline } from '../workflows/pipeline/pipeline.schema.ts';
import type { Database } from './client.ts';

const select = `SELECT p.id, p.key, v.number AS version, v.id AS "versionId", v.created_at AS "publishedAt", v.definition
  FROM pipeline p JOIN pipeline_version v ON v.pipeline_id = p.id`;

/** The published version of each pipeline. */
export const listPipelines = async (db: Database): Promise<Pipeline[]> => {
  const { rows } = await db.pool.query(`${select} WHERE v.id = p.published_id ORDER BY p."order", p.key`);
  return rows.map(toPipeline);
};

/** By its key or id the published version, by a version's id that version: what an older lead lives by. */
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
