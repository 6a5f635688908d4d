import { shiftOf } from '../../workflows/user/shift.ts';
import type { Absence, Shift, UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { comingAbsences } from './absence.ts';
import { readCalendars } from '../calendar/calendar.ts';
import type { Database } from '../client.ts';
import { calendarOf } from '../pipeline/pipeline.ts';

/** What an admin edits of a user; it changes with every one of these columns and with no other. */
export const REVISION = `md5(row(u.name, u.email, u.role, u.team_id, u.calendar_id, u.lead_limit, u.skills, u.languages, u.regions, u.extension, u.disabled_at)::text)`;

type UserProfileRow = Omit<UserProfile, 'shift' | 'absences'>;

/** Everybody, including those who have left, with what they hold and when they work. */
export const listUserProfiles = async (db: Database, only?: string): Promise<UserProfile[]> => {
  const { rows } = await db.pool.query<UserProfileRow>(
    `SELECT u.id, u.email, u.name, u.role, u.language, u.team_id AS "teamId", u.calendar_id AS "calendarId", u.lead_limit AS "leadLimit",
       u.skills, u.languages, u.regions, u.extension, u.disabled_at IS NULL AS active, ${REVISION} AS revision,
       (SELECT count(*)::int FROM lead l WHERE l.responsible_id = u.id AND l.closed_at IS NULL) AS load
     FROM app_user u WHERE $1::uuid IS NULL OR u.id = $1 ORDER BY u.name, u.id`,
    [only ?? null],
  );
  const { shiftFor, absences } = await shifts(db);
  return rows.map((row) => ({ ...row, shift: shiftFor(row), absences: absences.get(row.id) ?? [] }));
};

/** Who is on shift now and until when, without those who have left. */
export const listShifts = async (db: Database): Promise<Shift[]> => {
  const [{ rows }, { shiftFor }] = await Promise.all([
    db.pool.query<Pick<UserProfileRow, 'id' | 'teamId' | 'calendarId' | 'active'>>(
      `SELECT id, team_id AS "teamId", calendar_id AS "calendarId", true AS active FROM app_user WHERE disabled_at IS NULL ORDER BY name, id`,
    ),
    shifts(db),
  ]);
  return rows.map(shiftFor);
};

const shifts = async (db: Database) => {
  const [calendars, absences] = await Promise.all([readCalendars(db), comingAbsences(db)]);
  const usual = calendarOf(null);
  const now = new Date().toISOString();
  return {
    absences: absences as Map<string, Absence[]>,
    shiftFor: ({
      id,
      teamId,
      calendarId,
      active,
    }: Pick<UserProfileRow, 'id' | 'teamId' | 'calendarId' | 'active'>): Shift => ({
      userId: id,
      teamId,
      ...(active
        ? shiftOf(calendars.get(calendarId ?? '') ?? usual, absences.get(id) ?? [], now)
        : { on: false, since: null, until: null, away: false }),
    }),
  };
};
