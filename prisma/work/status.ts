import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { breakOf, defaultStatuses, overAt } from '../../workflows/work/status.ts';
import type { OwnStatus, SetStatus, Status } from '../../workflows/work/status.schema.ts';
import type { Database } from '../client.ts';
import { beginBreak, endBreak } from '../user/absence.ts';
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
  const { rows } = await db.pool.query<StatusRow>({
    name: 'status-of-user',
    text: `SELECT o.status, o.since, o.reason, ${BREAK_UNTIL} AS break_until FROM operator o WHERE o.id = $1`,
    values: [userId],
  });
  return ownStatus(await readStatuses(db), rows[0]);
};

type StatusRow = { status: string; since: Date | null; reason: string; break_until: Date | null };

/** SQL: until when the break was taken in which operator `o` is. */
export const BREAK_UNTIL = `(SELECT a.ends_at FROM absence a WHERE a.user_id = o.id AND a.kind = 'break' AND a.starts_at >= o.since - interval '5 seconds'
  ORDER BY a.starts_at DESC LIMIT 1)`;

/** Nobody has said anything yet: as everybody begins. */
export const ownStatus = (statuses: Status[], row: StatusRow | undefined): OwnStatus => {
  const status = row?.status ?? statuses.find(({ takes }) => takes)?.key ?? breakOf(statuses);
  const since = row?.since?.toISOString() ?? null;
  return { status, since, reason: row?.reason ?? '', overAt: overOf(statuses, { status, since }, row?.break_until) };
};

/** When its minutes are over: a break has those for which it was taken. */
export const overOf = (
  statuses: Status[],
  { status, since }: Pick<OwnStatus, 'status' | 'since'>,
  breakUntil: Date | null | undefined,
): string | null =>
  (status === breakOf(statuses) ? breakUntil?.toISOString() : undefined) ?? overAt(statuses, status, since);

/**
 * What a user does from now on; who comes to take work is given what waits at once, also what she has missed before. A break is one thing with the
 * break of her shift: no lead comes meanwhile either. The same said again changes nothing, except for how long a break is. Refused: StatusUnknown,
 * StatusAsksReason.
 */
export const setStatus = async (
  db: Database,
  { userId, status, reason, minutes }: SetStatus & { userId: string },
): Promise<OwnStatus | Refusal> => {
  const statuses = await readStatuses(db);
  const known = statuses.find(({ key }) => key === status);
  if (!known) return refuse('StatusUnknown');
  if (known.asksReason && reason === '') return refuse('StatusAsksReason');
  const { rows } = await db.pool.query<{ since: Date | null }>(
    `INSERT INTO operator AS o (id, status, since, reason) SELECT id, $2, now(), $3 FROM app_user WHERE id = $1 AND disabled_at IS NULL
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, since = excluded.since, reason = excluded.reason, misses = 0, version = o.version + 1
       WHERE (o.status, o.reason) IS DISTINCT FROM (excluded.status, excluded.reason) RETURNING since`,
    [userId, status, reason],
  );
  const [set] = rows;
  // a break may have outlived its status, where she changed it again and again
  const isBack = status !== breakOf(statuses) && (await endBreak(db, userId));
  if (status === breakOf(statuses) && (set || minutes !== undefined))
    await beginBreak(db, userId, minutes ?? known.minutes ?? USUAL_BREAK, set?.since ?? undefined);
  if ((set || isBack) && known.takes) {
    await db.pool.query(
      'UPDATE work SET tried = array_remove(tried, $1::uuid) WHERE assignee_id IS NULL AND $1 = ANY(tried)',
      [userId],
    );
    await callWaiting(db, userId);
  }
  return readStatus(db, userId);
};

/** Minutes of a break whose status has no limit. */
const USUAL_BREAK = 15;

/** A break of so many minutes. */
export const takeBreak = async (db: Database, userId: string, minutes: number): Promise<void> => {
  const status = breakOf(await readStatuses(db));
  const set = await setStatus(db, { userId, status, reason: '', minutes });
  // no status of the list is a break, or it asks for a reason: her shift has one all the same
  if (isRefusal(set)) await beginBreak(db, userId, minutes);
};

/** She is back: work comes again. */
export const backFromBreak = async (db: Database, userId: string): Promise<void> => {
  const statuses = await readStatuses(db);
  const { status } = await readStatus(db, userId);
  const takes = statuses.find((one) => one.takes)?.key;
  await endBreak(db, userId);
  if (status === breakOf(statuses) && takes) await setStatus(db, { userId, status: takes, reason: '' });
};
