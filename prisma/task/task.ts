import { dueMoment, dueSpan } from '../../workflows/calendar/due.ts';
import type { Due } from '../../workflows/automation/due.schema.ts';
import type { CatalogueEvent, EventTypeOf } from '../../workflows/event/catalogue.ts';
import { whyNotComplete, type TaskMoment, type TaskSpan } from '../../workflows/task/task.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import type { Task, User } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { newColumns, pokesFor, withData } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { calendarJson, calendarOf, pipelineOfVersion, type CalendarRow } from '../pipeline/pipeline.ts';
import { command, type Change, type Doing, type NewEvent } from '../write.ts';

export type TaskRow = RowOf<Task, { span: TaskSpan | null }>;

/** Sets a task. `due` is resolved in the calendar of the user who must do it. Refused: NotFound, LeadClosed, PersonUnknown, DueInPast. */
export const createTask = (
  db: Database,
  {
    type,
    text,
    due,
    leadId = null,
    responsibleId,
    who,
    ...doing
  }: Doing & {
    type: string;
    text: string;
    due: Due | { at: string };
    leadId?: string | null;
    responsibleId?: string | null;
    who?: 'responsible' | 'supervisor';
  },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { task: leadId, type, text, due } }, async () => {
    const lead = leadId === null ? undefined : await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead?.closed_at) return refuse('LeadClosed');
    return newTask(db, doing, lead, { type, text, due, responsibleId, who });
  });

type NewTask = {
  type: string;
  /** words are said in the language of the user who must do it */
  text: string | Words;
  due: Due | { at: string };
  responsibleId?: string | null | undefined;
  who?: 'responsible' | 'supervisor' | undefined;
  /** the user is told in another way */
  quiet?: boolean;
};

/**
 * The rows and the event of one task; the user who must do it is notified, unless they set it or an automation did. Refused: PersonUnknown,
 * DueInPast.
 */
export const newTask = async (
  db: Database,
  doing: Doing,
  lead: TaskLead | undefined,
  { type, text: words, due, responsibleId, who, quiet }: NewTask,
): Promise<Change<Done> | Refusal> => {
  const at = doing.at ?? leadNow(lead);
  const assignee = await assigneeFor(db, lead, responsibleId, who);
  if (isRefusal(assignee)) return assignee;
  const text = typeof words === 'string' ? words : inLanguage(words, assignee.language);
  const typed = 'at' in due && !('by' in due);
  const dueAt = typed ? new Date(due.at).toISOString() : dueMoment(due as Due, calendarOf(assignee.calendar), at);
  const span = typed ? undefined : dueSpan(due as Due);
  if (doing.actor.kind === 'user' && dueAt < at) return refuse('DueInPast');
  const id = uuidv7();
  const row = {
    id,
    type,
    text,
    due_at: dueAt,
    responsible_id: assignee.id,
    lead_id: lead?.id ?? null,
    state: 'open',
    cause: doing.cause ?? {},
    created_at: at,
    event_seq: 1,
    ...(span ? { span: { ms: span.ms, ...(span.of === 'working' ? { working: assignee.calendarKey } : {}) } } : {}),
  };
  const isTold = !quiet && assignee.id && doing.actor.kind !== 'process' && assignee.id !== doing.actor.id;
  const told = { text, dueAt, taskId: id, leadName: lead?.name ?? null };
  return {
    inserts: [
      { table: 'task', row },
      ...(isTold ? [notificationFor(assignee.id ?? '', 'task.created', row.lead_id, told)] : []),
    ],
    events: [
      taskEvent({ id, lead_id: row.lead_id, event_seq: 0 }, doing, at, {
        type: 'task.created',
        data: {
          set: newColumns(row),
          type,
          text,
          dueAt,
          responsibleId: assignee.id,
        },
      }),
    ],
    result: { id, version: 1 },
  };
};

