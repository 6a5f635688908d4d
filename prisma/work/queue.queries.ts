import { isHopeless } from '../../workflows/work/route.ts';
import { expectedWait } from '../../workflows/work/wait.ts';
import type { Operator, Queue } from '../../workflows/work/queue.schema.ts';
import type { Database } from '../client.ts';
import { readCrew, type Crew } from './people.ts';
import { overOf } from './status.ts';
import { workOf, type WorkRow } from './work-row.ts';

/** How far back one looks to say how fast a queue moves. */
const LATELY_S = 3600;
const FIRST = 200;

type Row = {
  id: string;
  groupId: string | null;
  account: string | null;
  name: Queue['name'];
  waiting: number;
  oldest: Date | null;
  inHand: number;
  given: number;
};

/** Each queue as it is now: of groups, and of accounts whose people are one. */
export const listQueues = async (db: Database, now = new Date().toISOString()): Promise<Queue[]> => {
  const { rows } = await db.pool.query<Row>({
    name: 'queues',
    text: `WITH q AS (SELECT g.id::text AS id, g.id AS "groupId", NULL::text AS account, g.name, g.created_at FROM work_group g WHERE g.archived_at IS NULL
        UNION ALL SELECT a.id, NULL, a.id, jsonb_build_object('ru', coalesce(a.name, a.id)), a.created_at FROM channel_account a
          WHERE a.people <> '{}' AND a.blocked_at IS NULL)
      SELECT q.id, q."groupId", q.account, q.name, w.waiting, w.oldest,
        (SELECT count(*)::int FROM work h WHERE h.queue = q.id AND h.assignee_id IS NOT NULL AND NOT h.resting) AS "inHand",
        (SELECT count(*)::int FROM routing r WHERE r.queue = q.id AND r.what = 'given' AND r.at > now() - ${LATELY_S} * interval '1 second') AS given
      FROM q, LATERAL (SELECT count(*)::int AS waiting, min(since) AS oldest FROM work WHERE queue = q.id AND assignee_id IS NULL) w
      ORDER BY q."groupId" IS NULL, q.created_at, q.id`,
  });
  return Promise.all(rows.map((row) => queueOf(db, row, now)));
};

const queueOf = async (db: Database, { given, oldest, ...row }: Row, now: string): Promise<Queue> => {
  const crew = await readCrew(db, row.id, now);
  return {
    ...row,
    oldest: oldest?.toISOString() ?? null,
    expectedS: expectedWait(row.waiting + 1, { given, seconds: LATELY_S }),
    hopeless: row.waiting === 0 ? 0 : await hopeless(db, crew),
    operators: crew.hands.filter(({ left }) => !left).map((hand) => operatorOf(hand, crew)),
  };
};

const operatorOf = (
  { id, name, status, since, reason, takes, load, limit, breakUntil }: Crew['hands'][number],
  { statuses }: Crew,
): Operator => ({
  ...{ id, name, status, since, reason, takes, load, overAt: overOf(statuses, { status, since }, breakUntil) },
  limit: Number.isFinite(limit) ? limit : null,
});

const hopeless = async (db: Database, { queue, rules, hands }: Crew): Promise<number> => {
  const { rows } = await db.pool.query<WorkRow>({
    name: 'first-of-queue',
    text: `SELECT * FROM work WHERE queue = $1 AND assignee_id IS NULL ORDER BY turn_at, id LIMIT ${FIRST}`,
    values: [queue],
  });
  return rows.filter((row) => isHopeless(workOf(row, rules), hands)).length;
};

/** Where something stands in its queue, and how long it will probably wait; null where it does not wait. */
export const placeInQueue = async (
  db: Database,
  id: string,
): Promise<{ place: number; expectedS: number | null } | null> => {
  const { rows } = await db.pool.query<{ place: number; given: number }>({
    name: 'place-in-queue',
    text: `SELECT (SELECT count(*)::int FROM work o WHERE o.queue = w.queue AND o.assignee_id IS NULL AND (o.turn_at, o.id) <= (w.turn_at, w.id)) AS place,
        (SELECT count(*)::int FROM routing r WHERE r.queue = w.queue AND r.what = 'given' AND r.at > now() - ${LATELY_S} * interval '1 second') AS given
      FROM work w WHERE w.id = $1 AND w.assignee_id IS NULL AND w.queue <> ''`,
    values: [id],
  });
  const [row] = rows;
  return row ? { place: row.place, expectedS: expectedWait(row.place, { given: row.given, seconds: LATELY_S }) } : null;
};
