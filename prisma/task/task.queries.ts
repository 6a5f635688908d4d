import type { Priority, Task, TaskTotals } from '../../workflows/task/task.schema.ts';
import type { Database } from '../client.ts';
import { addressOf } from '../contact/lead-address.ts';
import { withJoined } from '../lead/lead.queries.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import type { TaskRow } from './task-row.ts';
import {
  visibleByLead,
  visibleCompanies,
  visibleContacts,
  visibleTasks,
  visibleTickets,
  type Reader,
} from '../visible.ts';

type SelectedTask = TaskRow &
  Pick<Task, 'lead' | 'ticket' | 'contact' | 'company' | 'phone' | 'automation' | 'setBy' | 'repeat'>;

/** A manager's task names its lead, and tells the client's phone, only while the manager may see the lead. */
const select = (me: Reader) => sql`SELECT t.*, CASE WHEN l.id IS NOT NULL AND ${visibleByLead(me)}
    THEN jsonb_build_object('id', l.id, 'number', l.number, 'name', l.name, 'stage', l.stage, 'pipeline', p.key) END AS lead,
    (SELECT jsonb_build_object('id', k.id, 'track', k.track, 'subject', k.subject, 'stage', k.stage, 'pipeline', kp.key) FROM ticket k JOIN pipeline kp ON kp.id = k.pipeline_id
      WHERE t.of_kind = 'ticket' AND k.id = t.of_id AND ${visibleTickets(me)}) AS ticket,
    (SELECT jsonb_build_object('id', c.id, 'name', c.name) FROM contact c WHERE c.id = t.contact_id) AS contact,
    (SELECT jsonb_build_object('id', co.id, 'name', co.name) FROM company co WHERE co.id = t.company_id) AS company,
    CASE WHEN l.id IS NULL THEN (SELECT a.value FROM address a WHERE a.contact_id = t.contact_id AND a.kind = 'phone' AND a.refused_at IS NULL
        AND a.trust IN ('staff', 'confirmed') ORDER BY a.main_since DESC NULLS LAST, a.since DESC LIMIT 1)
      WHEN ${visibleByLead(me)} THEN (SELECT ${written(addressOf('phone'))} FROM lead_contact lc WHERE lc.lead_id = l.id AND lc.is_main) END AS phone,
    (SELECT s.repeat FROM task_series s WHERE s.id = t.series_id AND s.ended_at IS NULL) AS repeat,
    t.cause ->> 'automation' AS automation,
    (SELECT (e.actor ->> 'id')::uuid FROM event e WHERE e.noun = 'task' AND e.noun_id = t.id AND e.seq = 1 AND e.actor ->> 'kind' = 'user') AS "setBy"
  FROM task t LEFT JOIN lead l ON l.id = t.lead_id LEFT JOIN pipeline p ON p.id = l.pipeline_id`;

export type TaskFilter = {
  responsible?: string;
  state?: Task['state'];
  lead?: string;
  ticket?: string;
  contact?: string;
  company?: string;
  priority?: Priority;
  /** its number */
  track?: string;
  /** due from then on, and before */
  from?: string;
  to?: string;
  after?: [dueAt: string, id: string];
  limit: number;
};

