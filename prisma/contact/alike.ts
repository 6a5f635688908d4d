import type { Alike, AlikeCompanies } from '../../workflows/contact/alike.schema.ts';
import { foldedCompany, foldedName } from '../../workflows/contact/alike.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import type { AddressKind } from '../../workflows/contact/address.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { fold } from '../../workflows/search/fold.ts';
import { query, sql } from '../sql.ts';
import { visibleCompanies, visibleContacts, visibleLeads, type Reader } from '../visible.ts';
import { nameFor, valuesFor } from './contact.queries.ts';
import { seesAddress } from './lead-client.queries.ts';

/** So many people of one phone are looked at: a switchboard's number belongs to no family. */
const MOST = 10;
const MOST_HOLDERS = 100;

type Found = Omit<Alike['items'][number], 'sameName'> & { hers: boolean };

/**
 * Who has this phone or this e-mail, and is not merged into another. A name alone makes nobody alike: it is told only beside an address. Of whom
 * the reader may not see, she is told that they exist.
 */
export const alikeContacts = async (
  db: Database,
  me: Reader,
  {
    name,
    phone,
    email,
    except,
    language,
  }: { name: string; phone: string; email: string; except?: string | undefined; language: Language },
): Promise<Alike> => {
  const number = normalPhone(phone, language) ?? null;
  const mail = normalEmail(email) ?? null;
  if (number === null && mail === null) return { items: [], colleagues: [] };
  const has = sql`(kind, value) IN (('phone', ${number}), ('email', ${mail}))`;
  const { rows } = await db.pool.query<Found>(
    query(sql`SELECT c.id, ${nameFor(me)} AS name, ${valuesFor(me, 'phone')} AS phones, ${valuesFor(me, 'email')} AS emails, held.by,
        (SELECT count(*)::int FROM lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = c.id AND ${visibleLeads(me)}) AS leads,
        ${visibleContacts(me)} AND held.seen AS hers
      FROM (SELECT a.contact_id, jsonb_agg(DISTINCT a.kind) AS by, bool_or(${seesAddress(me, sql`a.contact_id`, sql`a.value`)}) AS seen FROM (
          SELECT * FROM address WHERE owner AND ${has} UNION ALL (SELECT * FROM address WHERE NOT owner AND ${has} LIMIT ${MOST_HOLDERS})) a
        WHERE a.refused_at IS NULL GROUP BY a.contact_id) held
      JOIN contact c ON c.id = held.contact_id AND c.merged_into_id IS NULL
      WHERE c.id IS DISTINCT FROM ${except ?? null}::uuid ORDER BY c.id DESC`),
  );
  const folded = foldedName(name);
  return {
    items: rows
      .filter(({ hers }) => hers)
      .slice(0, MOST)
      .map(({ hers: _, ...one }) => ({ ...one, sameName: folded !== '' && foldedName(one.name) === folded })),
    colleagues: [...new Set(rows.filter(({ hers }) => !hers).flatMap(({ by }) => by))] satisfies AddressKind[],
  };
};

/** Companies of this tax number, or of this name but for its legal form and quotation marks. */
export const alikeCompanies = async (
  db: Database,
  me: Reader,
  { name, taxId, except }: { name: string; taxId: string; except?: string | undefined },
): Promise<AlikeCompanies> => {
  const wanted = foldedCompany(name);
  const [longest = ''] = wanted.split(' ').sort((a, b) => b.length - a.length);
  const isWord = longest.length > 2;
  const part = `%${fold(longest).replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await db.pool.query<AlikeCompanies['items'][number] & { hers: boolean }>(
    query(sql`SELECT co.id, co.name, co.tax_id AS "taxId", ${visibleCompanies(me)} AS hers FROM company co
      WHERE co.merged_into_id IS NULL AND co.id IS DISTINCT FROM ${except ?? null}::uuid
        AND (co.tax_id = ${taxId || null} OR (${isWord} AND co.search LIKE ${part})) ORDER BY co.id DESC LIMIT 200`),
  );
  const same = rows.filter((one) => (taxId !== '' && one.taxId === taxId) || foldedCompany(one.name) === wanted);
  return {
    items: same
      .filter(({ hers }) => hers)
      .slice(0, MOST)
      .map(({ hers: _, ...one }) => one),
    colleagues: same.some(({ hers }) => !hers),
  };
};
