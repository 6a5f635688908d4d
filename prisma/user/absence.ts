import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Absence, NewAbsence } from '../../workflows/user/user-profile.schema.ts';
import type { Database } from '../client.ts';

type AbsenceRow = Omit<Absence, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date | null };
const columns = `id, user_id AS "userId", kind, starts_at AS "startsAt", ends_at AS "endsAt", note`;

/** Those that are or come, by user, the earliest first. */
export const comingAbsences = async (db: Database): Promise<Map<string, Absence[]>> => {
  const { rows } = await db.pool.query<AbsenceRow>(
    `SELECT ${columns} FROM absence WHERE ends_at IS NULL OR ends_at > now() ORDER BY starts_at, id LIMIT 5000`,
  );
  return Map.groupBy(rows.map(toAbsence), ({ userId }) => userId);
};

/** Refused: PersonUnknown. */
export const createAbsence = async (
  db: Database,
  { userId, kind, startsAt, endsAt, note }: NewAbsence,
): Promise<Absence | Refusal> => {
  const { rows } = await db.pool.query<AbsenceRow>(
    `INSERT INTO absence (user_id, kind, starts_at, ends_at, note) SELECT id, $2, $3, $4, $5 FROM app_user WHERE id = $1 RETURNING ${columns}`,
    [userId, kind, startsAt, endsAt, note],
  );
  return rows[0] ? toAbsence(rows[0]) : refuse('PersonUnknown');
};

/** Refused: NotFound. */
export const changeAbsence = async (
  db: Database,
  id: string,
  { kind, startsAt, endsAt, note }: Omit<NewAbsence, 'userId'>,
): Promise<Absence | Refusal> => {
  const { rows } = await db.pool.query<AbsenceRow>(
    `UPDATE absence SET kind = $2, starts_at = $3, ends_at = $4, note = $5 WHERE id = $1 RETURNING ${columns}`,
    [id, kind, startsAt, endsAt, note],
  );
  return rows[0] ? toAbsence(rows[0]) : refuse('NotFound');
};

/** Refused: NotFound. */
export const deleteAbsence = async (db: Database, id: string): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM absence WHERE id = $1', [id]);
  if (!rowCount) return refuse('NotFound');
};

/** She pauses for so many minutes from that moment on; a break that is under way is replaced. */
export const beginBreak = async (db: Database, userId: string, minutes: number, at = new Date()): Promise<void> => {
  await db.pool.query(
    `WITH ended AS (${endsBreak}) INSERT INTO absence (user_id, kind, starts_at, ends_at, note)
     VALUES ($1, 'break', $3, $3::timestamptz + $2 * interval '1 minute', '')`,
    [userId, minutes, at],
  );
};

/** She is back before her break is over. */
export const endBreak = async (db: Database, userId: string): Promise<boolean> =>
  ((await db.pool.query(endsBreak, [userId])).rowCount ?? 0) > 0;

const endsBreak = `UPDATE absence SET ends_at = now() WHERE user_id = $1 AND kind = 'break' AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())`;

const toAbsence = (row: AbsenceRow): Absence => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt?.toISOString() ?? null,
});
