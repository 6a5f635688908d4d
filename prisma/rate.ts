import type { Database } from './client.ts';

/** Counts one more call of this key; returns how many the running window has seen and when it ends. All nodes share the count. */
export const countCall = async (
  db: Database,
  key: string,
  windowSeconds: number,
): Promise<{ count: number; secondsLeft: number }> => {
  const { rows } = await db.pool.query<{ count: number; secondsLeft: number }>({
    name: 'count-call',
    text: `INSERT INTO rate AS r (key, count, ends_at) VALUES ($1, 1, now() + $2 * interval '1 second')
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN r.ends_at <= now() THEN 1 ELSE least(r.count + 1, 1000000) END,
        ends_at = CASE WHEN r.ends_at <= now() THEN excluded.ends_at ELSE r.ends_at END
      RETURNING count, extract(epoch FROM ends_at - now())::float AS "secondsLeft"`,
    values: [key, windowSeconds],
  });
  return rows[0]!;
};

/** Counts one more call of each key, all in one query; returns how many the running window of each has seen. */
export const countCalls = async (db: Database, keys: { key: string; seconds: number }[]): Promise<number[]> => {
  // everybody locks in one order, so that no two wait for each other
  const sorted = [...new Map(keys.map((one) => [one.key, one])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const { rows } = await db.pool.query<{ key: string; count: number }>({
    name: 'count-calls',
    text: `INSERT INTO rate AS r (key, count, ends_at) SELECT k, 1, now() + s * interval '1 second' FROM unnest($1::text[], $2::int[]) AS given(k, s)
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN r.ends_at <= now() THEN 1 ELSE r.count + 1 END,
        ends_at = CASE WHEN r.ends_at <= now() THEN excluded.ends_at ELSE r.ends_at END
      RETURNING key, count`,
    values: [sorted.map(({ key }) => key), sorted.map(({ seconds }) => seconds)],
  });
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return keys.map(({ key }) => counts.get(key) ?? 0);
};

/** What the running window has seen so far, without counting. */
export const readRate = async (db: Database, key: string): Promise<{ count: number; secondsLeft: number }> => {
  const { rows } = await db.pool.query<{ count: number; secondsLeft: number }>({
    name: 'read-rate',
    text: `SELECT count, extract(epoch FROM ends_at - now())::float AS "secondsLeft" FROM rate WHERE key = $1 AND ends_at > now()`,
    values: [key],
  });
  return rows[0] ?? { count: 0, secondsLeft: 0 };
};

export const forgetOldRates = async (db: Database): Promise<void> => {
  await db.pool.query('DELETE FROM rate WHERE ends_at < now()');
};
