import type { Pause } from '../../workflows/calendar/span.ts';
import { spanDue, type TaskSpan } from '../../workflows/task/task.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import { processOfCalendar } from '../calendar/calendar-wake.ts';
import type { Database } from '../client.ts';
import { leadNow, readLeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { calendarOf } from '../pipeline/pipeline.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { command, type Change, type Doing } from '../write.ts';
import { taskChange, type TaskRow } from './task-row.ts';

type Spanned = TaskRow & { span: TaskSpan };

/** The tasks of a lead that were set as spans, after one more pause: due later by the time that they missed. */
export const replanTasks = async (
  db: Database,
  leadId: string,
  doing: Doing & { at: string },
  pause: Pause,
): Promise<Change<Done>[]> => {
  const { rows } = await db.pool.query<Spanned>(
    `SELECT * FROM task WHERE lead_id = $1 AND state = 'open' AND overdue_at IS NULL AND span IS NOT NULL ORDER BY id`,
    [leadId],
  );
  return rows.length === 0 ? [] : replanned(db, rows, doing, [...(await pausesOf(db, leadId)), pause]);
};

const BATCH = 100;

/**
 * After a change of a calendar: the next tasks after this one that are spans of its working time, each due by the calendar as it is now. A
 * paused lead's tasks wait until it is resumed.
 */
export const replanByCalendar = async (db: Database, calendarId: string, after: string): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string; lead_id: string | null }>(
    `SELECT t.id, t.lead_id FROM task t JOIN calendar c ON c.key = t.span ->> 'working'
     WHERE c.id = $1 AND t.state = 'open' AND t.overdue_at IS NULL AND t.id::text > $2 ORDER BY t.id::text LIMIT ${BATCH}`,
    [calendarId, after],
  );
  const actor = { kind: 'process' as const, id: processOfCalendar(calendarId) };
  for (const { id, lead_id: leadId } of rows)
    await command(db, { request: null }, async () => {
      const lead = leadId === null ? undefined : await readLeadRow(db, leadId);
      const found = await db.pool.query<Spanned>(
        `SELECT * FROM task WHERE id = $1 AND state = 'open' AND overdue_at IS NULL AND span IS NOT NULL`,
        [id],
      );
      if (isRefusal(lead) || lead?.paused_at) return { result: null };
      const pauses = leadId === null ? [] : await pausesOf(db, leadId);
      const [change] = await replanned(db, found.rows, { actor, at: leadNow(lead) }, pauses);
      return change ? { ...change, result: null } : { result: null };
    });
  return rows.map(({ id }) => id);
};

const replanned = async (
  db: Database,
  tasks: Spanned[],
  doing: Doing & { at: string },
  pauses: Pause[],
): Promise<Change<Done>[]> => {
  const calendars = await calendarsOf(db);
  return tasks.flatMap((task) => {
    const own = { createdAt: task.created_at.toISOString(), span: task.span };
    const dueAt = spanDue(own, pauses, (key) => calendars[key] ?? calendarOf(undefined));
    if (!dueAt || dueAt === task.due_at.toISOString()) return [];
    const data = { type: task.type, text: task.text, dueAt };
    return [taskChange(task, doing, { due_at: dueAt }, { type: 'task.replanned', data })];
  });
};

/** The past pauses of a lead; older ones are recorded only by their length. */
const pausesOf = async (db: Database, leadId: string): Promise<Pause[]> => {
  const { rows } = await db.pool.query<{ at: Date; data: { from?: string; shiftMs?: number } }>(
    `SELECT at, data FROM event WHERE subject_id = $1 AND type = 'lead.resumed' ORDER BY number`,
    [leadId],
  );
  return rows.map(({ at, data: { from, shiftMs = 0 } }) => ({
    from: from ?? new Date(at.getTime() - shiftMs).toISOString(),
    to: at.toISOString(),
  }));
};
