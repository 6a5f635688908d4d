import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Trial, TrialLead, TrialLeadStory } from '../../workflows/trial/trial.schema.ts';
import type { Database } from '../client.ts';
import { namesByIds, withNames } from '../subject/named.ts';
import { join, query, sql } from '../sql.ts';

const columns = sql`t.id, p.key AS pipeline, t.kind, t.state, t.choice, t.progress, t.result, t.error,
    CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('kind', 'user', 'id', u.id, 'name', u.name) END AS "createdBy",
    t.created_at AS "createdAt", t.ended_at AS "endedAt"`;
const from = sql`FROM trial t JOIN pipeline p ON p.id = t.pipeline_id LEFT JOIN app_user u ON u.id = t.created_by`;

/** Trials of a pipeline, the newest first. There are never more than a handful. */
export const listTrials = async (db: Database, pipeline: string): Promise<Trial[]> => {
  const { rows } = await db.pool.query(
    query(sql`SELECT ${columns} ${from} WHERE p.key = ${pipeline} ORDER BY t.created_at DESC LIMIT 50`),
  );
  return rows.map(toTrial);
};

export const readTrial = async (
  db: Database,
  id: string,
): Promise<(Trial & { definition: PipelineDefinition }) | undefined> => {
  const { rows } = await db.pool.query(query(sql`SELECT ${columns}, t.definition ${from} WHERE t.id = ${id}`));
  return rows[0] && toTrial(rows[0]);
};

const toTrial = <T extends { createdAt: Date; endedAt: Date | null; progress: { done: number; total: number } }>({
  createdAt,
  endedAt,
  progress: { done, total },
  ...row
}: T) =>
  ({
    ...row,
    progress: { done, total: Math.max(done, total) },
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }) as never;

/** Subjects of a trial that belong to all the groups, in the order of their ids; one more than the limit where there is a next page. */
export const listTrialLeads = async (
  db: Database,
  id: string,
  { groups, after, limit }: { groups: string[]; after: string | undefined; limit: number },
): Promise<TrialLead[]> => {
  const where = [
    sql`tl.trial_id = ${id}`,
    ...(groups.length ? [sql`tl.groups @> ${groups}::text[]`] : []),
    ...(after === undefined ? [] : [sql`tl.lead_id > ${after}::uuid`]),
  ];
  const { rows } = await db.pool.query(
    query(sql`SELECT tl.lead_id AS id, tl.groups,
        jsonb_array_length(tl.steps -> (CASE WHEN (tl.steps -> 'same')::bool THEN 'after' ELSE 'before' END)) AS before, jsonb_array_length(tl.steps -> 'after') AS after, tl.steps #>> '{after,0,at}' AS first
      FROM trial_lead tl WHERE ${join(where, ' AND ')} ORDER BY tl.lead_id LIMIT ${limit + 1}`),
  );
  const names = await namesByIds(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const { subject, ...place } = names.get(row.id) ?? {};
    return subject ? [{ ...subject, ...place, ...row }] : [];
  });
};

export const readTrialLead = async (
  db: Database,
  { trialId, leadId }: { trialId: string; leadId: string },
): Promise<TrialLeadStory | undefined> => {
  const { rows } = await db.pool.query(
    'SELECT lead_id AS id, groups, steps AS story FROM trial_lead WHERE trial_id = $1 AND lead_id = $2',
    [trialId, leadId],
  );
  return (await withNames(db, rows))[0];
};