/** The earliest first, but done or cancelled ones the latest first. */
export const listTasks = async (db: Database, me: Reader, { after, limit, ...filter }: TaskFilter): Promise<Task[]> => {
  const { state } = filter;
  const where = whereTasks(me, filter);
  const over = state === 'done' || state === 'cancelled';
  const order = over ? sql`t.done_at DESC, t.id DESC` : sql`t.due_at, t.id`;
  if (after)
    where.push(
      over
        ? sql`(t.done_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
        : sql`(t.due_at, t.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  const { rows } = await db.pool.query<SelectedTask>(
    query(sql`${select(me)} WHERE ${join(where, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}`),
  );
  return rows.map(toTask);
};

/** How many there are, by when they are due: `today` and `tomorrow` are where the reader's days end. */
export const taskTotals = async (
  db: Database,
  me: Reader,
  {
    today,
    tomorrow,
    ...filter
  }: Pick<TaskFilter, 'responsible' | 'state' | 'priority'> & { today: string; tomorrow: string },
): Promise<TaskTotals> => {
  const { rows } = await db.pool.query<TaskTotals>(
    query(sql`SELECT count(*)::int AS total, count(*) FILTER (WHERE late)::int AS overdue,
        count(*) FILTER (WHERE NOT late AND due_at < ${today})::int AS today,
        count(*) FILTER (WHERE NOT late AND due_at >= ${today} AND due_at < ${tomorrow})::int AS tomorrow,
        count(*) FILTER (WHERE NOT late AND due_at >= ${tomorrow})::int AS later
      FROM (SELECT t.due_at, t.overdue_at IS NOT NULL OR t.due_at < now() AS late FROM task t LEFT JOIN lead l ON l.id = t.lead_id
        WHERE ${join(whereTasks(me, filter), ' AND ')}) found`),
  );
  return rows[0]!;
};

const whereTasks = (
  me: Reader,
  {
    responsible,
    state,
    priority,
    lead,
    ticket,
    contact,
    company,
    track,
    from,
    to,
  }: Omit<TaskFilter, 'limit' | 'after'>,
): Sql[] => {
  const where = [visibleTasks(me)];
  if (responsible !== undefined) where.push(sql`t.responsible_id = ${responsible}`);
  if (state !== undefined) where.push(sql`t.state = ${state}`);
  if (priority !== undefined) where.push(sql`coalesce(t.priority, 'normal') = ${priority}`);
  if (lead !== undefined) where.push(sql`t.lead_id = ${withJoined(lead)}`);
  if (ticket !== undefined) where.push(sql`t.of_id = ${ticket}`);
  if (contact !== undefined) where.push(sql`t.contact_id = ${contact}`);
  if (company !== undefined) where.push(sql`t.company_id = ${company}`);
  if (track !== undefined) where.push(sql`t.track = ${track}`);
  if (from !== undefined) where.push(sql`t.due_at >= ${from}`);
  if (to !== undefined) where.push(sql`t.due_at < ${to}`);
  return where;
};

export const placeOfTask = (task: Task): [string, string] => [
  task.state === 'open' ? task.dueAt : (task.doneAt ?? task.dueAt),
  task.id,
];

export const readTaskFor = async (db: Database, me: Reader, id: string): Promise<Task | undefined> => {
  const { rows } = await db.pool.query<SelectedTask>(
    query(sql`${select(me)} WHERE t.id = ${id} AND ${visibleTasks(me)}`),
  );
  return rows[0] && toTask(rows[0]);
};

export const maySeeTask = async (db: Database, me: Reader, id: string): Promise<boolean> => {
  if (me.role !== 'manager') return true;
  const { rows } = await db.pool.query(
    query(sql`SELECT 1 FROM task t LEFT JOIN lead l ON l.id = t.lead_id WHERE t.id = ${id} AND ${visibleTasks(me)}`),
  );
  return rows.length > 0;
};

/** Whether what happened last to a task was this user's doing. */
export const changedLast = async (db: Database, userId: string, taskId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ by: string | null }>(
    `SELECT actor ->> 'id' AS by FROM event WHERE noun = 'task' AND noun_id = $1 ORDER BY seq DESC LIMIT 1`,
    [taskId],
  );
  return rows[0]?.by === userId;
};

/** Whether she may set a task about this client and this company: she sees both. */
export const maySetAbout = async (
  db: Database,
  me: Reader,
  {
    contactId = null,
    companyId = null,
  }: { contactId?: string | null | undefined; companyId?: string | null | undefined },
): Promise<boolean> => {
  if (contactId === null && companyId === null) return true;
  const { rows } = await db.pool.query<{ may: boolean }>(
    query(sql`SELECT (${contactId}::uuid IS NULL OR EXISTS (SELECT 1 FROM contact c WHERE c.id = ${contactId}::uuid AND ${visibleContacts(me)}))
        AND (${companyId}::uuid IS NULL OR EXISTS (SELECT 1 FROM company co WHERE co.id = ${companyId}::uuid AND ${visibleCompanies(me)})) AS may`),
  );
  return rows[0]!.may;
};

const toTask = (row: SelectedTask): Task => ({
  id: row.id,
  track: row.track,
  type: row.type,
  text: row.text,
  dueAt: row.due_at.toISOString(),
  responsibleId: row.responsible_id,
  leadId: row.lead?.id ?? null,
  lead: row.lead,
  ticket: row.ticket,
  contact: row.contact,
  company: row.company,
  phone: row.phone,
  automation: row.automation,
  setBy: row.setBy,
  priority: row.priority ?? 'normal',
  checklist: row.checklist,
  repeat: row.repeat,
  state: row.state as Task['state'],
  outcome: row.outcome,
  result: row.result,
  overdueAt: row.overdue_at?.toISOString() ?? null,
  escalatedAt: row.escalated_at?.toISOString() ?? null,
  acknowledged: row.acknowledged,
  createdAt: row.created_at.toISOString(),
  doneAt: row.done_at?.toISOString() ?? null,
  version: row.version,
});
