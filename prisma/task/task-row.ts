import { written } from '../../workflows/event/difference.ts';
import { taskColumns } from '../../workflows/task/columns.ts';
import { decideTask, type TaskEvent, type TaskOrder } from '../../workflows/task/decide.ts';
import { evolveTask } from '../../workflows/task/evolve.ts';
import type { TaskClimbed } from '../../workflows/task/ladder.ts';
import type { ToldAnswer } from '../../workflows/task/meeting.ts';
import type { ChecklistItem, TaskState } from '../../workflows/task/state.ts';
import type { Priority } from '../../workflows/task/task.schema.ts';
import type { TaskSpan } from '../../workflows/task/task.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf, type Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import type { Task } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { pokesFor } from '../event/event.ts';
import { readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { heardOfTask } from './heard.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

export type TaskRow = RowOf<
  Task,
  {
    span: TaskSpan | null;
    checklist: ChecklistItem[];
    priority: Priority | null;
    answer: ToldAnswer | null;
    climbed: TaskClimbed[];
    acknowledged: { until: string | null } | null;
  }
>;

/** `known`: its lead, where it has just been read. */
export const readTask = async (
  db: Database,
  taskId: string,
  known?: LeadRow,
): Promise<{ task: TaskRow | undefined; lead: LeadRow | undefined }> => {
  const { rows } = await db.pool.query<TaskRow>({
    name: 'task-row',
    text: 'SELECT * FROM task WHERE id = $1',
    values: [taskId],
  });
  const task = rows[0];
  if (!task?.lead_id) return { task, lead: undefined };
  if (known) return { task, lead: known };
  const lead = await readLeadRow(db, task.lead_id);
  return { task, lead: isRefusal(lead) ? undefined : lead };
};

/** A task belongs to its lead; one on nothing is a subject itself. */
export const taskSubject = ({ id, lead_id: leadId }: Pick<TaskRow, 'id' | 'lead_id'>): Subject =>
  leadId ? { kind: 'lead', id: leadId } : { kind: 'task', id };

export const taskOf = (row: TaskRow): TaskState => ({
  ...{ id: row.id, type: row.type, text: row.text, state: row.state, responsible: row.responsible_id, span: row.span },
  ...{ dueAt: row.due_at.toISOString(), createdAt: row.created_at.toISOString() },
  ...{ remindedAt: momentOr(row.reminded_at), overdueAt: momentOr(row.overdue_at) },
  ...{ escalatedAt: momentOr(row.escalated_at), doneAt: momentOr(row.done_at) },
  ...{
    outcome: row.outcome,
    result: row.result,
    checklist: row.checklist,
    priority: row.priority ?? 'normal',
    dueSetAt: momentOr(row.due_set_at),
    answer: row.answer,
    climbed: row.climbed,
    acknowledged: row.acknowledged,
  },
  series: row.series_id && row.occurrence ? { id: row.series_id, occurrence: row.occurrence } : null,
});

const momentOr = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What an order does to a task that was read; each event carries the columns that it changes, before and after. */
export const orderTask = (
  task: TaskRow,
  doing: Doing & { at: string },
  order: TaskOrder,
  world?: Parameters<typeof decideTask>[2],
): Change<Done> | Refusal => {
  const { at } = doing;
  const decided = decideTask(taskOf(task), order, world);
  if (isRefusal(decided)) return decided;
  if (decided.length === 0) return { result: { id: task.id, version: task.version } };
  const { events, set } = written(taskColumns, evolveTask, { state: taskOf(task), events: decided, at });
  return {
    updates: [{ table: 'task', id: task.id, version: task.version, set, events: events.length }],
    events: events.flatMap((event, index) => {
      const told = taskEvent({ ...task, event_seq: task.event_seq + index }, doing, at, event);
      return [told, ...heardOfTask(task, told)];
    }),
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
