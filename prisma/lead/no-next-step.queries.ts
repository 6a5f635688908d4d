import { doorOf, type Door } from '../../workflows/lead/door.ts';
import type { NoStepLead } from '../../workflows/lead/next-step.schema.ts';
import { idleDoors } from '../../workflows/pipeline/idle-doors.ts';
import type { NoStepFigure, NoStepWhy } from '../../workflows/process/next-step.schema.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { countIdle, lackedBy, longAgo } from '../process/next-step.ts';
import { query, sql } from '../sql.ts';

const lead = sql`l`;
/** What an open lead `l` lacks. */
const why = lackedBy(lead, {
  told: sql`l.updated_at < ${longAgo(lead)}`,
  free: sql`NOT EXISTS (SELECT 1 FROM task t WHERE t.lead_id = l.id AND t.state = 'open')
      AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.lead_id = l.id AND i.state IN ('sent', 'part_paid'))`,
});

/** The door by which the lead `n` came, as `doorOf` reads it. */
const came = sql`(SELECT jsonb_build_object('data', jsonb_build_object('form', e.data->'form', 'ad', e.data->'ad', 'door', e.data->'door'), 'actor', e.actor)
    FROM event e WHERE e.noun = 'lead' AND e.noun_id = n.id AND e.seq = 1)`;

/** Open leads without a next step, the newest first; one more than the limit where there is a next page. */
export const listNoNextStep = async (
  db: Database,
  { why: only, after, limit }: { why?: NoStepWhy | undefined; after?: number | undefined; limit: number },
): Promise<NoStepLead[]> => {
  const { rows } = await db.pool.query(
    query(sql`SELECT n.*, pl.key AS pipeline,
        CASE n.why WHEN 'paused' THEN (SELECT u.name FROM event e JOIN app_user u ON u.id::text = e.actor->>'id'
          WHERE e.subject_id = n.id AND e.type = 'lead.paused' ORDER BY e.id DESC LIMIT 1) END AS by,
        CASE n.why WHEN 'nothing' THEN ${came} END AS came
      FROM (SELECT l.id, l.number, l.name, l.pipeline_id, l.pipeline_version_id, l.stage, l.responsible_id, l.clock_offset, l.paused_at, l.paused_reason, l.paused_until,
          l.updated_at, p.error, p.updated_at AS reported_at, p.next_at, y.why
        FROM lead l LEFT JOIN process p ON p.workflow_id = 'lead:' || l.id::text
          -- asked for each lead by itself, and once: the page ends long before all tasks would have been read
          CROSS JOIN LATERAL (SELECT ${why} AS why OFFSET 0) y
        WHERE l.closed_at IS NULL AND l.number < ${after ?? 2_147_483_647}) n
      JOIN pipeline pl ON pl.id = n.pipeline_id
      WHERE n.why IS NOT NULL AND (${only ?? null}::text IS NULL OR n.why = ${only ?? null})
      ORDER BY n.number DESC LIMIT ${limit + 1}`),
  );
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      pipeline: row.pipeline,
      stage: row.stage,
      responsibleId: row.responsible_id,
      clockOffset: row.clock_offset,
      why: row.why,
      since: sinceOf(row).toISOString(),
      reason: row.why === 'paused' ? row.paused_reason : row.why === 'stuck' ? row.error : null,
      until: row.why === 'paused' ? (row.paused_until?.toISOString() ?? null) : null,
      by: row.by,
      idleDoor: row.came && (await idleDoorOf(db, row.pipeline_version_id, doorOf(row.came))),
    })),
  );
};

const idleDoorOf = async (db: Database, versionId: string, door: Door): Promise<Door | null> =>
  idleDoors((await pipelineOfVersion(db, versionId)).definition).includes(door) ? door : null;

type Since = {
  why: NoStepWhy;
  paused_at: Date;
  updated_at: Date;
  reported_at: Date;
  next_at: Date;
  clock_offset: number;
};
const sinceOf = ({ why: because, paused_at, updated_at, reported_at, next_at, clock_offset }: Since): Date => {
  if (because === 'paused') return paused_at;
  if (because === 'stuck') return new Date(reported_at.getTime() + clock_offset);
  return because === 'silent' && next_at && next_at > updated_at ? next_at : updated_at;
};

export const countNoNextStep = async (db: Database): Promise<NoStepFigure> => {
  const { rows } = await db.pool.query(
    query(sql`${countIdle}
      FROM (SELECT ${why} AS why FROM lead l LEFT JOIN process p ON p.workflow_id = 'lead:' || l.id::text WHERE l.closed_at IS NULL) n`),
  );
  return { ...rows[0], at: rows[0].at.toISOString() };
};

/** The ids of all open leads, a page at a time, in their order. */
export const openLeadIds = async (db: Database, after: string | null, limit: number): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'open-lead-ids',
    text: `SELECT id FROM lead WHERE closed_at IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    values: [after, limit],
  });
  return rows.map(({ id }) => id);
};

export type KnownLead = { id: string; name: string; number: number; open: boolean; finished: boolean };

/** What the record knows of these leads; `finished`: the process itself has reported that it is over. */
export const knownLeads = async (db: Database, ids: string[]): Promise<KnownLead[]> => {
  const { rows } = await db.pool.query<KnownLead>(
    `SELECT l.id, l.name, l.number, l.closed_at IS NULL AS open, coalesce(p.state = 'finished', false) AS finished
     FROM lead l LEFT JOIN process p ON p.workflow_id = 'lead:' || l.id::text WHERE l.id = ANY($1::uuid[])`,
    [ids],
  );
  return rows;
};
