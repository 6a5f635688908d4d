import type { Database } from '../client.ts';
import { eventColumns, type EventRow } from './event.ts';

export type FeedRow = EventRow & { n: number };

/** What is numbered in one go; a house without an API node for a while catches up by several. */
const MOST = 5000;

/** Numbers the events that have been committed since; answers the last number. Nobody's open transaction is waited for: what it commits later comes later. */
export const numberFeed = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ head: number }>({
    name: 'number-feed',
    text: 'SELECT number_feed($1) AS head',
    values: [MOST],
  });
  return rows[0]!.head;
};

/** Events behind number `after` of the feed, in its order. */
export const feedAfter = async (db: Database, after: number, limit: number): Promise<FeedRow[]> => {
  const { rows } = await db.pool.query<FeedRow>({
    name: 'feed-after',
    text: `SELECT f.n, ${eventColumns} FROM feed f JOIN event e ON e.id = f.event_id WHERE f.n > $1 ORDER BY f.n LIMIT $2`,
    values: [after, limit],
  });
  return rows;
};

/** How long the oldest event has waited for its number in the feed. */
export const feedLagMs = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ ms: number }>({
    name: 'feed-lag',
    text: `SELECT coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - e.recorded_at) * 1000)::bigint
      FROM feed_waiting w JOIN event e ON e.id = w.event_id ORDER BY w.event_id LIMIT 1), 0) AS ms`,
  });
  return rows[0]!.ms;
};
