import { isRefusal } from '../../workflows/refusal.ts';
import { shiftEnd } from '../../workflows/work/shift-end.ts';
import { GroupRules, type ShiftEnd } from '../../workflows/work/group.schema.ts';
import { defaultStatuses } from '../../workflows/work/status.ts';
import type { Status } from '../../workflows/work/status.schema.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import { calendarJson, calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';
import { promisesOf } from '../../workflows/service/promise.ts';
import { serviceEvents } from '../../workflows/ticket/service.ts';
import { serviceEventsOf } from '../ticket/service.ts';
import { givers } from './kinds.ts';
import { lockQueue } from './settle.ts';
import type { WorkRow } from './work-row.ts';

/** A changed list of holidays is seen so soon, though nothing tells of it. */
const LOOK_MS = 3_600_000;
/** What a promise to call does when nobody calls is its own ladder's. */
const KINDS = ['conversation', 'ticket'];

type Shift = {
  calendar: CalendarRow | null;
  status: string | null;
  since: Date | null;
  statuses: Status[] | null;
  absences: { startsAt: string; endsAt: string | null }[];
  waiting_since: Date | null;
};

/** Gives on work in hand whose owner's shift has ended, as its group says. Answers `left`, or when to look again; null: never. */
export const endShift = async (db: Database, row: WorkRow, now: string): Promise<'left' | string | null> => {
  if (row.group_id === null || row.assignee_id === null || !KINDS.includes(row.kind)) return null;
  const { rows: groups } = await db.pool.query<{ rules: unknown }>({
    name: 'rules-of-group',
    text: `SELECT rules FROM work_group WHERE id = $1 AND rules ? 'shiftEnd'`,
    values: [row.group_id],
  });
  const { shiftEnd: choice } = GroupRules.parse(groups[0]?.rules ?? {});
  if (choice.then === 'stays') return null;
  const { leaves, next } = await shiftNow(db, row, now);
  if (leaves) {
    await giveOn(db, row, choice, now);
    return 'left';
  }
  const look = new Date(Date.parse(now) + LOOK_MS).toISOString();
  return next !== null && next < look ? next : look;
};

const shiftNow = async (db: Database, row: WorkRow, now: string) => {
  const { rows } = await db.pool.query<Shift>({
    name: 'shift-of-work',
    text: `SELECT ${calendarJson('c')} AS calendar, o.status, o.since, (SELECT value FROM setting WHERE key = 'statuses') AS statuses,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', a.starts_at, 'endsAt', a.ends_at)), '[]') FROM absence a
          WHERE a.user_id = u.id AND a.kind <> 'break' AND (a.ends_at IS NULL OR a.ends_at > $2)) AS absences,
        (SELECT v.waiting_since FROM conversation v WHERE v.id = $3) AS waiting_since
      FROM app_user u LEFT JOIN calendar c ON c.id = u.calendar_id LEFT JOIN operator o ON o.id = u.id WHERE u.id = $1`,
    values: [row.assignee_id, now, row.id],
  });
  const { calendar, status, since, statuses, absences, waiting_since: waiting } = rows[0]!;
  const takes = (statuses ?? defaultStatuses).find(({ key }) => key === status)?.takes ?? false;
  const hers = {
    calendar: calendarOf(calendar),
    absences: absences.map(({ startsAt, endsAt }) => ({ startsAt: utc(startsAt), endsAt: endsAt && utc(endsAt) })),
    onlineSince: takes ? (since?.toISOString() ?? null) : null,
  };
  const owedSince = row.kind === 'ticket' ? await ticketOwedSince(db, row.id) : (waiting?.toISOString() ?? null);
  return shiftEnd(hers, { since: (row.given_at ?? row.since).toISOString(), owedSince }, now);
};

const utc = (at: string): string => new Date(at).toISOString();

/** Since when a ticket is ours to go on with; null where it waits for the client or is put aside. */
const ticketOwedSince = async (db: Database, id: string): Promise<string | null> => {
  const [events, calendars] = await Promise.all([serviceEventsOf(db, [id]), calendarsOf(db)]);
  const last = promisesOf(serviceEvents(events.get(id) ?? [], calendars)).minutes.at(-1);
  return last?.to === null && last.owner === 'us' ? last.from : null;
};

/** With its place; whoever had it may be asked again in her next shift. */
const giveOn = (db: Database, { id, kind, queue, assignee_id: from }: WorkRow, choice: ShiftEnd, now: string) =>
  inTransaction(db, async (tx) => {
    await lockQueue(tx, queue);
    const { rows } = await tx.pool.query<{ queue: string }>(
      'SELECT queue FROM work WHERE id = $1 AND assignee_id = $2 FOR UPDATE',
      [id, from],
    );
    if (!rows[0]) return;
    const group = choice.then === 'group' ? await openGroup(tx, choice.group) : null;
    await tx.pool.query(
      `WITH returned AS (INSERT INTO routing (work_id, at, what, chosen, queue) VALUES ($1, $3, 'returned', $2, $4))
       UPDATE work SET sent = true WHERE id = $1`,
      [id, from, now, queue],
    );
    const given = await givers[kind]?.(tx, { id, to: null, at: now, why: 'shift_end', ...(group ? { group } : {}) });
    if (isRefusal(given)) return;
    await tx.pool.query(
      `UPDATE work SET tried = array_remove(tried, $2), known_by = coalesce(known_by, $2), group_id = coalesce($3, group_id),
         placed_at = CASE WHEN $3::uuid IS NOT NULL THEN now() ELSE placed_at END WHERE id = $1`,
      [id, from, group],
    );
  });

/** One that is archived meanwhile takes nothing: it goes back to its own queue. */
const openGroup = async (tx: Database, group: string): Promise<string | null> => {
  const { rows } = await tx.pool.query<{ id: string }>(
    'SELECT id FROM work_group WHERE id = $1 AND archived_at IS NULL',
    [group],
  );
  return rows[0]?.id ?? null;
};
