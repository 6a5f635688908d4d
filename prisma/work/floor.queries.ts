import type { Floor, FloorWork } from '../../workflows/work/floor.schema.ts';
import { operatorsOf } from '../../workflows/work/floor.ts';
import type { Database } from '../client.ts';
import { query, sql, type Sql } from '../sql.ts';
import { breachesAhead } from './breach.queries.ts';
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
    query(sql`SELECT w.id, w.kind, coalesce(c.name, k.subject, bc.name, b.phone, '') AS name, k.track, w.account, w.since, w.resting,
        w.assignee_id AS "assigneeId", w.given_at AS "givenAt", w.turn_at::text AS turn
      FROM (SELECT w.* FROM work w WHERE ${whose} AND ${place} ORDER BY w.turn_at, w.id LIMIT ${limit + 1}) w
        LEFT JOIN conversation v ON v.id = w.id LEFT JOIN contact c ON c.id = v.contact_id LEFT JOIN ticket k ON k.id = w.id
        LEFT JOIN callback b ON b.id = w.id LEFT JOIN contact bc ON bc.id = b.contact_id
      ORDER BY w.turn_at, w.id`),
  );
  return rows.map(({ turn, since, givenAt, ...row }) => ({
    ...{ ...row, since: since.toISOString(), givenAt: givenAt?.toISOString() ?? null },
    place: { turn, id: row.id },
  }));
};
