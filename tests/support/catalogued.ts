import type { Database } from '../../prisma/client.ts';
import { catalogue } from '../../workflows/event/catalogue.schema.ts';
import type { EventType } from '../../workflows/event/catalogue.ts';

/** Which types of events are stored, and each event that says something else than the catalogue. */
export const storedEvents = async (db: Database): Promise<{ types: Set<string>; strange: string[] }> => {
  const { rows } = await db.pool.query<Stored>('SELECT type, data FROM event ORDER BY id');
  return { types: new Set(rows.map(({ type }) => type)), strange: strangeEvents(rows) };
};

export type Stored = { type: string; data: unknown };

export const strangeEvents = (rows: Stored[]): string[] =>
  rows.flatMap(({ type, data }) => {
    const known = catalogue[type as EventType]?.safeParse(data);
    return known?.success ? [] : [`${type}: ${known?.error.message ?? 'not in the catalogue'} ${JSON.stringify(data)}`];
  });
