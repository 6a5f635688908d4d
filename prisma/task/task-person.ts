import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { User } from '../generated/client.ts';
import { calendarJson, type CalendarRow } from '../pipeline/pipeline.ts';
import { apart } from '../round.ts';
import type { RowOf } from '../row.ts';

type TaskPerson = Pick<RowOf<User, { language: Language }>, 'id' | 'language'> & {
  calendar: CalendarRow | null;
  /** of the calendar */
  key: string | null;
};

/** Whose calendar a task goes by and in whose language it is written: this user, or whoever supervises where it is nobody's. */
export const readTaskPerson = async (db: Database, userId: string | null): Promise<TaskPerson | undefined> => {
  const { rows } = await apart(db).query<TaskPerson>({
    name: 'task-person',
    text: `SELECT u.id, u.language, c.key, ${calendarJson('c')} AS calendar
      FROM app_user u LEFT JOIN calendar c ON c.id = u.calendar_id
      WHERE CASE WHEN $1::uuid IS NULL THEN u.role IN ('supervisor', 'admin') AND u.disabled_at IS NULL ELSE u.id = $1 END
      ORDER BY u.role = 'supervisor' DESC, u.created_at LIMIT 1`,
    values: [userId],
  });
  return rows[0];
};
