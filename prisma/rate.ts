import type { Database } from './client.ts';

/** Counts one more call of this key; answers how many the running window has seen and when it ends. All nodes count together. */
export const countCall = async (
  db: Database,
  key: string,
  windowSeconds: number,
): Promise<{ count: number; secondsLeft: number }> => {
  const { rows } = await db.pool.query({
    name: 'count-call',
    text: `INSERT INTO rate AS r (key, count, ends_at) VALUES ($1, 1, now() + $2 * interval '1 second')
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN r.ends_at <= now() THEN 1 ELSE least(r.count + 1, 1000000) END,
        ends_at = CASE WHEN r.ends_at <= now() THEN excluded.ends_at ELSE r.ends_at END
      RETURNING count, extract(epoch FROM ends_at - now())::float AS "secondsLeft"`,
    values: [key, windowSeconds],
  });
  return rows[0];
};

export const forgetOldRates = async (db: Database): Promise<void> => {
  await db.pool.query('DELETE FROM rate WHERE ends_at < now()');
};
