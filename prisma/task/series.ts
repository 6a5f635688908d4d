import { isRefusal } from '../../workflows/refusal.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { localIn, nextOccurrence, ruleFrom } from '../../workflows/task/repeat.ts';
import type { Repeat } from '../../workflows/task/repeat.schema.ts';
import type { TaskChange } from '../../workflows/task/decide.ts';
import type { Database } from '../client.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { calendarOf } from '../pipeline/pipeline.ts';
import type { Change, Doing } from '../write.ts';
import { newTask } from './new-task.ts';
import { newSeries, type SeriesRow } from './series-row.ts';
import { readTaskPerson } from './task-person.ts';
import type { TaskRow } from './task-row.ts';

/**
 * The end of a task with the next one of its series, in one write. It is made at the end and not at the due time, so that a series that nobody does has
 * one open task and not one for each day.
 */
export const withNext = async (
  db: Database,
  change: Change<Done> | Refusal,
  { task, lead, ...doing }: Doing & { at: string; task: TaskRow; lead: LeadRow | undefined },
): Promise<Change<Done> | Refusal> => {
  if (isRefusal(change) || !task.series_id || lead?.closed_at) return change;
  const series = await openSeries(db, task.series_id, task.id);
  if (!series) return change;
  const { calendar } = (await readTaskPerson(db, series.task.responsibleId)) ?? {};
  const ended = task.occurrence ?? localIn(task.due_at.toISOString(), series.zone);
  const next = nextOccurrence(series, ended, doing.at, calendarOf(calendar));
  if (!next) return change;
  const made = await newTask(db, { actor: doing.actor, at: doing.at }, lead, {
    ...{ ...series.task, due: { at: next.at }, quiet: true },
    series: { id: series.id, occurrence: next.local, missed: next.missed },
  });
  if (isRefusal(made)) return made;
  return {
    ...change,
    inserts: [...(change.inserts ?? []), ...(made.inserts ?? [])],
    events: [...(change.events ?? []), ...(made.events ?? [])],
  };
};

export type SeriesWish = { repeat?: Repeat | null | undefined; following?: boolean | undefined };

/** What a change of a task does to its series: `rows` to write, and what the task's event says of it. */
export const seriesWith = async (
  db: Database,
  task: TaskRow,
  {
    repeat,
    following,
    at,
    ...change
  }: SeriesWish &
    Pick<TaskChange, 'type' | 'text' | 'dueAt' | 'responsible' | 'checklist' | 'priority'> & { at: string },
): Promise<{ rows: Pick<Change, 'inserts' | 'updates'>; told: TaskChange['series'] }> => {
  const series = task.series_id ? await openSeries(db, task.series_id) : undefined;
  const dueAt = change.dueAt === undefined ? task.due_at.toISOString() : new Date(change.dueAt).toISOString();
  const said = {
    ...{ type: change.type ?? task.type, text: change.text ?? task.text },
    ...{ responsibleId: change.responsible ?? task.responsible_id, checklist: change.checklist ?? task.checklist },
    priority: change.priority ?? task.priority ?? undefined,
  };
  if (!series) {
    if (!repeat) return { rows: {}, told: undefined };
    const about = { leadId: task.lead_id, contactId: task.contact_id, companyId: task.company_id };
    const named = Object.fromEntries(Object.entries(about).filter(([, id]) => id !== null));
    const { calendar } = (await readTaskPerson(db, said.responsibleId)) ?? {};
    const row = newSeries({ ...said, ...named }, { repeat, dueAt, at }, calendarOf(calendar));
    return {
      rows: { inserts: [{ table: 'task_series', row }] },
      told: { series: { id: row.id, occurrence: row.starts }, repeat },
    };
  }
  const { id, version, starts, zone } = series;
  const write = (set: Record<string, unknown>) => ({ updates: [{ table: 'task_series', id, version, set }] });
  if (repeat === null) return { rows: write({ ended_at: at }), told: { repeat } };
  if (!repeat && !following) return { rows: {}, told: undefined };
  const isMoved = repeat !== undefined || change.dueAt !== undefined;
  const place = isMoved ? localIn(dueAt, zone) : (task.occurrence ?? starts);
  const kept =
    isMoved && series.repeat.rule
      ? { ...series.repeat, rule: ruleFrom(series.repeat.rule, series, task.occurrence ?? starts) }
      : series.repeat;
  const checklist = said.checklist.map((item) => ({ ...item, done: false }));
  return {
    rows: write({
      repeat: repeat ?? kept,
      ...(isMoved ? { starts: place } : {}),
      ...(following ? { task: { ...series.task, ...said, checklist } } : {}),
    }),
    told: { series: { id, occurrence: place }, ...(repeat ? { repeat } : {}), ...(following ? { following } : {}) },
  };
};

const MOST_DATES = 5;

/** When the next tasks of a series would come if each was done in time. */
export const comingDates = async (
  db: Database,
  { repeat, dueAt, userId }: { repeat: Repeat; dueAt: string; userId: string },
): Promise<string[]> => {
  const calendar = calendarOf((await readTaskPerson(db, userId))?.calendar);
  const series = { repeat, starts: localIn(dueAt, calendar.zone), zone: calendar.zone };
  const dates: string[] = [];
  let [place, at] = [series.starts, new Date(dueAt).toISOString()];
  while (dates.length < MOST_DATES) {
    const next = nextOccurrence(series, place, at, calendar);
    if (!next) break;
    dates.push(next.at);
    [place, at] = [next.local, next.at];
  }
  return dates;
};

/** The series, where it goes on and, with `besides`, has no other open task. */
const openSeries = async (db: Database, id: string, besides?: string): Promise<SeriesRow | undefined> => {
  const { rows } = await db.pool.query<SeriesRow>(
    `SELECT * FROM task_series s WHERE id = $1 AND ended_at IS NULL
       AND ($2::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM task t WHERE t.series_id = s.id AND t.state = 'open' AND t.id <> $2))`,
    [id, besides ?? null],
  );
  return rows[0];
};
