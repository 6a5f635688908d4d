import type { Company, CompanyItem } from '../../workflows/company/company.schema.ts';
import { seenFields } from '../../workflows/field/field.ts';
import type { Database } from '../client.ts';
import { leadsWhere, mergedInto, MOST_SHOWN, nameFor, valuesFor } from '../contact/contact.queries.ts';
import { iso } from '../contact/lead-client.queries.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { wordsIn } from '../search/words.ts';
import { join, query, sql } from '../sql.ts';
import { visibleCompanies, visibleContacts, visibleLeads, type Reader } from '../visible.ts';

/** The newest first; one more than the limit where there is a next page. */
export const listCompanies = async (
  db: Database,
  me: Reader,
  { q = '', after, limit }: { q?: string; after?: string | undefined; limit: number },
): Promise<CompanyItem[]> => {
  const where = [sql`co.merged_into_id IS NULL`, visibleCompanies(me)];
  if (q.trim() !== '') where.push(wordsIn(sql`co.search`, q));
  if (after !== undefined) where.push(sql`co.id < ${after}`);
  const { rows } = await db.pool.query<Omit<CompanyItem, 'createdAt'> & { created_at: Date }>(
    query(sql`SELECT co.id, co.name, co.tax_id AS "taxId", co.created_at,
        (SELECT count(*)::int FROM (SELECT 1 FROM contact c WHERE c.company_id = co.id AND c.merged_into_id IS NULL AND ${visibleContacts(me)} LIMIT ${MOST_SHOWN}) n) AS contacts,
        (SELECT count(*)::int FROM (SELECT 1 FROM lead l WHERE l.company_id = co.id AND ${visibleLeads(me)} LIMIT ${MOST_SHOWN}) n) AS leads
      FROM company co WHERE ${join(where, ' AND ')} ORDER BY co.id DESC LIMIT ${limit + 1}`),
  );
  return rows.map(({ created_at: at, ...row }) => ({ ...row, createdAt: at.toISOString() }));
};

/** A company as this reader may know it; `movedTo` where it is another by now. */
export const readCompany = async (
  db: Database,
  me: Reader,
  id: string,
): Promise<Company | { movedTo: string } | undefined> => {
  const { rows } = await db.pool.query<{ moved: string | null; company: Company }>(
    query(sql`SELECT co.merged_into_id AS moved, jsonb_build_object('id', co.id, 'name', co.name, 'taxId', co.tax_id, 'fields', co.fields,
        'contacts', (SELECT coalesce(jsonb_agg(of.person), '[]') FROM (
            SELECT jsonb_build_object('id', c.id, 'name', ${nameFor(me)}, 'position', c.position, 'phones', ${valuesFor(me, 'phone')}, 'emails', ${valuesFor(me, 'email')}) AS person
            FROM contact c WHERE c.company_id = co.id AND c.merged_into_id IS NULL AND ${visibleContacts(me)} ORDER BY c.id LIMIT ${MOST_SHOWN}) of),
        'leads', ${leadsWhere(me, sql`AND l.company_id = co.id`, sql`''`, sql`true`)},
        'merged', ${mergedInto(sql`company`, sql`co.id`)}, 'createdAt', ${iso(sql`co.created_at`)}, 'version', co.version) AS company
      FROM company co WHERE co.id = ${id} AND (${visibleCompanies(me)} OR co.merged_into_id IS NOT NULL)`),
  );
  const row = rows[0];
  if (!row) return undefined;
  if (row.moved !== null) return { movedTo: row.moved };
  return { ...row.company, fields: seenFields(row.company.fields, await hiddenFields(db, me, 'company')) };
};

/** Name of a company that this reader sees and that is no other one by now. */
export const companyName = async (db: Database, me: Reader, id: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ name: string }>(
    query(
      sql`SELECT co.name FROM company co WHERE co.id = ${id} AND co.merged_into_id IS NULL AND ${visibleCompanies(me)}`,
    ),
  );
  return rows[0]?.name;
};
