import type { Calendar as WorkingTime } from '../../workflows/calendar/calendar.ts';
import type {
  Calendar,
  CalendarPatch,
  HolidayDay,
  HolidaySet,
  NewCalendar,
} from '../../workflows/calendar/calendar.schema.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { recordCalendarEvents } from './calendar-wake.ts';
import { wakeByHours } from './hours-wake.ts';
import { inTransaction, type Database } from '../client.ts';
import { calendarJson, calendarOf } from '../pipeline/pipeline.ts';
import { isUsed, usesOfCalendar, whereUsed } from '../automation/uses.ts';

const columns = `id, key, name, zone, week, holidays, holiday_sets AS "holidaySets", revision`;

export const listCalendars = async (db: Database): Promise<Calendar[]> =>
  (await db.pool.query<Calendar>(`SELECT ${columns} FROM calendar ORDER BY name, key`)).rows;

/** Every calendar with the days of its countries, by its id. */
export const readCalendars = async (db: Database): Promise<Map<string, WorkingTime>> => {
  const { rows } = await db.pool.query(`SELECT c.id, ${calendarJson('c')} AS calendar FROM calendar c`);
  return new Map(rows.map(({ id, calendar }) => [id, calendarOf(calendar)]));
};

export const createCalendar = async (db: Database, calendar: NewCalendar): Promise<Calendar> => {
  const { rows: taken } = await db.pool.query<{ key: string }>('SELECT key FROM calendar');
  const key = keyFromName(
    calendar.name,
    'calendar',
    taken.map((row) => row.key),
  );
  const { rows } = await db.pool.query<Calendar>(
    `INSERT INTO calendar (key, name, zone, week, holidays, holiday_sets) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
    [
      key,
      calendar.name,
      calendar.zone,
      JSON.stringify(calendar.week),
      JSON.stringify(calendar.holidays),
      calendar.holidaySets,
    ],
  );
  return rows[0]!;
};

/** What is not named stays. Refused: NotFound, VersionChanged when somebody else changed it first. */
export const changeCalendar = (
  db: Database,
  id: string,
  { revision, name, zone, week, holidays, holidaySets }: CalendarPatch,
  actor: Actor,
): Promise<Calendar | Refusal> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<Calendar>(
      `UPDATE calendar SET name = coalesce($3, name), zone = coalesce($4, zone), week = coalesce($5, week), holidays = coalesce($6, holidays),
       holiday_sets = coalesce($7, holiday_sets), revision = revision + 1, updated_at = now() WHERE id = $1 AND revision = $2 RETURNING ${columns}`,
      [
        id,
        revision,
        name ?? null,
        zone ?? null,
        week ? JSON.stringify(week) : null,
        holidays ? JSON.stringify(holidays) : null,
        holidaySets ?? null,
      ],
    );
    if (!rows[0]) return slower(tx, 'SELECT revision FROM calendar WHERE id::text = $1', id);
    if (zone ?? week ?? holidays ?? holidaySets) {
      await recordCalendarEvents(tx, [id], { type: 'changed', actor });
      await wakeByHours(tx, [id]);
    }
    return rows[0];
  });

/** Refused: NotFound, CalendarInUse. */
export const deleteCalendar = async (db: Database, id: string): Promise<void | Refusal> => {
  const uses = await usesOfCalendar(db, id);
  if (!uses) return refuse('NotFound');
  if (isUsed(uses)) return refuse('CalendarInUse', whereUsed(uses));
  const { rowCount } = await db.pool.query(
    'DELETE FROM calendar WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM app_user WHERE calendar_id = $1 AND disabled_at IS NULL)',
    [id],
  );
  if (!rowCount) return deleteCalendar(db, id);
};

export const listHolidaySets = async (db: Database): Promise<HolidaySet[]> =>
  (await db.pool.query<HolidaySet>('SELECT key, name, days, revision FROM holiday_set ORDER BY key')).rows;

/** Refused: NotFound, VersionChanged when somebody else changed it first. */
export const changeHolidaySet = (
  db: Database,
  key: string,
  { revision, days }: { revision: number; days: HolidayDay[] },
  actor: Actor,
): Promise<HolidaySet | Refusal> =>
  inTransaction(db, async (tx) => {
    const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
    const { rows } = await tx.pool.query<HolidaySet>(
      `UPDATE holiday_set SET days = $3, revision = revision + 1, updated_at = now() WHERE key = $1 AND revision = $2 RETURNING key, name, days, revision`,
      [key, revision, JSON.stringify(sorted)],
    );
    if (!rows[0]) return slower(tx, 'SELECT revision FROM holiday_set WHERE key = $1', key);
    const keeping = await tx.pool.query<{ id: string }>('SELECT id FROM calendar WHERE $1 = ANY(holiday_sets)', [key]);
    const ids = keeping.rows.map(({ id }) => id);
    await recordCalendarEvents(tx, ids, { type: 'changed', actor });
    await wakeByHours(tx, ids);
    return rows[0];
  });

const slower = async (db: Database, text: string, id: string): Promise<Refusal> => {
  const { rows } = await db.pool.query<{ revision: number }>(text, [id]);
  return rows[0] ? refuse('VersionChanged', { version: rows[0].revision }) : refuse('NotFound');
};
