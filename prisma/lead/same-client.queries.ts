import type { SameClient } from '../../workflows/lead/same-client.schema.ts';
import type { Database } from '../client.ts';
import { query, sql, type Sql } from '../sql.ts';
import { visibleLeads, type Reader } from '../visible.ts';

const MOST = 20;

/** Other open leads of a lead's people, which may be the same piece of work, and those that were joined to it; as far as the reader sees them. */
export const readSameClient = async (db: Database, me: Reader, leadId: string): Promise<SameClient> => {
  const { rows } = await db.pool.query<SameClient>(
    query(sql`SELECT
      (SELECT coalesce(jsonb_agg(${called} ORDER BY l.number DESC), '[]') FROM (SELECT * FROM lead l WHERE l.closed_at IS NULL AND l.id <> ${leadId}
          AND l.id IN (SELECT o.lead_id FROM lead_contact mine JOIN lead_contact o ON o.contact_id = mine.contact_id WHERE mine.lead_id = ${leadId})
          AND ${visibleLeads(me)} ORDER BY l.number DESC LIMIT ${MOST}) l) AS open,
      (SELECT coalesce(jsonb_agg(${called} || jsonb_build_object('merge', m.id) ORDER BY l.number DESC), '[]')
        FROM lead l LEFT JOIN merge m ON m.from_id = l.id AND m.noun = 'lead' AND m.undone_at IS NULL WHERE l.joined_to = ${leadId} AND ${visibleLeads(me)}) AS joined`),
  );
  return rows[0]!;
};

const called: Sql = sql`jsonb_build_object('id', l.id, 'number', l.number, 'name', l.name, 'stage', l.stage, 'pipelineVersionId', l.pipeline_version_id, 'responsibleId', l.responsible_id)`;
