import type { MassChange, MassChangeLead } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Database } from '../client.ts';
import { join, query, sql } from '../sql.ts';
import { withNames } from '../subject/named.ts';
import { visibleLeads, visibleMassChanges, type Reader } from '../visible.ts';

const select = sql`SELECT m.id, m.state, m."order", m.automations, m.counts, m.created_at AS "createdAt", m.ended_at AS "endedAt",
    CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('kind', 'user', 'id', u.id, 'name', u.name) END AS "createdBy",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.error, 'count', r.count) ORDER BY r.count DESC), '[]') FROM
      (SELECT error, count(*) FROM mass_change_lead ml WHERE ml.mass_change_id = m.id AND ml.state = 'refused' GROUP BY error) r) AS refused
  FROM mass_change m LEFT JOIN app_user u ON u.id = m.created_by`;

/** The newest first; one more than the limit where there is a next page. */
export const listMassChanges = async (
  db: Database,
  me: Reader,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<MassChange[]> => {
  const where = [visibleMassChanges(me), ...(after === undefined ? [] : [sql`m.id < ${after}::uuid`])];
  const { rows } = await db.pool.query(
    query(sql`${select} WHERE ${join(where, ' AND ')} ORDER BY m.id DESC LIMIT ${limit + 1}`),
  );
  return rows.map(toMassChange);
};

export const readMassChange = async (db: Database, me: Reader, id: string): Promise<MassChange | undefined> => {
  const { rows } = await db.pool.query(query(sql`${select} WHERE m.id = ${id} AND ${visibleMassChanges(me)}`));
  return rows[0] && toMassChange(rows[0]);
};

/** What happened to its subjects, in the order of their ids; leads that the reader no longer sees are left out. */
export const listMassChangeLeads = async (
  db: Database,
  me: Reader,
  id: string,
  { state, after, limit }: { state: string | undefined; after: string | undefined; limit: number },
): Promise<MassChangeLead[]> => {
  const where = [
    sql`m.mass_change_id = ${id}`,
    sql`(c."order" ->> 'do' = 'act' OR EXISTS (SELECT 1 FROM lead l WHERE l.id = m.lead_id AND ${visibleLeads(me)}))`,
  ];
  if (state !== undefined) where.push(sql`m.state = ${state}`);
  if (after !== undefined) where.push(sql`m.lead_id > ${after}::uuid`);
  const { rows } = await db.pool.query(
    query(sql`SELECT m.lead_id AS id, m.state, m.error FROM mass_change_lead m JOIN mass_change c ON c.id = m.mass_change_id
      WHERE ${join(where, ' AND ')} ORDER BY m.lead_id LIMIT ${limit + 1}`),
  );
  return withNames(db, rows);
};

const toMassChange = (
  row: Omit<MassChange, 'createdAt' | 'endedAt'> & { createdAt: Date; endedAt: Date | null },
): MassChange => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});
