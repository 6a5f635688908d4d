import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { Memory } from '../../workflows/automation/memory.ts';
import type { PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import { fateOf, firesOnMigration, type LeadFate } from '../../workflows/publication/publication.ts';
import { typeFor } from '../../workflows/subject/evolve.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import type { Woken } from '../process/process.ts';
import type { Change, Doing } from '../write.ts';
import { subjectChange } from './subject.ts';
import { allRecords, factsOfSubject, type SubjectRecord, type SubjectRow } from './subject-record.ts';

type Publishing = { id: string; pipeline_id: string; version_id: string; choice: PublicationChoice };
export type FatedSubject = { record: SubjectRecord; row: SubjectRow; fate: LeadFate; fires: string[] };

/** How many subjects besides leads follow a pipeline. */
export const countLiving = async (db: Database, pipelineId: string): Promise<number> => {
  let count = 0;
  for (const { table } of allRecords()) {
    const { rows } = await db.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE pipeline_id = $1 AND closed_at IS NULL`,
      [pipelineId],
    );
    count += rows[0]!.n;
  }
  return count;
};

/** The next of them that follow an older version, with what becomes of each; locked until the end of the transaction. */
export const nextFated = async (
  db: Database,
  publishing: Publishing,
  to: LivePipeline,
  limit: number,
): Promise<FatedSubject[]> => {
  for (const record of allRecords()) {
    const { rows } = await db.pool.query<SubjectRow & { memory: Memory | null }>(
      `SELECT s.*, p.memory FROM ${record.table} s LEFT JOIN process p ON p.workflow_id = $4 || s.id::text
       WHERE s.pipeline_id = $1 AND s.closed_at IS NULL AND s.pipeline_version_id <> $2
         AND NOT EXISTS (SELECT 1 FROM publication_lead d WHERE d.publication_id = $3 AND d.lead_id = s.id)
       ORDER BY s.id LIMIT ${limit} FOR UPDATE OF s`,
      [publishing.pipeline_id, publishing.version_id, publishing.id, `${record.noun.kind}:`],
    );
    if (rows.length > 0)
      return Promise.all(
        rows.map(({ memory, ...row }) => fated(db, record, row as SubjectRow, memory, publishing, to)),
      );
  }
  return [];
};

const fated = async (
  db: Database,
  record: SubjectRecord,
  row: SubjectRow,
  memory: Memory | null,
  { choice }: Publishing,
  to: LivePipeline,
): Promise<FatedSubject> => {
  const { fate, fires } = await foretellSubject(db, record, { row, memory }, to, choice);
  return { record, row, fate, fires: choice.fire ? fires : [] };
};

/** The fate of one, and which automations would fire at once if allowed. */
const foretellSubject = async (
  db: Database,
  record: SubjectRecord,
  { row, memory }: { row: SubjectRow; memory: Memory | null },
  to: LivePipeline,
  choice: PublicationChoice,
): Promise<{ fate: LeadFate; fires: string[] }> => {
  const from = await pipelineOfVersion(db, row.pipeline_version_id);
  const living = { facts: factsOfSubject(record, row), process: memory };
  const fate = fateOf(living, from.definition, to.definition, choice);
  const now = new Date(Date.now() + row.clock_offset).toISOString();
  return { fate, fires: fate.to === null ? [] : firesOnMigration(to, living, fate.to, now) };
};

/** What would become of each open one besides leads that follows a pipeline, batch by batch. */
export const foretellSubjects = async (
  db: Database,
  { pipelineId, choice }: { pipelineId: string; choice: PublicationChoice },
  to: LivePipeline,
  hear: (id: string, told: { fate: LeadFate; fires: string[] }) => void,
  beat: () => void,
): Promise<void> => {
  for (const record of allRecords())
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await db.pool.query<SubjectRow & { memory: Memory | null }>(
        `SELECT s.*, p.memory FROM ${record.table} s LEFT JOIN process p ON p.workflow_id = $3 || s.id::text
         WHERE s.pipeline_id = $1 AND s.closed_at IS NULL AND s.id > $2 ORDER BY s.id LIMIT ${BATCH}`,
        [pipelineId, after, `${record.noun.kind}:`],
      );
      for (const { memory, ...row } of rows)
        hear(row.id, await foretellSubject(db, record, { row: row as SubjectRow, memory }, to, choice));
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) break;
      after = last.id;
      beat();
    }
};

const BATCH = 250;

/** It follows the new version from now on, perhaps at another stage. */
export const migrated = (
  { record, row, fate }: FatedSubject,
  doing: Doing,
  { id, version_id: versionId, choice }: Publishing,
): Change<Woken> => {
  const to = fate.to ?? row.stage;
  const data = { publication: id, fire: choice.fire, versionId, from: row.stage, to };
  const change = subjectChange(record, row, doing, [{ type: typeFor(record.noun, 'migrated')!, data }]);
  return {
    ...change,
    result: { workflowId: processIdOf({ kind: record.noun.kind, id: row.id }), seq: row.event_seq + 1 },
  };
};
