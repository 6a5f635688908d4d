import type { CallMatch, CallMatches } from '../../workflows/call/match.schema.ts';
import type { Database } from '../client.ts';
import { query, sql } from '../sql.ts';
import { visibleContacts, visibleConversations, visibleLeads, type Reader } from '../visible.ts';

type Caller = { phone: string | null; contactId: string | null; leadId: string | null };
/** A number of an office may be that of many. */
const MOST = 10;

/** Everybody whose number it is, with their open leads and what was written last; whoever the call is known to be with comes first. */
export const matchesOf = async (
  db: Database,
  me: Reader,
  { phone, contactId, leadId }: Caller,
): Promise<CallMatches> => {
  const { rows } = await db.pool.query<CallMatch & { seen: boolean; owners: string[] }>(
    query(sql`WITH hers AS (SELECT ${contactId}::uuid AS id UNION SELECT contact_id FROM lead_contact WHERE lead_id = ${leadId}::uuid AND is_main
        UNION SELECT contact_id FROM address WHERE kind = 'phone' AND value = ${phone} AND refused_at IS NULL),
      who AS (SELECT DISTINCT coalesce(m.merged_into_id, m.id) AS id FROM hers JOIN contact m ON m.id = hers.id)
      SELECT jsonb_build_object('id', c.id, 'name', c.name, 'language', c.language) AS contact, ${visibleContacts(me)} AS seen,
        ARRAY(SELECT DISTINCT u.name FROM lead_contact o JOIN lead l ON l.id = o.lead_id JOIN app_user u ON u.id = l.responsible_id
          WHERE o.contact_id = c.id AND l.closed_at IS NULL AND NOT coalesce(${visibleLeads(me)}, false)) AS owners,
        to_jsonb(ARRAY(SELECT jsonb_build_object('id', l.id, 'name', l.name, 'pipeline', p.key, 'stage', l.stage,
            'responsible', CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END)
          FROM lead_contact o JOIN lead l ON l.id = o.lead_id JOIN pipeline p ON p.id = l.pipeline_id LEFT JOIN app_user u ON u.id = l.responsible_id
          WHERE o.contact_id = c.id AND ${visibleLeads(me)} AND (l.closed_at IS NULL OR l.id = ${leadId}::uuid)
          ORDER BY l.id = ${leadId}::uuid DESC NULLS LAST, l.id DESC LIMIT 5)) AS leads,
        (SELECT jsonb_build_object('text', left(v.last_text, 300), 'at', v.last_at, 'direction', v.last_direction, 'conversation', v.id)
          FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
          WHERE v.contact_id = c.id AND v.last_text <> '' AND ${visibleConversations(me)} ORDER BY v.last_at DESC LIMIT 1) AS last
      FROM who JOIN contact c ON c.id = who.id ORDER BY c.id = ${contactId}::uuid DESC NULLS LAST, c.created_at DESC LIMIT ${MOST}`),
  );
  return {
    items: rows
      .filter(({ seen }) => seen)
      .map(({ contact, leads, last }) => ({
        ...{ contact, leads },
        last: last && { ...last, at: new Date(last.at).toISOString() },
      })),
    others: [...new Set(rows.flatMap(({ owners }) => owners))],
  };
};