/** Completes a task with its result and, where the pipeline has outcomes, one of them. Refused: TaskNotOpen, UnknownOutcome. */
export const completeTask = (
  db: Database,
  { taskId, result, outcome, ...doing }: Doing & { taskId: string; result: string; outcome?: string | undefined },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { complete: taskId, result, outcome } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    const outcomes = lead
      ? (await pipelineOfVersion(db, lead.pipeline_version_id)).definition.outcomes.map(({ key }) => key)
      : [];
    const refusal = whyNotComplete(task, outcome, outcomes);
    if (refusal) return refusal;
    const at = doing.at ?? leadNow(lead);
    return taskChange(
      task,
      { ...doing, at },
      { state: 'done', outcome: outcome ?? null, result, done_at: at },
      { type: 'task.done', data: { type: task.type, text: task.text, outcome: outcome ?? null, result } },
    );
  });

/** What the task's own clock does: reminds, becomes overdue, escalates; tells the users whom it concerns. */
export const taskMoment = (
  db: Database,
  { taskId, what, ...doing }: Doing & { taskId: string; what: TaskMoment['what'] },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { moment: taskId, what } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    if (task.state !== 'open') return refuse('TaskNotOpen');
    const at = doing.at ?? leadNow(lead);
    const { column, event, kind } = moments[what];
    const to =
      what === 'escalation' ? await supervisorsOf(db, task) : [task.responsible_id].filter((id) => id !== null);
    const told = {
      text: task.text,
      dueAt: task.due_at.toISOString(),
      taskId,
      leadName: lead?.name ?? null,
      responsibleName: await nameOf(db, task.responsible_id),
    };
    const change = taskChange(
      task,
      { ...doing, at },
      { [column]: at },
      { type: event, data: { type: task.type, text: task.text, to } },
    );
    return { ...change, inserts: to.map((id) => notificationFor(id, kind, task.lead_id, told)) };
  });

const moments = {
  reminder: { column: 'reminded_at', event: 'task.reminded', kind: 'task.reminder' },
  overdue: { column: 'overdue_at', event: 'task.overdue', kind: 'task.overdue' },
  escalation: { column: 'escalated_at', event: 'task.escalated', kind: 'task.escalated' },
} as const;

/**
 * Cancels the open tasks of a lead, of one kind or all. `closing`: tasks that news of money set stay, since they are to be done on a closed
 * lead, too.
 */
export const cancelTasks = (
  db: Database,
  { leadId, type, closing, ...doing }: Doing & { leadId: string; type?: string | undefined; closing?: boolean },
): Promise<{ closed: number } | Refusal> =>
  command(db, { key: doing.key, request: { cancel: leadId, type } }, () =>
    closeTasks(
      db,
      doing,
      leadId,
      type,
      (task, at) => ({
        set: { state: 'cancelled', done_at: at },
        event: { type: 'task.cancelled', data: { type: task.type, text: task.text } },
      }),
      closing,
    ),
  );

/** Completes the open tasks of a lead, of one kind or all. */
export const completeTasks = (
  db: Database,
  {
    leadId,
    type,
    outcome,
    ...doing
  }: Doing & { leadId: string; type?: string | undefined; outcome?: string | undefined },
): Promise<{ closed: number } | Refusal> =>
  command(db, { key: doing.key, request: { completeAll: leadId, type, outcome } }, () =>
    closeTasks(db, doing, leadId, type, (task, at) => ({
      set: { state: 'done', outcome: outcome ?? null, result: '', done_at: at },
      event: {
        type: 'task.done',
        data: { type: task.type, text: task.text, outcome: outcome ?? null, result: '' },
      },
    })),
  );

