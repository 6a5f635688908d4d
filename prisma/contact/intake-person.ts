import type { AddressKind, AddressOrigin, Trust } from '../../workflows/contact/address.schema.ts';
import { isVouched } from '../../workflows/contact/address.ts';
import { personOf, type Holder } from '../../workflows/contact/person.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { Change } from '../write.ts';

export type Person = { name: string; phone: string | null; email: string | null; language: Language };

/** What is known of the addresses that an intake names, and the lead's number, read in the same query. */
export type Known = { number: number | null; held: Held[] };
type Held = Omit<Holder, 'contactId'> & {
  id: string;
  contact_id: string;
  value: string;
  trust: Trust;
  origin: AddressOrigin;
  refused: boolean;
  version: number;
  contact: { name: string; version: number };
};

/** No more people of one address are considered: a switchboard's number belongs to no family. */
const MOST_HOLDERS = 100;

export const knownOf = async (db: Database, { phone, email }: Person): Promise<Known> => {
  const { rows } = await db.pool.query<Known>({
    name: 'known-addresses',
    text: `SELECT nextval('lead_number') AS number, (SELECT coalesce(jsonb_agg(to_jsonb(h)), '[]') FROM (
        SELECT a.id, a.kind, a.value, a.owner, a.trust, a.origin, a.refused_at IS NOT NULL AS refused, a.version, a.contact_id,
          jsonb_build_object('name', c.name, 'version', c.version) AS contact,
          ARRAY(SELECT c.name UNION ALL SELECT m.name FROM contact m WHERE m.merged_into_id = c.id) AS names
        FROM (SELECT * FROM address WHERE owner AND (kind, value) IN (('phone', $1), ('email', $2))
          UNION ALL (SELECT * FROM address WHERE NOT owner AND (kind, value) IN (('phone', $1), ('email', $2)) LIMIT ${MOST_HOLDERS})) a
        JOIN contact c ON c.id = a.contact_id WHERE c.merged_into_id IS NULL) h) AS held`,
    values: [phone, email],
  });
  return rows[0]!;
};

/** Whom an intake is from, as rows to write with its lead; `known` is empty for one treated as new without a look-up. */
export const contactOf = (
  person: Person,
  { held }: Pick<Known, 'held'>,
  {
    trust,
    origin,
    byColleague = false,
    consentAt,
    fields = {},
    at,
  }: {
    trust: Trust;
    origin: AddressOrigin;
    byColleague?: boolean;
    consentAt: string | null;
    /** of a new client */
    fields?: Record<string, unknown>;
    at: string;
  },
): Required<Pick<Change, 'inserts' | 'updates'>> & { contactId: string; isKnown: boolean } => {
  const found = personOf(
    person.name,
    held.filter(({ refused }) => !refused).map((one) => ({ ...one, contactId: one.contact_id })),
    byColleague,
  );
  const contactId = found ?? uuidv7();
  const { name, language } = person;
  const inserts: NonNullable<Change['inserts']> = found
    ? []
    : [{ table: 'contact', row: { id: contactId, name, language, consent_at: consentAt, fields } }];
  const updates: NonNullable<Change['updates']> = [];
  // the write also changes the others who have these addresses, so two intakes by one address at once are decided one after the other
  const touched = new Map(held.map(({ contact_id, contact }) => [contact_id, contact]));
  for (const kind of ['phone', 'email'] satisfies AddressKind[]) {
    const value = person[kind];
    if (value === null) continue;
    const same = held.filter((one) => one.kind === kind);
    const own = same.find((one) => one.contact_id === found);
    const owner = !same.some((one) => one.owner);
    if (!own) {
      const row = { id: uuidv7(), contact_id: contactId, kind, value, trust, origin, owner, since: at };
      inserts.push({ table: 'address', row });
      continue;
    }
    // a user vouches for what they type, whatever a stranger or another user said before
    const accepted = isVouched(trust) && (own.refused || !isVouched(own.trust));
    const set = { ...(accepted ? { trust, refused_at: null } : {}), ...(owner && !own.refused ? { owner } : {}) };
    if (Object.keys(set).length) updates.push({ table: 'address', id: own.id, version: own.version, set });
  }
  if (inserts.some(({ table }) => table === 'address'))
    for (const [id, contact] of touched)
      updates.push({ table: 'contact', id, version: contact.version, set: { name: contact.name } });
  return { contactId, isKnown: found !== undefined, inserts, updates };
};
