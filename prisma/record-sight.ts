import type { Database } from './client.ts';
import { query, sql, type Sql } from './sql.ts';
import {
  visibleCallbacks,
  visibleCompanies,
  visibleContacts,
  visibleConversations,
  visibleLeads,
  visibleTasks,
  visibleTickets,
  type Reader,
} from './visible.ts';

/** Whether a reader sees the record with this noun and id; one that was joined to another is seen as that one. */
export const visibleRecord = (me: Reader, noun: Sql, id: Sql): Sql => sql`CASE ${noun}
    WHEN 'lead' THEN EXISTS (SELECT 1 FROM lead l WHERE l.id = ${id} AND ${visibleLeads(me)})
    WHEN 'task' THEN EXISTS (SELECT 1 FROM task t LEFT JOIN lead l ON l.id = t.lead_id WHERE t.id = ${id} AND ${visibleTasks(me)})
    WHEN 'contact' THEN EXISTS (SELECT 1 FROM contact m JOIN contact c ON c.id = coalesce(m.merged_into_id, m.id)
      WHERE m.id = ${id} AND ${visibleContacts(me)})
    WHEN 'company' THEN EXISTS (SELECT 1 FROM company m JOIN company co ON co.id = coalesce(m.merged_into_id, m.id)
      WHERE m.id = ${id} AND ${visibleCompanies(me)})
    WHEN 'ticket' THEN EXISTS (SELECT 1 FROM ticket k WHERE k.id = ${id} AND ${visibleTickets(me)})
    WHEN 'callback' THEN EXISTS (SELECT 1 FROM callback b WHERE b.id = ${id} AND ${visibleCallbacks(me)})
    WHEN 'conversation' THEN EXISTS (SELECT 1 FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
      WHERE v.id = ${id} AND ${visibleConversations(me)})
    WHEN 'message' THEN EXISTS (SELECT 1 FROM message w JOIN conversation v ON v.id = w.conversation_id LEFT JOIN channel_account va ON va.id = v.account
      WHERE w.id = ${id} AND ${visibleConversations(me)})
    ELSE false END`;

export const seesRecord = async (db: Database, me: Reader, record: { noun: string; id: string }): Promise<boolean> => {
  const { rows } = await db.pool.query<{ sees: boolean }>(
    query(sql`SELECT ${visibleRecord(me, sql`${record.noun}::text`, sql`${record.id}::uuid`)} AS sees`),
  );
  return rows[0]?.sees === true;
};
