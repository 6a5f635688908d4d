import type { Database } from '../client.ts';

type What = 'shown' | 'sent' | 'answered' | 'spam';
type Counted = Map<string, Record<What, number>>;

/** A form on a busy site is seen hundreds of times a second: counts within half a second are one write. */
const GATHER_MS = 500;

const waiting = new WeakMap<Database, Counted>();

/** Counts for a form's daily figures. What a crashing node had not written yet is lost, which harms nothing else. */
export const countForm = (db: Database, formId: string, what: What): void => {
  const before = waiting.get(db);
  const counted: Counted = before ?? new Map();
  const form = counted.get(formId) ?? { shown: 0, sent: 0, answered: 0, spam: 0 };
  form[what] += 1;
  counted.set(formId, form);
  if (before) return;
  waiting.set(db, counted);
  setTimeout(() => void writeFormDays(db).catch(() => undefined), GATHER_MS).unref();
};

/** Writes the counts gathered so far. */
export const writeFormDays = async (db: Database): Promise<void> => {
  const counted = waiting.get(db);
  waiting.delete(db);
  if (!counted) return;
  const rows = [...counted].map(([id, form]) => ({ id, ...form }));
  await db.pool.query(
    `INSERT INTO form_day AS d (form_id, day, shown, sent, answered, spam)
     SELECT r.id, (now() AT TIME ZONE 'UTC')::date, r.shown, r.sent, r.answered, r.spam
     FROM jsonb_to_recordset($1) AS r(id uuid, shown int, sent int, answered int, spam int) ORDER BY r.id
     ON CONFLICT (form_id, day) DO UPDATE SET shown = d.shown + excluded.shown, sent = d.sent + excluded.sent,
       answered = d.answered + excluded.answered, spam = d.spam + excluded.spam`,
    [JSON.stringify(rows)],
  );
};
