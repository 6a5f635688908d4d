import type { ConversationDay } from '../../workflows/conversation/day.schema.ts';
import type { Database } from '../client.ts';

/** What a user has answered since her midnight, how long clients had waited for it, and who waits for her now. */
export const readDay = async (
  db: Database,
  { userId, zone }: { userId: string; zone: string },
): Promise<ConversationDay> => {
  const { rows } = await db.pool.query<Omit<ConversationDay, 'longestSince'> & { longestSince: Date | null }>({
    name: 'conversation-day',
    text: `WITH day AS (SELECT date_trunc('day', now() AT TIME ZONE $2) AT TIME ZONE $2 AS begins),
        mine AS (SELECT m.conversation_id, m.number, m.at, (SELECT coalesce(max(b.number), 0) FROM message b WHERE b.conversation_id = m.conversation_id
            AND b.number < m.number AND b.direction = 'out' AND b.written_by IS NOT NULL AND b.deleted_at IS NULL) AS after
          FROM message m, day WHERE m.written_by = $1 AND m.at >= day.begins AND m.direction = 'out' AND m.deleted_at IS NULL),
        waited AS (SELECT extract(epoch FROM m.at - (SELECT min(i.at) FROM message i WHERE i.conversation_id = m.conversation_id AND i.direction = 'in'
            AND i.number > m.after AND i.number < m.number)) AS seconds FROM mine m)
      SELECT (SELECT count(DISTINCT conversation_id)::int FROM mine) AS answered, (SELECT count(*)::int FROM mine) AS messages,
        (SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(0, seconds)))::int FROM waited WHERE seconds IS NOT NULL) AS "medianSeconds",
        w.waiting, w.longest AS "longestSince", r.rated, r.rating
      FROM (SELECT count(*)::int AS waiting, min(waiting_since) AS longest FROM conversation
          WHERE assignee_id = $1 AND waiting_since IS NOT NULL AND state <> 'closed' AND spam_at IS NULL) w,
        (SELECT count(*)::int AS rated, round(avg(rating), 1)::float AS rating FROM conversation, day
          WHERE assignee_id = $1 AND rating IS NOT NULL AND rating_asked_at >= day.begins) r`,
    values: [userId, zone],
  });
  const row = rows[0]!;
  return { ...row, longestSince: row.longestSince?.toISOString() ?? null };
};
