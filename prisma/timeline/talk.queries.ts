import type { Event } from '../../workflows/event/event.schema.ts';
import type { Database } from '../client.ts';
import { namesOf } from '../event/event.queries.ts';
import { eventColumns, toEvent, type EventRow } from '../event/event.ts';
import { query, sql, written, type Sql } from '../sql.ts';
import { visibleConversations, type Reader } from '../visible.ts';

/** SQL: what of a conversation stands in a timeline: what was written, by the client, by us, and by us for ourselves; alias `e`. */
export const wordsOfTalk: Sql = sql`e.type IN ('conversation.received', 'conversation.answered', 'conversation.noted')`;

type Asked = { leadId: string; before?: string | undefined; limit: number };

/**
 * What was written about a lead, as far as this reader may see it, the newest first, one more than the limit where there is a next page: in the
 * conversations that are about it, and, once it is closed, what its clients and we wrote while it was open.
 */
export const readLeadTalk = async (db: Database, me: Reader, { leadId, before, limit }: Asked): Promise<Event[]> => {
  const place = before === undefined ? sql`true` : sql`e.id < ${before}::bigint`;
  const { rows } = await db.pool.query<EventRow & { place: number }>(
    query(sql`WITH l AS (SELECT id, created_at, closed_at FROM lead WHERE id = ${leadId}::uuid),
        talk AS (SELECT v.id, v.account, v.assignee_id, v.lead_id FROM conversation v WHERE v.lead_id = ${leadId}::uuid
          UNION SELECT v.id, v.account, v.assignee_id, v.lead_id FROM conversation v JOIN lead_contact lc ON lc.contact_id = v.contact_id, l
            WHERE lc.lead_id = l.id AND l.closed_at IS NOT NULL),
        seen AS (SELECT v.id, v.lead_id FROM talk v LEFT JOIN channel_account va ON va.id = v.account WHERE ${visibleConversations(me)})
      SELECT e.* FROM l, seen v CROSS JOIN LATERAL (
        SELECT ${written(eventColumns)}, e.id AS place FROM event e
        WHERE e.subject_id = v.id AND e.subject_kind = 'conversation' AND ${wordsOfTalk} AND ${place}
          AND (v.lead_id = l.id OR e.at BETWEEN l.created_at AND l.closed_at)
        ORDER BY e.number DESC LIMIT ${limit + 1}) e
      ORDER BY e.place DESC LIMIT ${limit + 1}`),
  );
  const names = await namesOf(db, rows);
  return rows.map((row) => toEvent(row, names));
};
