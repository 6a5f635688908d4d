import type { Actor } from '../../workflows/event/event.schema.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isOver, stateAfter, tense, whyNotSteer, type BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import { PublicationCounts, type PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { PublicationRow } from './publication-row.ts';
import {
  lockBulkRun,
  processOfBulkRun,
  bulkRunChange,
  bulkRunEvent,
  type SteeredBulkRun,
} from '../mass-change/bulk-run-row.ts';
import { countLiving } from '../subject/subject-publication.ts';
import { command, type Doing } from '../write.ts';

export type Published = { version: number; versionId: string; publicationId: string };

/**
 * Makes the draft a version: immutable, given to new leads at once; the publication's own process moves the open leads. Refused: NotFound,
 * NothingToPublish, VersionChanged, PublicationRuns, StageMapWrong. The caller has checked the draft for problems.
 */
export const publishPipeline = (
  db: Database,
  {
    pipeline: key,
    note,
    revision,
    choice,
    ...doing
  }: Doing & { pipeline: string; note: string; revision: number; choice: PublicationChoice },
): Promise<Published | Refusal> =>
  inTransaction(db, (tx) =>
    command<Published>(tx, { key: doing.key, request: { publish: key, note, revision, choice } }, async () => {
      const draft = await lockDraft(tx, key);
      if (isRefusal(draft)) return draft;
      if (draft.revision !== revision) return refuse('VersionChanged', { version: draft.revision });
      if (draft.running) return refuse('PublicationRuns');
      const read = PipelineDefinition.safeParse(draft.definition);
      if (!read.success) return refuse('DefinitionHasErrors', { count: read.error.issues.length });
      const definition = read.data;
      const wrong = wrongTarget(choice, definition);
      if (wrong !== undefined) return refuse('StageMapWrong', { stage: wrong });
      const versionId = uuidv7();
      const number = draft.last + 1;
      const id = uuidv7();
      const over = choice.keep || draft.living === 0;
      const counts = PublicationCounts.parse({ total: draft.living, keep: choice.keep ? draft.living : 0 });
      const author = doing.actor.kind === 'user' ? (doing.actor.id ?? null) : null;
      const at = new Date().toISOString();
      await tx.pool.query('DELETE FROM pipeline_draft WHERE pipeline_id = $1', [draft.pipeline_id]);
      await tx.pool.query('UPDATE pipeline SET published_id = $2 WHERE id = $1', [draft.pipeline_id, versionId]);
      return {
        inserts: [
          {
            table: 'pipeline_version',
            row: {
              id: versionId,
              pipeline_id: draft.pipeline_id,
              number,
              definition,
              note,
              author_id: author,
              created_at: at,
            },
          },
          {
            table: 'publication',
            row: {
              id,
              pipeline_id: draft.pipeline_id,
              version_id: versionId,
              state: over ? 'done' : 'running',
              choice: { ...choice, previous: draft.published_id },
              counts,
              created_by: author,
              created_at: at,
              ended_at: over ? at : null,
              version: 1,
              event_seq: 1,
            },
          },
        ],
        events: [
          bulkRunEvent('publication', id, {
            seq: 1,
            type: 'begun',
            actor: doing.actor,
            data: { pipelineId: draft.pipeline_id, version: number, note, state: over ? 'done' : 'running' },
            pokes: over ? [] : [processOfBulkRun('publication', id)],
          }),
        ],
        result: { version: number, versionId, publicationId: id },
      };
    }),
  );

/** The draft of a pipeline with what publishing needs, locked until the end of the transaction. */
const lockDraft = async (db: Database, key: string) => {
  const { rows } = await db.pool.query<{ pipeline_id: string; published_id: string | null }>(
    'SELECT id AS pipeline_id, published_id FROM pipeline WHERE key = $1 FOR UPDATE',
    [key],
  );
  const pipeline = rows[0];
  if (!pipeline) return refuse('NotFound');
  const found = await db.pool.query<{
    definition: unknown;
    revision: number;
    last: number;
    living: number;
    running: boolean;
  }>(
    `SELECT d.definition, d.revision,
      (SELECT coalesce(max(number), 0) FROM pipeline_version v WHERE v.pipeline_id = $1) AS last,
      (SELECT count(*)::int FROM lead l WHERE l.pipeline_id = $1 AND l.closed_at IS NULL) AS living,
      EXISTS (SELECT 1 FROM publication p WHERE p.pipeline_id = $1 AND p.state IN ('planned', 'running', 'paused', 'undoing')) AS running
    FROM pipeline_draft d WHERE d.pipeline_id = $1 FOR UPDATE`,
    [pipeline.pipeline_id],
  );
  const draft = found.rows[0];
  if (!draft) return refuse('NothingToPublish');
  return { ...pipeline, ...draft, living: draft.living + (await countLiving(db, pipeline.pipeline_id)) };
};

const wrongTarget = ({ stageMap }: PublicationChoice, { stages }: PipelineDefinition): string | undefined =>
  Object.values(stageMap).find((target) => stages.find(({ key }) => key === target)?.kind !== 'open');

/**
 * Pauses, resumes, stops or undoes a publication; its process follows. Undoing gives new leads the previous version, and restores the draft.
 * Refused: NotFound, WalkNotRunning, WalkNotPaused, NothingToUndo.
 */
export const steerPublication = (
  db: Database,
  { publicationId, order, actor, key }: { publicationId: string; order: BulkRunOrder; actor: Actor; key: string },
): Promise<SteeredBulkRun | Refusal> =>
  inTransaction(db, (tx) =>
    command<SteeredBulkRun>(tx, { key, request: { [order]: publicationId } }, async () => {
      const row = await lockBulkRun<PublicationRow>(tx, 'publication', publicationId);
      if (isRefusal(row)) return row;
      const refusal = whyNotSteer(row.state, order);
      if (refusal) return refusal;
      if (order === 'undo' && row.choice.previous === null) return refuse('NothingToUndo');
      if (order === 'undo') await takeBack(tx, row);
      const state = stateAfter[order];
      return bulkRunChange('publication', row, {
        actor,
        type: tense[order],
        set: {
          state,
          ended_at: isOver(state) ? new Date().toISOString() : null,
          ...(order === 'undo' ? { counts: { ...row.counts, after: null } } : {}),
        },
        data: { pipelineId: row.pipeline_id },
        result: { id: row.id, version: row.version + 1, state },
      });
    }),
  );

/** New leads get the previous version, unless another one was published since; the version becomes a draft again. */
const takeBack = async (
  db: Database,
  row: { pipeline_id: string; version_id: string; choice: { previous: string | null } },
) => {
  const { rowCount } = await db.pool.query(
    'UPDATE pipeline SET published_id = $3 WHERE id = $1 AND published_id = $2',
    [row.pipeline_id, row.version_id, row.choice.previous],
  );
  if (rowCount === 0) return;
  await db.pool.query(
    `INSERT INTO pipeline_draft (pipeline_id, base_id, definition) SELECT $1, $3, definition FROM pipeline_version WHERE id = $2
     ON CONFLICT (pipeline_id) DO NOTHING`,
    [row.pipeline_id, row.version_id, row.choice.previous],
  );
};
