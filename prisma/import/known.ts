import type { AddressOrigin, NewAddress, Trust } from '../../workflows/contact/address.schema.ts';
import { foldedCompany } from '../../workflows/contact/alike.ts';
import { personOf } from '../../workflows/contact/person.ts';
import { addressKey } from '../../workflows/import/addresses.ts';
import type { CompanyWish, PersonWish, RowWish } from '../../workflows/import/reading.ts';
import type { Database } from '../client.ts';
import type { CompanyRow } from '../company/company.ts';
import type { ContactRow } from '../contact/contact-row.ts';
import { fold } from '../../workflows/search/fold.ts';

/** An address as the record has it. */
type Held = NewAddress & { id: string; owner: boolean; trust: Trust; refused: boolean; version: number };
/** Somebody whom a row may mean: of the record, or of an earlier row of the file. `own`: this import made her. */
export type KnownPerson = { id: string; name: string; names: string[]; own: boolean; row?: PersonRow; held: Held[] };
export type KnownCompany = { id: string; name: string; taxId: string | null; row?: FirmRow };
type Written = 'id' | 'name' | 'fields' | 'version' | 'event_seq';
export type PersonRow = Pick<
  ContactRow,
  Written | 'language' | 'time_zone' | 'company_id' | 'position' | 'other_companies' | 'search'
>;
export type FirmRow = Pick<CompanyRow, Written | 'tax_id'>;

export type Known = {
  people: Map<string, KnownPerson>;
  /** ids of the people who have an address */
  holders: Map<string, Set<string>>;
  /** by tax number and by folded name */
  companies: Map<string, KnownCompany[]>;
  asked: Set<string>;
};

export const nobodyKnown = (): Known => ({
  people: new Map(),
  holders: new Map(),
  companies: new Map(),
  asked: new Set(),
});

/** So many people of one address are looked at: a switchboard's number belongs to no family. */
const MOST_HOLDERS = 50;

/** Reads whom and which companies these rows may mean, beside whom is known already. */
export const learn = async (
  db: Database,
  known: Known,
  importId: string,
  read: (RowWish | { faults: unknown })[],
): Promise<void> => {
  const wishes = read.filter((one): one is RowWish => !('faults' in one));
  await Promise.all([learnPeople(db, known, importId, wishes), learnCompanies(db, known, wishes)]);
};

const learnPeople = async (db: Database, known: Known, importId: string, wishes: RowWish[]): Promise<void> => {
  const wanted = wishes
    .flatMap(({ contact }) => contact?.addresses ?? [])
    .filter((one) => !known.asked.has(addressKey(one)) && known.asked.add(addressKey(one)));
  if (wanted.length === 0) return;
  const { rows } = await db.pool.query<{ held: Held & { origin: AddressOrigin }; row: PersonRow; names: string[] }>({
    name: 'import-people',
    text: `SELECT jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'owner', a.owner, 'trust', a.trust, 'refused', a.refused_at IS NOT NULL,
        'version', a.version, 'origin', a.origin) AS held, to_jsonb(c) AS row,
        ARRAY(SELECT c.name UNION ALL SELECT m.name FROM contact m WHERE m.merged_into_id = c.id) AS names
      FROM unnest($1::text[], $2::text[]) w(kind, value)
      CROSS JOIN LATERAL ((SELECT * FROM address WHERE owner AND kind = w.kind AND value = w.value)
        UNION ALL (SELECT * FROM address WHERE NOT owner AND kind = w.kind AND value = w.value LIMIT ${MOST_HOLDERS})) a
      JOIN contact c ON c.id = a.contact_id AND c.merged_into_id IS NULL`,
    values: [wanted.map(({ kind }) => kind), wanted.map(({ value }) => value)],
  });
  for (const { held, row, names } of rows) {
    const own = held.origin.from === 'import' && held.origin.key === importId;
    const person = known.people.get(row.id) ?? { id: row.id, name: row.name, names, own, row, held: [] };
    known.people.set(row.id, { ...person, own: person.own || own, held: [...person.held, held] });
    hold(known, held, row.id);
  }
};

