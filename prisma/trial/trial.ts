import type { Actor } from '../../workflows/event/event.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import { isOver, stateAfter, whyNotSteer } from '../../workflows/process/bulk-run.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { TrialState, TrialTotals, TrialWish } from '../../workflows/trial/trial.schema.ts';
import type { Database } from '../client.ts';
import type { Trial } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { uuidv7 } from '../id.ts';
import { recordOfPipeline } from '../subject/subject-record.ts';
import { command, type Doing } from '../write.ts';
import { leadTrial } from './lead-trial.ts';
import type { TriedNoun } from './page.ts';
import { subjectTrial } from './subject-trial.ts';

export type TrialChoice = { days?: number; since: string; until: string };
export type TrialRow = Pick<
  RowOf<
    Trial,
    {
      kind: 'forecast' | 'backtest';
      state: TrialState;
      choice: TrialChoice;
      /** `after`: the last subject that was processed */
      progress: { done: number; total: number; after: string | null };
      result: TrialTotals | null;
    }
  >,
  'id' | 'pipeline_id' | 'kind' | 'state' | 'choice' | 'progress' | 'result'
>;

/** How many trials of a pipeline are kept, the newest. */
const MOST_KEPT = 10;
const DAY = 86_400_000;

/** Records what is tried on which subjects; the process `trial:<id>` does it. It never touches one. */
export const createTrial = (
  db: Database,
  {
    pipelineId,
    definition,
    wish,
    ...doing
  }: Doing & { pipelineId: string; definition: PipelineDefinition; wish: TrialWish },
): Promise<{ id: string } | Refusal> =>
  command<{ id: string }>(db, { key: doing.key, request: { trial: pipelineId, wish } }, async () => {
    const at = new Date().toISOString();
    const choice: TrialChoice =
      wish.kind === 'forecast'
        ? { days: wish.days, since: at, until: new Date(Date.parse(at) + wish.days * DAY).toISOString() }
        : { since: new Date(wish.since).toISOString(), until: new Date(wish.until).toISOString() };
    const tried = await triedOf(db, pipelineId);
    const total = await tried.count(db, { pipeline_id: pipelineId, kind: wish.kind, choice });
    await dropOld(db, pipelineId);
    const id = uuidv7();
    const row = {
      id,
      pipeline_id: pipelineId,
      kind: wish.kind,
      state: 'running',
      definition,
      choice,
      progress: { done: 0, total, after: null },
      created_by: doing.actor.kind === 'user' ? (doing.actor.id ?? null) : null,
      created_at: at,
    };
    return { inserts: [{ table: 'trial', row }], events: [begun(id, doing.actor, at)], result: { id } };
  });

const begun = (id: string, actor: Actor, at: string) => ({
  noun: 'trial',
  noun_id: id,
  seq: 1,
  type: 'trial.begun' as const,
  at,
  subject: null,
  actor,
  cause: null,
  data: {},
  pokes: [`trial:${id}`],
});

const dropOld = async (db: Database, pipelineId: string): Promise<void> => {
  await db.pool.query(
    `WITH old AS (DELETE FROM trial WHERE state IN ('done', 'stopped') AND id IN
       (SELECT id FROM trial WHERE pipeline_id = $1 ORDER BY created_at DESC OFFSET $2) RETURNING id)
     DELETE FROM trial_lead WHERE trial_id IN (SELECT id FROM old)`,
    [pipelineId, MOST_KEPT - 1],
  );
};

/** How the subjects of a pipeline are tried. */
export const triedOf = async (db: Database, pipelineId: string): Promise<TriedNoun> => {
  const record = await recordOfPipeline(db, pipelineId);
  return record ? subjectTrial(record) : leadTrial;
};

export const readTrialRow = async (db: Database, id: string): Promise<TrialRow | undefined> => {
  const { rows } = await db.pool.query<TrialRow>({
    name: 'trial-row',
    text: 'SELECT id, pipeline_id, kind, state, choice, progress, result FROM trial WHERE id = $1',
    values: [id],
  });
  return rows[0];
};

/** The definition of the last trial asked for: it never changes, and each batch needs it. */
let last: { id: string; definition: PipelineDefinition } | undefined;

export const definitionOfTrial = async (db: Database, id: string): Promise<PipelineDefinition> => {
  if (last?.id === id) return last.definition;
  const { rows } = await db.pool.query<{ definition: PipelineDefinition }>(
    'SELECT definition FROM trial WHERE id = $1',
    [id],
  );
  const { definition } = rows[0]!;
  last = { id, definition };
  return definition;
};

/** Pauses, resumes or stops a trial; its process obeys between two batches. Refused: NotFound, WalkNotRunning, WalkNotPaused, NothingToUndo. */
export const steerTrial = async (
  db: Database,
  { trialId, order }: { trialId: string; order: BulkRunOrder },
): Promise<{ id: string; state: TrialState } | Refusal> => {
  if (order === 'undo') return refuse('NothingToUndo');
  for (;;) {
    const { rows } = await db.pool.query<{ state: TrialState }>('SELECT state FROM trial WHERE id = $1', [trialId]);
    const before = rows[0]?.state;
    if (!before) return refuse('NotFound');
    const refusal = whyNotSteer(before, order);
    if (refusal) return refusal;
    const state = stateAfter[order] as TrialState;
    const { rowCount } = await db.pool.query(
      'UPDATE trial SET state = $3, ended_at = CASE WHEN $4 THEN now() END, error = NULL WHERE id = $1 AND state = $2',
      [trialId, before, state, isOver(state)],
    );
    if (rowCount) return { id: trialId, state };
  }
};

/** Shown beside the figures while it is retried. */
export const reportTrialFailure = async (
  db: Database,
  { trialId, error }: { trialId: string; error: string },
): Promise<void> => {
  await db.pool.query('UPDATE trial SET error = $2 WHERE id = $1', [trialId, error.slice(0, 2000)]);
};

/** A batch's findings, with how far it is, in one statement; false when another worker or an order came first. */
export const keepBatch = async (
  db: Database,
  row: TrialRow,
  {
    progress,
    result,
    state,
    leads,
  }: {
    progress: TrialRow['progress'];
    result: TrialTotals;
    state: TrialState;
    leads: { id: string; groups: string[]; steps: unknown }[];
  },
): Promise<boolean> => {
  const { rowCount } = await db.pool.query({
    name: 'keep-trial-batch',
    text: `WITH kept AS (UPDATE trial SET progress = $3, result = $4, state = $5, error = NULL, ended_at = CASE WHEN $5 = 'done' THEN now() END
        WHERE id = $1 AND state = 'running' AND progress ->> 'after' IS NOT DISTINCT FROM $2 RETURNING id),
      seen AS (INSERT INTO trial_lead (trial_id, lead_id, groups, steps)
        SELECT kept.id, l.id, l.groups, l.steps FROM kept, jsonb_to_recordset($6::jsonb) l(id uuid, groups text[], steps jsonb)
        ON CONFLICT (trial_id, lead_id) DO UPDATE SET groups = excluded.groups, steps = excluded.steps)
      SELECT id FROM kept`,
    values: [row.id, row.progress.after, progress, result, state, JSON.stringify(leads)],
  });
  return rowCount === 1;
};
