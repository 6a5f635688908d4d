import type { Database } from '../client.ts';
import { eventColumns, type EventRow } from './event.ts';

export type FeedRow = EventRow & { n: number };

/** How many are numbered at a time; after a while without an API node it takes several rounds to catch up. */
const MOST = 5000;

/**
 * Numbers the events that have been committed since; returns the last number. It waits for nobody's open transaction: what that commits later
 * is numbered later.
 */
export const numberFeed = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ head: number }>({
    name: 'number-feed',
    text: 'SELECT number_feed($1) AS head',
    values: [MOST],
  });
  return rows[0]!.head;
};

/** Events after number `after` of the feed, in order. */
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
