import type { Database } from '../client.ts';

/** How many tries at once, and how many seconds until each further one. */
export type Pace = { tries: number; everySeconds: number };

/**
 * Uses up one try of this key before it is known whether it is right; many at once count as many. Returns the seconds until the next one
 * where none is left: such a try costs nothing, so trying keeps nobody out longer.
 */
export const takeTry = async (db: Database, key: string, { tries, everySeconds }: Pace): Promise<number> => {
  const { rows } = await db.pool.query<{ taken: boolean; wait: number }>({
    name: 'take-try',
    text: `WITH swept AS (DELETE FROM sign_in_pace WHERE key IN
        (SELECT key FROM sign_in_pace WHERE until < now() - interval '1 minute' AND key <> $1 LIMIT 20 FOR UPDATE SKIP LOCKED))
      INSERT INTO sign_in_pace AS p (key, until) VALUES ($1, clock_timestamp() + $3 * interval '1 second')
      ON CONFLICT (key) DO UPDATE SET until = CASE
        WHEN greatest(p.until, clock_timestamp()) + $3 * interval '1 second' <= clock_timestamp() + $2 * $3 * interval '1 second'
          THEN greatest(p.until, clock_timestamp()) + $3 * interval '1 second'
        ELSE p.until END
      RETURNING old.until IS DISTINCT FROM new.until AS taken,
        extract(epoch FROM new.until - clock_timestamp())::float - ($2 - 1) * $3 AS wait`,
    values: [key, tries, everySeconds],
  });
  const { taken, wait } = rows[0]!;
  return taken ? 0 : Math.max(1, Math.ceil(wait));
};

/** Gives a try back that was right. */
export const giveBack = async (db: Database, keys: { key: string; everySeconds: number }[]): Promise<void> => {
  await db.pool.query({
    name: 'give-try-back',
    text: `UPDATE sign_in_pace p SET until = p.until - k.seconds * interval '1 second'
      FROM unnest($1::text[], $2::int[]) k(key, seconds) WHERE p.key = k.key`,
    values: [keys.map(({ key }) => key), keys.map(({ everySeconds }) => everySeconds)],
  });
};

export const forgetTries = async (db: Database, key: string): Promise<void> => {
  await db.pool.query('DELETE FROM sign_in_pace WHERE key = $1', [key]);
};
