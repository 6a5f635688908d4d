import type { Company } from '../../workflows/company/company.schema.ts';
import { seenFields } from '../../workflows/field/field.ts';
import type { Database } from '../client.ts';
import { leadsWhere, mergedInto, MOST_SHOWN, nameFor, valuesFor } from '../contact/contact.queries.ts';
import { iso } from '../contact/lead-client.queries.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { query, sql } from '../sql.ts';
import { visibleCompanies, visibleContacts, type Reader } from '../visible.ts';

/** SQL: who is of the company `co`, in the first place or besides another one, also by what was merged into it. */
export const ofCompany = sql`SELECT p.id FROM contact p WHERE p.company_id = co.id UNION
  SELECT p.id FROM company m JOIN contact p ON p.other_companies ? m.id::text WHERE m.id = co.id OR m.merged_into_id = co.id`;

/** A company as this reader may know it; `movedTo` where it is another by now. */
export const readCompany = async (
  db: Database,
  me: Reader,
  id: string,
): Promise<Company | { movedTo: string } | undefined> => {
  const { rows } = await db.pool.query<{ moved: string | null; company: Company }>(
    query(sql`SELECT co.merged_into_id AS moved, jsonb_build_object('id', co.id, 'name', co.name, 'taxId', co.tax_id, 'fields', co.fields,
        'contacts', (SELECT coalesce(jsonb_agg(of.person), '[]') FROM (
            SELECT jsonb_build_object('id', c.id, 'name', ${nameFor(me)}, 'main', c.company_id = co.id,
              'position', CASE WHEN c.company_id = co.id THEN c.position ELSE coalesce(c.other_companies #>> ARRAY[co.id::text, 'role'], '') END, 'phones', ${valuesFor(me, 'phone')}, 'emails', ${valuesFor(me, 'email')}) AS person
            FROM contact c WHERE c.id IN (${ofCompany}) AND c.merged_into_id IS NULL AND ${visibleContacts(me)} ORDER BY c.id LIMIT ${MOST_SHOWN}) of),
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