const hold = (known: Known, address: NewAddress, id: string): void => {
  const key = addressKey(address);
  known.holders.set(key, (known.holders.get(key) ?? new Set()).add(id));
};

const learnCompanies = async (db: Database, known: Known, wishes: RowWish[]): Promise<void> => {
  const wanted = wishes
    .flatMap(({ company }) => (company ? [company] : []))
    .filter((one) => !known.asked.has(companyKey(one)) && known.asked.add(companyKey(one)));
  if (wanted.length === 0) return;
  const { rows } = await db.pool.query<{ row: FirmRow }>({
    name: 'import-companies',
    text: `SELECT to_jsonb(co) AS row FROM company co WHERE co.merged_into_id IS NULL AND (co.tax_id = ANY($1) OR co.search LIKE ANY($2)) ORDER BY co.id LIMIT 5000`,
    values: [wanted.flatMap(({ taxId }) => taxId ?? []), [...new Set(wanted.flatMap(({ name }) => patternOf(name)))]],
  });
  for (const { row } of rows) rememberCompany(known, { id: row.id, name: row.name, taxId: row.tax_id, row });
};

export const rememberCompany = ({ companies }: Known, company: KnownCompany): void => {
  const folded = foldedCompany(company.name);
  for (const key of [
    ...(company.taxId === null ? [] : [`tax ${company.taxId}`]),
    ...(folded === '' ? [] : [`name ${folded}`]),
  ]) {
    const others = (companies.get(key) ?? []).filter(({ id }) => id !== company.id);
    companies.set(key, [...others, company]);
  }
};

const companyKey = ({ name, taxId }: CompanyWish): string => `company ${foldedCompany(name)} ${taxId ?? ''}`;

/** The longest word of a name, by which an index finds its companies. */
const patternOf = (name: string): string[] => {
  const [longest = ''] = foldedCompany(name)
    .split(' ')
    .sort((a, b) => b.length - a.length);
  return longest === '' ? [] : [`%${fold(longest).replace(/[\\%_]/g, '\\$&')}%`];
};

/** Whom a row means by the house's rule for duplicates; undefined: somebody new. `title`: a lead's name where the row names nobody. */
export const personMeant = (known: Known, { name, addresses }: PersonWish, title: string): KnownPerson | undefined => {
  const holders = addresses.flatMap((address) =>
    [...(known.holders.get(addressKey(address)) ?? [])].flatMap((id) => {
      const person = known.people.get(id)!;
      const held = person.held.find(({ kind, value }) => kind === address.kind && value === address.value);
      return held?.refused
        ? []
        : [{ contactId: id, kind: address.kind, owner: held?.owner ?? false, names: person.names }];
    }),
  );
  const id = personOf(name || title, holders, name === '');
  return id === undefined ? undefined : known.people.get(id);
};

export const isOwned = (known: Known, address: NewAddress): boolean =>
  [...(known.holders.get(addressKey(address)) ?? [])].some((id) =>
    known.people.get(id)!.held.some((one) => one.owner && one.kind === address.kind && one.value === address.value),
  );

/** Somebody of this file, or an address of hers, for the rows that follow. */
export const remember = (
  known: Known,
  person: Omit<KnownPerson, 'held'>,
  addresses: Omit<Held, 'trust' | 'refused' | 'version'>[],
): void => {
  const held = addresses.map((one): Held => ({ ...one, trust: 'staff', refused: false, version: 1 }));
  const before = known.people.get(person.id);
  known.people.set(person.id, { ...person, held: [...(before?.held ?? []), ...held] });
  for (const address of addresses) hold(known, address, person.id);
};

/** By its tax number, else by its name but for legal form and quotation marks, where no other tax number speaks against it. */
export const companyMeant = ({ companies }: Known, { name, taxId }: CompanyWish): KnownCompany | undefined =>
  (taxId === null ? undefined : companies.get(`tax ${taxId}`)?.[0]) ??
  companies
    .get(`name ${foldedCompany(name)}`)
    ?.find((one) => taxId === null || one.taxId === null || one.taxId === taxId);
