import type { Event } from '../../workflows/event/event.schema.ts';
import type { Database } from '../client.ts';
import { eventColumns, toEvent, type EventRow } from './event.ts';

/** A subject's story, the oldest first, with what belongs to it: a lead's tasks, invoices and deliveries. The caller has checked that the reader may see it. */
export const readStory = async (
  db: Database,
  subjectId: string,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<Event[]> => {
  const { rows } = await db.pool.query<EventRow>({
    name: 'story',
    text: `SELECT ${eventColumns} FROM event e WHERE e.subject_id = $1 AND e.number > $2 ORDER BY e.number LIMIT $3`,
    values: [subjectId, after, limit + 1],
  });
  const names = await namesOf(db, rows);
  return rows.map((row) => toEvent(row, names));
};

/** The names of the users who did these things. */
export const namesOf = async (db: Database, rows: Pick<EventRow, 'actor'>[]): Promise<Map<string, string>> => {
  const ids = [...new Set(rows.filter(({ actor }) => actor.kind === 'user' && actor.id).map(({ actor }) => actor.id!))];
  if (ids.length === 0) return new Map();
  const { rows: people } = await db.pool.query<{ id: string; name: string }>({
    name: 'names',
    text: 'SELECT id, name FROM app_user WHERE id = ANY($1)',
    values: [ids],
  });
  return new Map(people.map(({ id, name }) => [id, name]));
};
