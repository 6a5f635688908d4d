import { columnsOf } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { leadNow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Doing, type NewEvent } from '../write.ts';
import { orderTask, readTask, taskSubject, type TaskRow } from './task-row.ts';

/** What no automation answers can be taken back by itself; what a lead's task has brought about when it ended, goes back with the click. */
const plain = ['task.changed', 'task.assigned', 'task.cancelled', 'task.reopened'];

/**
 * Takes back what this user did last to a task, as long as nothing has happened to it since (`version`: as it left the task). Refused: NotFound,
 * ChangedSinceClick, NothingToUndo.
 */
export const undoTask = (
  db: Database,
  { taskId, version, ...doing }: Omit<Doing, 'told'> & { taskId: string; version: number },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { undoTask: taskId, version } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    if (task.version !== version) return refuse('ChangedSinceClick');
    const { rows } = await db.pool.query<{ type: string; data: object; by: string | null }>(
      `SELECT type, data, actor ->> 'id' AS by FROM event WHERE noun = 'task' AND noun_id = $1
         AND recorded_at = (SELECT recorded_at FROM event WHERE noun = 'task' AND noun_id = $1 ORDER BY seq DESC LIMIT 1) ORDER BY seq DESC`,
      [taskId],
    );
    const next = await nextOf(db, task);
    // a series is not put back by its one task
    if (rows.some(({ data }) => 'repeat' in data || 'following' in data)) return refuse('NothingToUndo');
    const allowed = lead ? plain : [...plain, 'task.done'];
    if (rows.length === 0 || rows.some(({ type, by }) => !allowed.includes(type) || by !== doing.actor.id))
      return refuse('NothingToUndo');
    const set: Record<string, [unknown, unknown]> = {};
    for (const event of rows)
      for (const [column, [before, after]] of Object.entries(columnsOf(event)))
        set[column] = [set[column]?.[0] ?? after, before];
    const event = {
      ...{ type: 'task.undone', noun: 'task', noun_id: taskId, seq: task.event_seq + 1, data: { set } },
      ...{ at: doing.at ?? leadNow(lead), subject: taskSubject(task), actor: doing.actor, cause: null },
      pokes: pokesFor(doing.actor, [processIdOf(taskSubject(task))]),
    } satisfies NewEvent;
    const now = Object.fromEntries(Object.entries(set).map(([column, [, before]]) => [column, before]));
    const ended = next && rows.some(({ type }) => type === 'task.done' || type === 'task.cancelled');
    const made = ended ? orderTask(next, { actor: doing.actor, at: event.at }, { do: 'cancel' }) : undefined;
    if (isRefusal(made)) return made;
    return {
      updates: [{ table: 'task', id: taskId, version, set: now, events: 1 }, ...(made?.updates ?? [])],
      events: [event, ...(made?.events ?? [])],
      result: { id: taskId, version: version + 1 },
    };
  });

/** The open task that follows this one in its series: it was made with the end of this one. */
const nextOf = async (db: Database, { id, series_id: series }: TaskRow): Promise<TaskRow | undefined> => {
  if (series === null) return undefined;
  const { rows } = await db.pool.query<TaskRow>(
    `SELECT * FROM task WHERE series_id = $1 AND state = 'open' AND id <> $2 ORDER BY created_at DESC LIMIT 1`,
    [series, id],
  );
  return rows[0];
};
