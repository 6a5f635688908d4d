import type { Database } from './client.ts';
import { query, sql, type Sql } from './sql.ts';
import { visibleLeads, visibleTasks, type Reader } from './visible.ts';

/** Whether a reader sees the record with this noun and id: a client or a company by one of its leads. */
export const visibleRecord = (me: Reader, noun: Sql, id: Sql): Sql => sql`CASE ${noun}
    WHEN 'lead' THEN EXISTS (SELECT 1 FROM lead l WHERE l.id = ${id} AND ${visibleLeads(me)})
    WHEN 'task' THEN EXISTS (SELECT 1 FROM task t LEFT JOIN lead l ON l.id = t.lead_id WHERE t.id = ${id} AND ${visibleTasks(me)})
    WHEN 'contact' THEN ${seesAll(me, sql`contact`, id)} OR EXISTS (SELECT 1 FROM lead_contact lc JOIN lead l ON l.id = lc.lead_id
      WHERE lc.contact_id = ${id} AND ${visibleLeads(me)})
    WHEN 'company' THEN ${seesAll(me, sql`company`, id)} OR EXISTS (SELECT 1 FROM lead l WHERE l.company_id = ${id} AND ${visibleLeads(me)})
    ELSE false END`;

export const seesRecord = async (db: Database, me: Reader, record: { noun: string; id: string }): Promise<boolean> => {
  const { rows } = await db.pool.query<{ sees: boolean }>(
    query(sql`SELECT ${visibleRecord(me, sql`${record.noun}::text`, sql`${record.id}::uuid`)} AS sees`),
  );
  return rows[0]?.sees === true;
};

const seesAll = (me: Reader, table: Sql, id: Sql): Sql =>
  me.role === 'manager' ? sql`false` : sql`EXISTS (SELECT 1 FROM ${table} WHERE id = ${id})`;
