import type { CatalogueEvent, EventTypeOf } from '../../workflows/event/catalogue.ts';
import type { TaskSpan } from '../../workflows/task/task.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { processIdOf, type Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import type { Task } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { pokesFor, withData } from '../event/event.ts';
import { readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

export type TaskRow = RowOf<Task, { span: TaskSpan | null }>;

export const readTask = async (
  db: Database,
  taskId: string,
): Promise<{ task: TaskRow | undefined; lead: LeadRow | undefined }> => {
  const { rows } = await db.pool.query<TaskRow>({
    name: 'task-row',
    text: 'SELECT * FROM task WHERE id = $1',
    values: [taskId],
  });
  const task = rows[0];
  if (!task?.lead_id) return { task, lead: undefined };
  const lead = await readLeadRow(db, task.lead_id);
  return { task, lead: isRefusal(lead) ? undefined : lead };
};

/** A task belongs to its lead; one on nothing is a subject itself. */
export const taskSubject = ({ id, lead_id: leadId }: Pick<TaskRow, 'id' | 'lead_id'>): Subject =>
  leadId ? { kind: 'lead', id: leadId } : { kind: 'task', id };

export type TaskEvent = CatalogueEvent<EventTypeOf<'task'>>;

export const taskChange = (
  task: TaskRow,
  doing: Doing & { at: string },
  set: Record<string, unknown>,
  event: TaskEvent,
): Change<Done> => {
  const before = task as unknown as Record<string, unknown>;
  const changed = Object.fromEntries(
    Object.entries(set).map(([column, after]): [string, [unknown, unknown]] => [
      column,
      [before[column] instanceof Date ? (before[column] as Date).toISOString() : (before[column] ?? null), after],
    ]),
  );
  return {
    updates: [{ table: 'task', id: task.id, version: task.version, set, events: 1 }],
    events: [taskEvent(task, doing, doing.at, withData(event, { set: changed }))],
    result: { id: task.id, version: task.version + 1 },
  };
};

export const taskEvent = (
  task: Pick<TaskRow, 'id' | 'lead_id' | 'event_seq'>,
  doing: Doing,
  at: string,
  event: TaskEvent,
): NewEvent => ({
  ...event,
  noun: 'task',
  noun_id: task.id,
  seq: task.event_seq + 1,
  at,
  subject: taskSubject(task),
  actor: doing.actor,
  cause: doing.cause ?? null,
  pokes: pokesFor(doing.actor, [processIdOf(taskSubject(task))]),
});
