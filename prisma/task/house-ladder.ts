import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { HouseTaskLadder } from '../../workflows/task/ladder.schema.ts';
import { defaultTaskRules, type TaskRules } from '../../workflows/task/task.ts';
import { ladderOf } from '../../workflows/task/ladder.ts';
import { inTransaction, type Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { versionOf } from './task-subject.ts';
import type { TaskRow } from './task-row.ts';

/** What is done about a late task that belongs to no pipeline. */
export const readHouseLadder = async (db: Database): Promise<HouseTaskLadder> => {
  const { rows } = await db.pool.query<{ value: unknown }>({
    name: 'house-task-ladder',
    text: `SELECT value FROM setting WHERE key = 'task_ladder'`,
    values: [],
  });
  return HouseTaskLadder.parse(rows[0]?.value ?? { ladder: ladderOf(defaultTaskRules), revision: 0 });
};

/** Saves it; open tasks look at it anew. Refused: VersionChanged. */
export const saveHouseLadder = (
  db: Database,
  { ladder, revision }: HouseTaskLadder,
): Promise<HouseTaskLadder | Refusal> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(
      `INSERT INTO setting (key, value) VALUES ('task_ladder', '{"ladder": [], "revision": 0}') ON CONFLICT DO NOTHING`,
    );
    const { rowCount } = await tx.pool.query(
      `UPDATE setting SET value = $1 WHERE key = 'task_ladder' AND (value ->> 'revision')::int = $2`,
      [JSON.stringify({ ladder, revision: revision + 1 }), revision],
    );
    if (!rowCount) return refuse('VersionChanged');
    await tx.pool.query(
      `INSERT INTO poke (target, what) SELECT 'task:' || id, 'poke' FROM task WHERE state = 'open' AND lead_id IS NULL AND of_id IS NULL ORDER BY id`,
    );
    return { ladder, revision: revision + 1 };
  });

/** By what the clock of a task that is no lead's goes: its ticket's pipeline, else the house. */
export const rulesOfTask = async (db: Database, task: TaskRow): Promise<TaskRules> => {
  const versionId = await versionOf(db, task);
  if (versionId) return (await pipelineOfVersion(db, versionId)).definition.tasks;
  return { ...defaultTaskRules, ladder: (await readHouseLadder(db)).ladder };
};
