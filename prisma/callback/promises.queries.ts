import type { PromisesOfUser } from '../../workflows/callback/callback.schema.ts';
import type { Database } from '../client.ts';

/** How promises to call were kept, whose window ended in this stretch, by whoever called first, else whoever had it. */
export const readPromises = async (
  db: Database,
  { from, to }: { from: string; to: string },
): Promise<PromisesOfUser[]> => {
  const { rows } = await db.pool.query<PromisesOfUser>({
    name: 'promises-by-user',
    text: `SELECT CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "user",
        count(*) FILTER (WHERE p.called_at <= p.to_at)::int AS kept,
        count(*) FILTER (WHERE p.called_at > p.to_at OR (p.called_at IS NULL AND p.closed_at IS NULL AND p.to_at < now()))::int AS late,
        count(*) FILTER (WHERE p.called_at IS NULL AND p.state IN ('broken', 'given_up'))::int AS broken,
        count(*) FILTER (WHERE p.called_at IS NULL AND p.closed_at IS NULL AND p.to_at >= now())::int AS open,
        count(*) FILTER (WHERE p.state IN ('kept', 'late_kept'))::int AS talked
      FROM (SELECT b.*, coalesce((SELECT (a ->> 'by')::uuid FROM jsonb_array_elements(b.attempts) WITH ORDINALITY AS t(a, n)
            WHERE a ->> 'by' IS NOT NULL AND (a ->> 'at')::timestamptz = b.called_at ORDER BY n LIMIT 1), b.responsible_id) AS whose
          FROM callback b WHERE b.to_at >= $1 AND b.to_at < $2 AND b.state NOT IN ('cancelled', 'served')) p
        LEFT JOIN app_user u ON u.id = p.whose
      GROUP BY u.id, u.name ORDER BY u.name NULLS LAST`,
    values: [from, to],
  });
  return rows;
};
