import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { decide } from '../../workflows/lead/decide.ts';
import type { LeadOrder } from '../../workflows/lead/order.ts';
import { isUnderWay, type BulkRunState } from '../../workflows/process/bulk-run.ts';
import type { PublicationCounts } from '../../workflows/publication/publication.schema.ts';
import type { LeadFate } from '../../workflows/publication/publication.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { leadChange, leadNow, type LeadRow } from '../lead/lead-row.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { livingLeads, type LivingRow } from '../automation/living-lead.ts';
import { foretell, needsOf } from './publication-plan.ts';
import type { Woken } from '../process/process.ts';
import { undoOfBulkRun } from '../undo/undo.ts';
import type { PublicationRow } from './publication-row.ts';
import { sql } from '../sql.ts';
import { migrated, nextFated } from '../subject/subject-publication.ts';
import { lockBulkRun, processOfBulkRun, together, bulkRunChange } from '../mass-change/bulk-run-row.ts';
import { command, type Change } from '../write.ts';

const BATCH = 100;
/** Each holds the locks of a lead and all that belongs to it until the whole batch is written. */
const BACK_AT_ONCE = 10;
export type PublicationBatch = { state: BulkRunState; moved: Woken[] };

/** The next hundred leads of a publication, in one transaction with how far it is: after a crash it goes on where it was. */
export const runPublicationBatch = (db: Database, publicationId: string): Promise<PublicationBatch> =>
  inTransaction(db, async (tx) => {
    const row = await lockBulkRun<PublicationRow>(tx, 'publication', publicationId);
    if (isRefusal(row)) return { state: 'undone', moved: [] };
    if (!isUnderWay(row.state)) return { state: row.state, moved: [] };
    return row.state === 'undoing' ? undoNext(tx, row) : migrateNext(tx, row);
  });

const migrateNext = async (db: Database, row: PublicationRow): Promise<PublicationBatch> => {
  const to = await livePipeline(db, row.version_id);
  const needs = needsOf(to.definition);
  const living = sql`l.pipeline_id = ${row.pipeline_id} AND l.closed_at IS NULL AND l.pipeline_version_id <> ${row.version_id}`;
  const after = row.counts.after ?? '00000000-0000-0000-0000-000000000000';
  let rows = await livingLeads(db, {
    where: sql`${living} AND l.id > ${after}::uuid`,
    needs,
    limit: BATCH,
    lock: true,
  });
  // leads that came in with the previous version while this one was being published
  if (rows.length === 0)
    rows = await livingLeads(db, {
      where: sql`${living} AND NOT EXISTS (SELECT 1 FROM publication_lead d WHERE d.publication_id = ${row.id} AND d.lead_id = l.id)`,
      needs,
      limit: BATCH,
      lock: true,
    });
  if (rows.length === 0) return migrateOthers(db, row, to);
  const counts = { ...row.counts, after: rows.at(-1)?.lead.id ?? null };
  const fated: FatedLead[] = [];
  for (const living of rows) {
    const { fate, fires } = await foretell(db, living, to, row.choice);
    counts[fate.fate] += 1;
    if (row.choice.fire && fires.length > 0) counts.firing += 1;
    fated.push({ ...living, fate, fires: row.choice.fire ? fires : [] });
  }
  await keep(db, row.id, fated);
  const changes = fated.filter(({ fate }) => fate.to !== null).map((one) => migration(row, one, to));
  return writeBatch(db, row, changes, counts);
};

/** Subjects of other nouns that follow the pipeline. */
const migrateOthers = async (db: Database, row: PublicationRow, to: LivePipeline): Promise<PublicationBatch> => {
  const fated = await nextFated(db, row, to, BATCH);
  if (fated.length === 0) return writeBatch(db, row, [], row.counts, 'done');
  const counts = { ...row.counts };
  for (const { fate, fires } of fated) {
    counts[fate.fate] += 1;
    if (fires.length > 0) counts.firing += 1;
  }
  await keep(
    db,
    row.id,
    fated.map(({ row: lead, fate, fires }) => ({ lead, fate, fires })),
  );
  const moving = fated.filter(({ fate }) => fate.to !== null);
  return writeBatch(
    db,
    row,
    moving.map((one) => migrated(one, { actor: actorOf(row) }, row)),
    counts,
  );
};

type FatedLead = LivingRow & { fate: LeadFate; fires: string[] };

const migration = (row: PublicationRow, { lead, fate }: FatedLead, to: LivePipeline): Change<Woken> => {
  const { fire } = row.choice;
  return moveOver(row, lead, to, {
    ...{ stage: fate.to ?? lead.stage, versionId: row.version_id },
    ...{ version: to.version, fire },
  });
};

const moveOver = (
  row: PublicationRow,
  lead: LeadRow,
  pipeline: LivePipeline,
  order: Omit<LeadOrder & { do: 'migrate' }, 'do' | 'publication'>,
): Change<Woken> => {
  const now = leadNow(lead);
  const events = decide(leadOf(lead), { do: 'migrate', publication: row.id, ...order }, { now, pipeline });
  const moved = { workflowId: `lead:${lead.id}`, seq: lead.event_seq + 1 };
  return isRefusal(events)
    ? { result: moved }
    : leadChange(lead, { actor: actorOf(row), at: now }, { events, result: moved });
};

