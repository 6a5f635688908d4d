import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { breakOf, defaultStatuses, overAt } from '../../workflows/work/status.ts';
import type { OwnStatus, SetStatus, Status } from '../../workflows/work/status.schema.ts';
import type { Database } from '../client.ts';
import { callWaiting } from './settle.ts';

/** What users may say they do. */
export const readStatuses = async (db: Database): Promise<Status[]> => {
  const { rows } = await db.pool.query<{ value: Status[] }>(`SELECT value FROM setting WHERE key = 'statuses'`);
  return rows[0]?.value ?? defaultStatuses;
};

/** Refused: StatusNeeded, where none takes work or none is a break. */
export const changeStatuses = async (db: Database, statuses: Status[]): Promise<Status[] | Refusal> => {
  const keys = new Set(statuses.map(({ key }) => key));
  const whole = statuses.some(({ takes }) => takes) && statuses.some(({ takes }) => !takes);
  if (!whole || keys.size !== statuses.length) return refuse('StatusNeeded');
  await db.pool.query(
    `INSERT INTO setting (key, value) VALUES ('statuses', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(statuses)],
  );
  return statuses;
};

export const readStatus = async (db: Database, userId: string): Promise<OwnStatus> => {
  const { rows } = await db.pool.query<{ status: string; since: Date | null; reason: string }>({
    name: 'status-of-user',
    text: 'SELECT status, since, reason FROM operator WHERE id = $1',
    values: [userId],
  });
  return ownStatus(await readStatuses(db), rows[0]);
};

/** Nobody has said anything yet: as everybody begins. */
export const ownStatus = (
  statuses: Status[],
  row: { status: string; since: Date | null; reason: string } | undefined,
): OwnStatus => {
  const status = row?.status ?? statuses.find(({ takes }) => takes)?.key ?? breakOf(statuses);
  const since = row?.since?.toISOString() ?? null;
  return { status, since, reason: row?.reason ?? '', overAt: overAt(statuses, status, since) };
};

/**
 * What a user does from now on; who comes to take work is given what waits at once, also what she has missed before. The same said again changes
 * nothing. Refused: StatusUnknown, StatusAsksReason.
 */
export const setStatus = async (
  db: Database,
  { userId, status, reason }: SetStatus & { userId: string },
): Promise<OwnStatus | Refusal> => {
  const known = (await readStatuses(db)).find(({ key }) => key === status);
  if (!known) return refuse('StatusUnknown');
  if (known.asksReason && reason === '') return refuse('StatusAsksReason');
  const { rowCount } = await db.pool.query(
    `INSERT INTO operator AS o (id, status, since, reason) SELECT id, $2, now(), $3 FROM app_user WHERE id = $1 AND disabled_at IS NULL
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, since = excluded.since, reason = excluded.reason, misses = 0, version = o.version + 1
       WHERE (o.status, o.reason) IS DISTINCT FROM (excluded.status, excluded.reason)`,
    [userId, status, reason],
  );
  if (rowCount && known.takes) {
    await db.pool.query(
      'UPDATE work SET tried = array_remove(tried, $1::uuid) WHERE assignee_id IS NULL AND $1 = ANY(tried)',
      [userId],
    );
    await callWaiting(db, userId);
  }
  return readStatus(db, userId);
};
