import { seesAll } from '../contact/lead-client.queries.ts';
import type { Database } from '../client.ts';
import { query, sql } from '../sql.ts';
import { visibleCompanies, visibleContacts, visibleLeads, type Reader } from '../visible.ts';

/** Whether this reader sees all of what two records have become, and may part them. */
export const seesMerge = async (db: Database, me: Reader, id: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    query(sql`SELECT 1 FROM merge m WHERE m.id = ${id} AND (
      (m.noun = 'contact' AND EXISTS (SELECT 1 FROM contact gone JOIN contact c ON c.id = coalesce(gone.merged_into_id, m.to_id)
        WHERE gone.id = m.from_id AND ${visibleContacts(me)} AND ${seesAll(me, sql`c.id`)}))
      OR (m.noun = 'lead' AND EXISTS (SELECT 1 FROM lead l WHERE l.id = m.from_id AND ${visibleLeads(me)})
        AND EXISTS (SELECT 1 FROM lead l WHERE l.id = m.to_id AND ${visibleLeads(me)}))
      OR (m.noun = 'company' AND EXISTS (SELECT 1 FROM company gone JOIN company co ON co.id = coalesce(gone.merged_into_id, m.to_id)
        WHERE gone.id = m.from_id AND ${visibleCompanies(me)})))`),
  );
  return rowCount !== 0;
};
