import type { Ops } from '../../workflows/ops/ops.schema.ts';
import type { Database } from '../client.ts';
import { pipedTables, type PipedTable } from '../subject/piped-tables.ts';

const numberOf = (column: string, ...names: string[]): string =>
  names.map((name) => `coalesce((${column} ->> '${name}')::int, 0)`).join(' + ');

/** The pipeline of the first subject of a mass change that stands in this table. */
const pipelineIn = ({ table }: PipedTable): string =>
  `(SELECT p.key FROM mass_change_lead m JOIN ${table} s ON s.id = m.lead_id JOIN pipeline p ON p.id = s.pipeline_id WHERE m.mass_change_id = w.id LIMIT 1)`;

const bulkRuns =
  () => `SELECT 'publication' AS noun, w.id, (SELECT key FROM pipeline WHERE id = w.pipeline_id) AS pipeline,
    (SELECT number::text FROM pipeline_version WHERE id = w.version_id) AS what, w.state, w.created_by, w.created_at, w.ended_at, NULL AS error,
    CASE WHEN w.state LIKE 'und%' THEN ${numberOf('w.counts', 'undone', 'kept')} ELSE ${numberOf('w.counts', 'move', 'map', 'keep', 'blocked')} END AS done,
    CASE WHEN w.state LIKE 'und%' THEN ${numberOf('w.counts', 'move', 'map')} ELSE ${numberOf('w.counts', 'total')} END AS of FROM publication w
  UNION ALL SELECT 'mass-change', w.id,
    coalesce(${pipedTables().map(pipelineIn).join(', ')}),
    w."order" ->> 'do', w.state, w.created_by, w.created_at, w.ended_at, NULL,
    CASE WHEN w.state LIKE 'und%' THEN ${numberOf('w.counts', 'undone', 'kept')} ELSE ${numberOf('w.counts', 'done', 'refused')} END,
    CASE WHEN w.state LIKE 'und%' THEN ${numberOf('w.counts', 'done')} ELSE ${numberOf('w.counts', 'total')} END FROM mass_change w
  UNION ALL SELECT 'import', w.id, w.settings ->> 'pipeline', w.noun, w.state, w.created_by, w.created_at, w.ended_at, NULL,
    ${numberOf('w.counts', 'done', 'skipped', 'refused')}, ${numberOf('w.counts', 'total')} FROM import w WHERE w.begun_at IS NOT NULL
  UNION ALL SELECT 'trial', w.id, (SELECT key FROM pipeline WHERE id = w.pipeline_id), w.kind, w.state, w.created_by, w.created_at, w.ended_at, w.error,
    ${numberOf('w.progress', 'done')}, ${numberOf('w.progress', 'total')} FROM trial w
  UNION ALL SELECT 'revival', w.id, NULL, w.reason, CASE WHEN w.ended_at IS NULL THEN 'running' ELSE 'done' END, w.created_by, w.created_at, w.ended_at, NULL,
    w.done, w.total FROM revival w WHERE w.total > 0`;

/** Bulk runs that go on, however long, and those that ended in the last day; a revival counts as one. */
export const readBulkRuns = async (db: Database): Promise<Ops['walks']> => {
  const { rows } = await db.pool.query(
    `SELECT w.*, u.name AS by FROM (${bulkRuns()}) w LEFT JOIN app_user u ON u.id = w.created_by
     WHERE w.ended_at IS NULL OR w.ended_at > now() - interval '1 day' ORDER BY w.ended_at IS NOT NULL, w.created_at DESC LIMIT 20`,
  );
  return rows.map((row) => ({
    noun: row.noun,
    id: row.id,
    pipeline: row.pipeline,
    what: row.what,
    state: row.state,
    done: Math.min(row.done, row.of),
    of: row.of,
    by: row.by,
    since: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    error: row.error,
  }));
};
