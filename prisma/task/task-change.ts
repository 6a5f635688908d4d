import type { Refusal } from '../../workflows/refusal.ts';
import { isRefusal, refuse } from '../../workflows/refusal.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { postpones, slotFor, type Postpone, type SlotWorld } from '../../workflows/task/slot.ts';
import type { TaskPatch } from '../../workflows/task/task.schema.ts';
import { whyNotSet } from '../../workflows/task/task.ts';
import type { Database } from '../client.ts';
import { leadNow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { calendarOf } from '../pipeline/pipeline.ts';
import { notificationFor } from '../user/notification.ts';
import { command, type Doing } from '../write.ts';
import { seriesWith, withNext } from './series.ts';
import { readTaskPerson } from './task-person.ts';
import { orderTask, readTask, type TaskRow } from './task-row.ts';

type OnTask = Omit<Doing, 'told'> & { taskId: string };

/**
 * Changes what a user names; whoever gets the task is told. Refused: NotFound, VersionChanged, TaskNotOpen, DueInPast, PersonUnknown.
 */
export const changeTask = (
  db: Database,
  { taskId, patch, ...doing }: OnTask & { patch: TaskPatch },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { change: taskId, patch } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    if (task.version !== patch.version) return refuse('VersionChanged', { version: task.version });
    const {
      responsibleId: to,
      postpone,
      dueAt: typed,
      text,
      type,
      priority,
      checklist,
      result,
      repeat,
      following,
    } = patch;
    if (to !== undefined && !(await readTaskPerson(db, to))) return refuse('PersonUnknown');
    const at = doing.at ?? leadNow(lead);
    const slot = postpone && slotFor(postpone, task.type, await slotWorld(db, task, to ?? task.responsible_id, at));
    const dueAt = slot ?? typed;
    const wish = { text, type, priority, checklist, responsible: to, dueAt };
    const series = await seriesWith(db, task, { ...wish, repeat, following, at });
    const order = { do: 'change' as const, ...wish, result, series: series.told };
    const change = orderTask(task, { ...doing, at }, order, { now: at });
    if (isRefusal(change)) return change;
    const isTold = to !== undefined && to !== task.responsible_id && to !== doing.actor.id;
    const due = new Date(dueAt ?? task.due_at).toISOString();
    const told = { text: text ?? task.text, dueAt: due, taskId, leadName: lead?.name ?? null };
    return {
      ...change,
      inserts: [
        ...(series.rows.inserts ?? []),
        ...(isTold ? [notificationFor(to, 'task.created', task.lead_id, told)] : []),
      ],
      updates: [...(series.rows.updates ?? []), ...(change.updates ?? [])],
    };
  });

/** One of a series is skipped: the next one is made. Refused: NotFound, TaskNotOpen. */
export const cancelTask = (db: Database, { taskId, ...doing }: OnTask): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { cancelTask: taskId } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    const at = doing.at ?? leadNow(lead);
    return withNext(db, orderTask(task, { ...doing, at }, { do: 'cancel' }), { ...doing, at, task, lead });
  });

/** Refused: NotFound, TaskIsOpen, LeadClosed. */
export const reopenTask = (db: Database, { taskId, ...doing }: OnTask): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { reopenTask: taskId } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    const refusal = whyNotSet(lead && leadOf(lead));
    return refusal ?? orderTask(task, { ...doing, at: doing.at ?? leadNow(lead) }, { do: 'reopen' });
  });

/** "I have it": nobody else is told that it is late, until then or until it is done. Refused: NotFound, TaskNotOpen. */
export const acknowledgeTask = (
  db: Database,
  { taskId, until, ...doing }: OnTask & { until: string | null },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { acknowledgeTask: taskId, until } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    return orderTask(task, { ...doing, at: doing.at ?? leadNow(lead) }, { do: 'acknowledge', until });
  });

/** Where each key would put the task. Refused: NotFound. */
export const slotsOf = async (db: Database, taskId: string): Promise<{ to: Postpone; at: string }[] | Refusal> => {
  const { task, lead } = await readTask(db, taskId);
  if (!task) return refuse('NotFound');
  const world = await slotWorld(db, task, task.responsible_id, leadNow(lead));
  return postpones.map((to) => ({ to, at: slotFor(to, task.type, world) }));
};

/** More tasks than this ahead are no plan. */
const MOST_TAKEN = 500;

const slotWorld = async (db: Database, task: TaskRow, userId: string | null, now: string): Promise<SlotWorld> => {
  const person = await readTaskPerson(db, userId);
  const { rows } = await db.pool.query<Pick<TaskRow, 'type' | 'due_at'>>(
    `SELECT type, due_at FROM task WHERE responsible_id = $1 AND state = 'open' AND due_at > $2::timestamptz - interval '1 hour' AND id <> $3
     ORDER BY due_at LIMIT ${MOST_TAKEN}`,
    [userId, now, task.id],
  );
  return {
    now,
    calendar: calendarOf(person?.calendar),
    taken: rows.map(({ type, due_at: dueAt }) => ({ type, dueAt: dueAt.toISOString() })),
  };
};
