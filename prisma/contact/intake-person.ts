import type { KnownAddress, Person } from '../../workflows/contact/client.ts';
import type { Database } from '../client.ts';
import { addressOf, type ReadAddress } from './address-row.ts';

/** Who has the addresses that an intake names, those contacts as they are, and the lead's number, read in the same query. */
export type Known = {
  number: number | null;
  held: (KnownAddress & { version: number })[];
  contacts: { table: 'contact'; id: string; version: number; set: { name: string } }[];
};
type Held = ReadAddress & { names: string[]; contact: { name: string; version: number } };

/** Nothing was asked. */
export const nobody: Known = { number: null, held: [], contacts: [] };

/** No more people of one address are considered: a switchboard's number belongs to no family. */
const MOST_HOLDERS = 100;

/** `ticket`: of which no lead comes, so none is numbered. */
export const knownOf = async (
  db: Database,
  { phone, email }: Person,
  of: 'lead' | 'ticket' = 'lead',
): Promise<Known> => {
  const { rows } = await db.pool.query<{ number: number | null; held: Held[] }>({
    name: `known-addresses-${of}`,
    text: `SELECT ${of === 'lead' ? `nextval('lead_number')` : 'NULL::bigint'} AS number, (SELECT coalesce(jsonb_agg(to_jsonb(h)), '[]') FROM (
        SELECT a.id, a.kind, a.value, a.owner, a.trust, a.origin, a.refused_at, a.main_since, a.stopped_at, a.version, a.contact_id,
          jsonb_build_object('name', c.name, 'version', c.version) AS contact,
          ARRAY(SELECT c.name UNION ALL SELECT m.name FROM contact m WHERE m.merged_into_id = c.id) AS names
        FROM (SELECT * FROM address WHERE owner AND (kind, value) IN (('phone', $1), ('email', $2))
          UNION ALL (SELECT * FROM address WHERE NOT owner AND (kind, value) IN (('phone', $1), ('email', $2)) LIMIT ${MOST_HOLDERS})) a
        JOIN contact c ON c.id = a.contact_id WHERE c.merged_into_id IS NULL) h) AS held`,
    values: [phone, email],
  });
  const { number, held } = rows[0]!;
  const contacts = new Map(held.map(({ contact_id: id, contact }) => [id, contact]));
  return {
    number,
    held: held.map(({ names, contact: _, ...row }) => ({ ...addressOf(row), names })),
    contacts: [...contacts].map(([id, { name, version }]) => ({ table: 'contact', id, version, set: { name } })),
  };
};