const closeTasks = async (
  db: Database,
  doing: Doing,
  leadId: string,
  type: string | undefined,
  close: (task: TaskRow, at: string) => { set: Record<string, unknown>; event: TaskEvent },
  closing = false,
): Promise<Change<{ closed: number }> | Refusal> => {
  const lead = await readLeadRow(db, leadId);
  if (isRefusal(lead)) return lead;
  const { rows } = await db.pool.query<TaskRow>(
    `SELECT * FROM task t WHERE lead_id = $1 AND state = 'open' AND ($2::text IS NULL OR type = $2) AND NOT ($3 AND EXISTS (SELECT 1 FROM event e
       WHERE e.noun = 'task' AND e.noun_id = t.id AND e.seq = 1 AND e.actor ->> 'kind' = 'provider'))`,
    [leadId, type ?? null, closing],
  );
  const at = doing.at ?? leadNow(lead);
  const changes = rows.map((task) => {
    const { set, event } = close(task, at);
    return taskChange(task, { ...doing, at }, set, event);
  });
  return {
    updates: changes.flatMap(({ updates = [] }) => updates),
    events: changes.flatMap(({ events = [] }) => events),
    result: { closed: rows.length },
  };
};

/** An open task goes to another user; its due moment stays. */
export const giveTask = (task: TaskRow, lead: LeadRow | undefined, doing: Doing, userId: string): Change<Done> =>
  taskChange(
    task,
    { ...doing, at: doing.at ?? leadNow(lead) },
    { responsible_id: userId },
    { type: 'task.assigned', data: { type: task.type, text: task.text, to: [userId] } },
  );

type TaskEvent = CatalogueEvent<EventTypeOf<'task'>>;

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

const taskEvent = (
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
  lead_id: task.lead_id,
  actor: doing.actor,
  cause: doing.cause ?? null,
  pokes: pokesFor(doing.actor, [task.lead_id ? `lead:${task.lead_id}` : `task:${task.id}`]),
});

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

/** What a task asks of its lead, written together with it. */
type TaskLead = Pick<LeadRow, 'id' | 'name' | 'responsible_id' | 'clock_offset'>;
type Assignee = { id: string | null; calendar: CalendarRow | null; calendarKey: string; language: Language };

const assigneeFor = async (
  db: Database,
  lead: TaskLead | undefined,
  responsibleId: string | null | undefined,
  who: 'responsible' | 'supervisor' | undefined,
): Promise<Assignee | Refusal> => {
  const wanted = responsibleId ?? (who === 'supervisor' ? null : (lead?.responsible_id ?? null));
  const { rows } = await db.pool.query<
    Pick<RowOf<User, { language: Language }>, 'id' | 'language'> & Pick<Assignee, 'calendar'> & { key: string | null }
  >({
    name: 'task-person',
    text: `SELECT u.id, u.language, c.key, ${calendarJson('c')} AS calendar
      FROM app_user u LEFT JOIN calendar c ON c.id = u.calendar_id
      WHERE CASE WHEN $1::uuid IS NULL THEN u.role IN ('supervisor', 'admin') AND u.disabled_at IS NULL ELSE u.id = $1 END
      ORDER BY u.role = 'supervisor' DESC, u.created_at LIMIT 1`,
    values: [wanted],
  });
  if (!rows[0])
    return responsibleId ? refuse('PersonUnknown') : { id: null, calendar: null, calendarKey: '', language: 'ru' };
  const { id, calendar, key, language } = rows[0];
  return { id: wanted === null && who !== 'supervisor' ? null : id, calendar, calendarKey: key ?? '', language };
};

const supervisorsOf = async (db: Database, task: TaskRow): Promise<string[]> => {
  const { rows } = await db.pool.query(
    `SELECT s.id FROM app_user s WHERE s.role = 'supervisor' AND s.disabled_at IS NULL
     AND (s.team_id IS NULL OR $1::uuid IS NULL OR s.team_id = (SELECT team_id FROM app_user WHERE id = $1))`,
    [task.responsible_id],
  );
  return rows.map(({ id }) => id);
};

const nameOf = async (db: Database, userId: string | null): Promise<string | null> => {
  if (!userId) return null;
  const { rows } = await db.pool.query('SELECT name FROM app_user WHERE id = $1', [userId]);
  return rows[0]?.name ?? null;
};
