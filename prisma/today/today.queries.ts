import type { Today, TodayLead } from '../../workflows/task/today.schema.ts';
import type { Database } from '../client.ts';
import { addressOf } from '../contact/lead-address.ts';
import { query, sql, written } from '../sql.ts';

/** Nobody works through more of them in a day. */
const MOST_LEADS = 1000;
const MOST_SHOWN = 50;
/** What nobody has touched for so long is not new any more. */
const NEW_DAYS = 14;

/** Leads of this user that wait for her though no task says so: those to react to first, then the newest. */
export const readToday = async (db: Database, userId: string): Promise<Today> => {
  const { rows } = await db.pool.query<Omit<TodayLead, 'since' | 'until'> & { since: Date; until: Date | null }>(
    query(sql`SELECT n.id, n.number, n.name, pl.key AS pipeline, n.stage, n.why, n.since, n.until,
        (SELECT ${written(addressOf('phone'))} FROM lead_contact lc WHERE lc.lead_id = n.id AND lc.is_main) AS phone
      FROM (SELECT l.id, l.number, l.name, l.stage, l.pipeline_id, r.until,
          CASE WHEN l.paused_at IS NOT NULL THEN CASE WHEN l.paused_until IS NULL THEN 'paused' END
            WHEN r.until IS NOT NULL THEN 'reaction'
            WHEN l.created_at > now() - ${NEW_DAYS} * interval '1 day'
              AND NOT EXISTS (SELECT 1 FROM event e WHERE e.subject_id = l.id AND e.actor ->> 'id' = ${userId}) THEN 'new'
            WHEN p.next_at IS NULL AND p.state IN ('waiting', 'finished')
              AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.lead_id = l.id AND i.state IN ('sent', 'part_paid')) THEN 'nothing' END AS why,
          coalesce(l.paused_at, l.stage_entered_at) AS since
        FROM (SELECT * FROM lead WHERE responsible_id = ${userId} AND closed_at IS NULL ORDER BY number DESC LIMIT ${MOST_LEADS}) l
          LEFT JOIN process p ON p.workflow_id = 'lead:' || l.id::text
          LEFT JOIN LATERAL (SELECT (w ->> 'until')::timestamptz AS until FROM jsonb_array_elements(p.waits_for) w
            WHERE w ->> 'what' = 'reaction' LIMIT 1) r ON true
        WHERE NOT EXISTS (SELECT 1 FROM task t WHERE t.lead_id = l.id AND t.state = 'open' AND t.responsible_id = ${userId})) n
      JOIN pipeline pl ON pl.id = n.pipeline_id WHERE n.why IS NOT NULL ORDER BY n.until NULLS LAST, n.number DESC`),
  );
  const leads = rows.map(({ since, until, ...lead }) => ({
    ...lead,
    ...{ since: since.toISOString(), until: until?.toISOString() ?? null },
  }));
  const isFresh = ({ why }: TodayLead) => why === 'reaction' || why === 'new';
  return {
    fresh: leads.filter(isFresh).slice(0, MOST_SHOWN),
    waiting: leads.filter((lead) => !isFresh(lead)).slice(0, MOST_SHOWN),
  };
};