/** The user who publishes is recorded as the one who moved the leads. */
const actorOf = ({ created_by: id }: PublicationRow): Actor => (id ? { kind: 'user', id } : { kind: 'system' });

type Fated = Pick<FatedLead, 'fate' | 'fires'> & { lead: Pick<LeadRow, 'id' | 'pipeline_version_id' | 'stage'> };

/** What happens to each lead, with where it was: kept for the list and for undoing. */
const keep = async (db: Database, publicationId: string, fated: Fated[]): Promise<void> => {
  await db.pool.query({
    name: 'keep-publication-leads',
    text: `INSERT INTO publication_lead (publication_id, lead_id, fate, reason, error, from_version_id, from_stage, to_stage, fires, state)
      SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::jsonb[], $10::text[])`,
    values: [
      publicationId,
      fated.map(({ lead }) => lead.id),
      fated.map(({ fate }) => fate.fate),
      fated.map(({ fate }) => fate.reason),
      fated.map(({ fate }) => fate.of),
      fated.map(({ lead }) => lead.pipeline_version_id),
      fated.map(({ lead }) => lead.stage),
      fated.map(({ fate }) => fate.to),
      fated.map(({ fires }) => JSON.stringify(fires)),
      fated.map(({ fate }) => (fate.to === null ? 'skipped' : 'done')),
    ],
  });
};

/** Takes back leads that were moved and have not moved on by themselves since, with what came of it; the rest stays and is counted. */
const undoNext = async (db: Database, row: PublicationRow): Promise<PublicationBatch> => {
  const { rows } = await db.pool.query<{
    lead_id: string;
    from_version_id: string;
    from_stage: string;
    to_stage: string;
  }>(
    `SELECT lead_id, from_version_id, from_stage, to_stage FROM publication_lead
     WHERE publication_id = $1 AND state = 'done' ORDER BY lead_id LIMIT $2`,
    [row.id, BACK_AT_ONCE],
  );
  if (rows.length === 0) return writeBatch(db, row, [], row.counts, 'undone');
  const before = new Map(rows.map((one) => [one.lead_id, one]));
  const ids = [...before.keys()];
  const held = await db.pool.query<LeadRow>('SELECT * FROM lead WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  const gone = await goneOn(db, row.id, ids);
  const back = held.rows.filter(
    (lead) => !gone.has(lead.id) && !lead.closed_at && lead.pipeline_version_id === row.version_id,
  );
  const stays = new Set<string>();
  const changes: Change<Woken>[] = [];
  for (const lead of back) {
    const of = { publication: row.id };
    const undone = await undoOfBulkRun(db, { actor: actorOf(row), leadId: lead.id, of });
    if (isRefusal(undone)) stays.add(lead.id);
    if (undone !== undefined) continue;
    // its undo point is gone: where it was, and nothing else
    const { from_stage: stage, from_version_id: versionId } = before.get(lead.id)!;
    const pipeline = await livePipeline(db, row.version_id);
    changes.push(moveOver(row, lead, pipeline, { stage, versionId, undo: true, fire: false }));
  }
  const returned = new Set(back.map(({ id }) => id).filter((id) => !stays.has(id)));
  await db.pool.query(
    `UPDATE publication_lead SET state = CASE WHEN lead_id = ANY($3::uuid[]) THEN 'undone' ELSE 'kept' END WHERE publication_id = $1 AND lead_id = ANY($2::uuid[])`,
    [row.id, ids, [...returned]],
  );
  const { counts } = row;
  return writeBatch(db, row, changes, {
    ...counts,
    undone: counts.undone + returned.size,
    kept: counts.kept + ids.length - returned.size,
  });
};

/** Leads that were moved, closed or migrated by somebody else after this publication had migrated them. */
const goneOn = async (db: Database, publicationId: string, ids: string[]): Promise<Set<string>> => {
  const { rows } = await db.pool.query<{ lead_id: string }>(
    `SELECT DISTINCT m.subject_id AS lead_id FROM event m JOIN event e ON e.subject_id = m.subject_id AND e.noun = 'lead' AND e.seq > m.seq
     WHERE m.subject_id = ANY($1) AND m.noun = 'lead' AND m.type = 'lead.migrated' AND m.data ->> 'publication' = $2 AND NOT m.data ? 'undo'
       AND e.type IN ('lead.moved', 'lead.reopened', 'lead.migrated')`,
    [ids, publicationId],
  );
  return new Set(rows.map(({ lead_id }) => lead_id));
};

/** One write for the whole batch: the leads, their events, and how far the publication is. */
const writeBatch = async (
  db: Database,
  row: PublicationRow,
  changes: Change<Woken>[],
  counts: PublicationCounts,
  state: BulkRunState = row.state,
): Promise<PublicationBatch> => {
  const over = state !== row.state;
  const told = bulkRunChange('publication', row, {
    actor: { kind: 'process', id: processOfBulkRun('publication', row.id) },
    type: over ? state : 'moved',
    set: { state, counts, ...(over ? { ended_at: new Date().toISOString() } : {}) },
    data: { pipelineId: row.pipeline_id },
    result: null,
  });
  const written = await command<PublicationBatch>(db, { request: null }, async () =>
    together([...changes, told], { state, moved: changes.map(({ result }) => result) }),
  );
  return isRefusal(written) ? { state, moved: [] } : written;
};
