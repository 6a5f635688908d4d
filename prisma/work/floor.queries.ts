import type { Breach, Floor, FloorWork } from '../../workflows/work/floor.schema.ts';
import { operatorsOf } from '../../workflows/work/floor.ts';
import type { Database } from '../client.ts';
import { query, sql, type Sql } from '../sql.ts';
import { clocksOf } from '../ticket/service.ts';
import { contactsSince, dayBegan, levelsOf, readServiceLevels } from './level.queries.ts';
import { listQueues } from './queue.queries.ts';

/** What a supervisor sees now; service levels that were read just before may be given. */
export const readFloor = async (db: Database, known?: Pick<Floor, 'since' | 'levels'>): Promise<Floor> => {
  const now = new Date().toISOString();
  const [queues, breaches, { since, levels }] = await Promise.all([
    listQueues(db, now),
    breachesAhead(db, now),
    known ?? readLevels(db, now),
  ]);
  return {
    ...{ since, levels, breaches },
    operators: operatorsOf(queues),
    queues: queues.map(({ operators: _, ...queue }) => queue),
  };
};

const readLevels = async (db: Database, now: string): Promise<Pick<Floor, 'since' | 'levels'>> => {
  const since = await dayBegan(db);
  const [rules, contacts] = await Promise.all([readServiceLevels(db), contactsSince(db, since)]);
  return { since, levels: levelsOf(contacts, rules, now) };
};

const HOUR_MS = 3_600_000;
const MOST = 200;

/** A ticket's process wakes at the latest when a promise of it runs out, so those that wake within the hour are all that can. */
const breachesAhead = async (db: Database, now: string): Promise<Breach[]> => {
  const until = new Date(Date.parse(now) + HOUR_MS).toISOString();
  const { rows } = await db.pool.query<Pick<Breach, 'assignee' | 'track' | 'subject'> & { id: string; offset: number }>(
    {
      name: 'promises-soon',
      text: `SELECT k.id, k.track, k.subject, k.clock_offset AS "offset",
        CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS assignee
      FROM process p JOIN ticket k ON k.id = p.noun_id LEFT JOIN app_user u ON u.id = k.responsible_id
      WHERE p.noun = 'ticket' AND p.next_at < $1 AND k.closed_at IS NULL ORDER BY p.next_at LIMIT ${MOST}`,
      values: [until],
    },
  );
  const clocks = await clocksOf(
    db,
    rows.map(({ id, offset }) => ({ id, clockOffset: Number(offset) })),
  );
  return rows
    .flatMap(({ id, track, subject, assignee }) =>
      (clocks.get(id) ?? []).flatMap(({ kind, dueAt, endedAt }): Breach[] =>
        endedAt === null && dueAt !== null && dueAt >= now && dueAt < until
          ? [{ ticket: id, track, subject, assignee, promise: kind, dueAt }]
          : [],
      ),
    )
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
};

export type WorkAsked = { queue?: string | undefined; operator?: string | undefined; held: boolean };
export type WorkPlace = { turn: string; id: string };
type WorkRow = Omit<FloorWork, 'since' | 'givenAt'> & { since: Date; givenAt: Date | null; turn: string };

/** Work of a queue, waiting or in hand, or all that an operator has; in the order of waiting, one more than the limit. */
export const listWork = async (
  db: Database,
  { queue, operator, held }: WorkAsked,
  { after, limit }: { after: WorkPlace | undefined; limit: number },
): Promise<(FloorWork & { place: WorkPlace })[]> => {
  const whose: Sql = operator
    ? sql`w.assignee_id = ${operator}::uuid`
    : sql`w.queue = ${queue ?? ''} AND ${held ? sql`w.assignee_id IS NOT NULL` : sql`w.assignee_id IS NULL`}`;
  const place = after ? sql`(w.turn_at, w.id) > (${after.turn}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await db.pool.query<WorkRow>(
    query(sql`SELECT w.id, w.kind, coalesce(c.name, k.subject, '') AS name, k.track, w.account, w.since, w.resting,
        w.assignee_id AS "assigneeId", w.given_at AS "givenAt", w.turn_at::text AS turn
      FROM (SELECT w.* FROM work w WHERE ${whose} AND ${place} ORDER BY w.turn_at, w.id LIMIT ${limit + 1}) w
        LEFT JOIN conversation v ON v.id = w.id LEFT JOIN contact c ON c.id = v.contact_id LEFT JOIN ticket k ON k.id = w.id
      ORDER BY w.turn_at, w.id`),
  );
  return rows.map(({ turn, since, givenAt, ...row }) => ({
    ...{ ...row, since: since.toISOString(), givenAt: givenAt?.toISOString() ?? null },
    place: { turn, id: row.id },
  }));
};
