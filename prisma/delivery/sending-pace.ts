import type { Database } from '../client.ts';

/** What is paced besides the account: so many a second to each of its `keys`, and so many at once after a rest. */
export type EachPace = { perSecond: number; burst: number };
/** `goes`: its place is taken, in so many milliseconds; else it may be tried again then. */
export type Slot = { waitMs: number; goes: boolean };

/** Takes the places of messages that are about to go, in their order, under the pace of the account and of each domain or recipient. */
export const takePace = async (
  db: Database,
  {
    account,
    perSecond,
    each,
    horizonMs,
    keys,
  }: { account: string; perSecond: number; each: EachPace | undefined; horizonMs: number; keys: string[] },
): Promise<Slot[]> => {
  const { rows } = await db.pool.query<{ wait_ms: number; goes: boolean }>({
    name: 'take-pace',
    text: 'SELECT wait_ms, goes FROM take_pace($1, $2, $3, $4, $5, $6)',
    values: [
      account,
      perSecond,
      each?.perSecond ?? 1,
      each?.burst ?? 1,
      horizonMs,
      keys.map((key) => (each ? `${account} ${key}` : null)),
    ],
  });
  return rows.map(({ wait_ms, goes }) => ({ waitMs: wait_ms, goes }));
};

/** Milliseconds until the account may send again. */
export const paceOf = async (db: Database, account: string): Promise<number> => {
  const { rows } = await db.pool.query<{ ms: number }>({
    name: 'pace-of',
    text: `SELECT greatest(0, extract(epoch FROM next_at - clock_timestamp()) * 1000)::float8 AS ms FROM sending_pace WHERE key = $1 AND next_at > clock_timestamp()`,
    values: [account],
  });
  return rows[0]?.ms ?? 0;
};

/** The provider wants nothing for so long, from whichever worker. */
export const holdAccount = async (db: Database, account: string, ms: number): Promise<void> => {
  await db.pool.query({
    name: 'hold-account',
    text: `INSERT INTO sending_pace AS p (key, next_at) VALUES ($1, clock_timestamp() + make_interval(secs => $2::float8 / 1000))
      ON CONFLICT (key) DO UPDATE SET next_at = greatest(p.next_at, excluded.next_at)`,
    values: [account, ms],
  });
};

/** Buckets that are full again say nothing. */
export const forgetPaces = async (db: Database): Promise<void> => {
  await db.pool.query(
    `DELETE FROM sending_pace WHERE next_at < now() - interval '1 hour' AND put_off_to < now() - interval '1 hour'`,
  );
};
