import type { LivePipeline } from '../../workflows/automation/program.ts';
import { programOf } from '../../workflows/automation/program.ts';
import { userNaming } from '../../workflows/trial/recorded.ts';
import { addTrial, groupsOf, newTotals } from '../../workflows/trial/totals.ts';
import type { TrialState } from '../../workflows/trial/trial.schema.ts';
import type { Database } from '../client.ts';
import { liveDefinition } from '../publication/publication-plan.ts';
import { readAsks } from '../automation/world.queries.ts';
import { PAGE, type OpenTrial } from './page.ts';
import { definitionOfTrial, keepBatch, readTrialRow, triedOf, type TrialRow } from './trial.ts';

export type TrialBatch = { state: TrialState; moved: []; done: number };

/** The next subjects of a trial. Its findings and how far it is are written together: after a crash it goes on where it was. */
export const runTrialBatch = async (db: Database, trialId: string, beat = () => {}): Promise<TrialBatch> => {
  const row = await readTrialRow(db, trialId);
  if (!row) return { state: 'stopped', moved: [], done: 0 };
  if (row.state !== 'running') return { state: row.state, moved: [], done: 0 };
  const tried = await triedOf(db, row.pipeline_id);
  const page = await tried[row.kind](db, await openTrial(db, row), row.progress.after, beat);
  const result = row.result ?? newTotals();
  const leads: Parameters<typeof keepBatch>[2]['leads'] = [];
  for (const { id, trial } of page) {
    if (!trial) continue;
    addTrial(result, trial);
    leads.push({ id, groups: groupsOf(trial), steps: trial.story });
  }
  const done = page.length;
  const after = page.at(-1)?.id ?? row.progress.after;
  const progress = { ...row.progress, done: row.progress.done + done, after };
  const state = done < PAGE ? 'done' : 'running';
  const kept = await keepBatch(db, row, { progress, result, state, leads });
  if (!kept) return { state: (await readTrialRow(db, trialId))?.state ?? 'stopped', moved: [], done: 0 };
  return { state, moved: [], done };
};

const openTrial = async (db: Database, row: TrialRow): Promise<OpenTrial> => {
  const definition = await definitionOfTrial(db, row.id);
  const pipeline: LivePipeline = { ...(await liveDefinition(db, definition, 0)), asks: await readAsks(db) };
  return { row, pipeline, needs: programOf(definition).needs, users: userNaming(await emails(db)) };
};

const emails = async (db: Database): Promise<Map<string, string>> => {
  const { rows } = await db.pool.query<{ id: string; email: string }>('SELECT id, email FROM app_user');
  return new Map(rows.map(({ id, email }) => [id, email]));
};
