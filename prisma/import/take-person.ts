import type { AddressOrigin, NewAddress } from '../../workflows/contact/address.schema.ts';
import { isVouched } from '../../workflows/contact/address.ts';
import { contactColumns, evolveContact, changeContact, type ContactState } from '../../workflows/contact/decide.ts';
import { written } from '../../workflows/event/difference.ts';
import type { PersonWish } from '../../workflows/import/reading.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { newColumns } from '../event/event.ts';
import { searchOf } from '../contact/contact.ts';
import { uuidv7 } from '../id.ts';
import { noteOn, tell, type Gathered } from './gathered.ts';
import { isOwned, remember, type Known, type KnownPerson } from './known.ts';
import type { Read } from './reading.ts';

/** A new contact, with her addresses as a user's own word. */
export const newPerson = (
  gathered: Gathered,
  known: Known,
  read: Read,
  { contact, name, companyId }: { contact: PersonWish; name: string; companyId: string | null },
): KnownPerson => {
  const { addresses, position, fields, note } = contact;
  const id = uuidv7();
  const row = {
    ...{ name, language: read.settings.language, company_id: companyId, position },
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
  const isTold = read.noun === 'contact';
  gathered.inserts.push({
    table: 'contact',
    row: { id, ...row, search: searchOf(name, addresses), created_by: read.me.id, event_seq: isTold ? 1 : 0 },
  });
  // a lead's own event tells of its client, as where she comes by a form
  if (isTold)
    tell(gathered, { noun: 'contact', id, seq: 1 }, { type: 'contact.created', data: { name, set: newColumns(row) } });
  addAddresses(gathered, known, read, { id, name, names: [name], own: true, held: [] }, addresses);
  noteOn(gathered, 'contact', id, note);
  gathered.made.contacts += 1;
  return known.people.get(id)!;
};

/** Addresses that somebody has not had yet; those that a stranger claimed are a user's word now. */
export const addAddresses = (
  gathered: Gathered,
  known: Known,
  { me }: Read,
  { held, ...person }: KnownPerson,
  addresses: NewAddress[],
): NewAddress[] => {
  const origin: AddressOrigin = { from: 'import', key: gathered.importId, by: me.id };
  const fresh = addresses.filter(({ kind, value }) => !held.some((one) => one.kind === kind && one.value === value));
  const added = fresh.map((address) => ({ id: uuidv7(), ...address, owner: !isOwned(known, address) }));
  for (const { id, kind, value, owner } of added)
    gathered.inserts.push({
      table: 'address',
      row: { id, contact_id: person.id, kind, value, trust: 'staff', origin, owner, since: gathered.at },
    });
  for (const one of held)
    if (!isVouched(one.trust) && addresses.some(({ kind, value }) => one.kind === kind && one.value === value)) {
      gathered.updates.push({
        table: 'address',
        id: one.id,
        version: one.version,
        set: { trust: 'staff', refused_at: null },
      });
      Object.assign(one, { trust: 'staff', refused: false, version: one.version + 1 });
    }
  remember(known, person, added);
  if (!known.people.has(person.id)) known.people.set(person.id, { ...person, held: [] });
  return fresh;
};

/** What is empty is filled, nothing else; false where nothing was. */
export const fillPerson = (
  gathered: Gathered,
  known: Known,
  read: Read,
  person: KnownPerson,
  { contact, companyId }: { contact: PersonWish; companyId: string | null },
): boolean => {
  const added = addAddresses(gathered, known, read, person, contact.addresses);
  noteOn(gathered, 'contact', person.id, contact.note);
  const changed = person.row
    ? fillKnown(gathered, known, person, { contact, companyId, added })
    : fillNew(gathered, person, { contact, companyId });
  return added.length > 0 || changed || contact.note !== '';
};

const missing = (now: Record<string, unknown>, given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => isEmpty(now[key])));

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const fillKnown = (
  gathered: Gathered,
  known: Known,
  person: KnownPerson,
  { contact, companyId, added }: { contact: PersonWish; companyId: string | null; added: NewAddress[] },
): boolean => {
  const row = person.row!;
  const { name, language, time_zone: timeZone, company_id, position, fields, version } = row;
  const companies = row.other_companies ?? {};
  const state: ContactState = { name, language, timeZone, companyId: company_id, position, companies, fields };
  const isAnother = company_id !== null && companyId !== null && company_id !== companyId;
  const role = contact.position === position ? '' : contact.position;
  const wish = {
    ...(position === '' && contact.position !== '' ? { position: contact.position } : {}),
    ...(company_id === null && companyId !== null ? { companyId } : {}),
    // of another company too: neither is lost
    ...(isAnother && !companies[companyId] ? { companies: { [companyId]: { role } } } : {}),
    fields: missing(fields, contact.fields),
  };
  const decided = changeContact(state, wish, { version, theirs: [], mergedInto: null, sees: true });
  // where no user has written about her, her leads' text finds her
  const search = added.length > 0 && row.search !== null ? { search: `${row.search} ${searchOf('', added)}` } : {};
  if (isRefusal(decided) || (decided.length === 0 && !search.search)) return false;
  const { events, set: columns } = written(contactColumns, evolveContact, { state, events: decided, at: gathered.at });
  const set = { ...columns, ...search };
  gathered.updates.push({ table: 'contact', id: row.id, version, set, events: events.length });
  for (const [index, event] of events.entries())
    tell(gathered, { noun: 'contact', id: row.id, seq: row.event_seq + index + 1 }, event);
  const next = { ...row, ...set, version: version + 1, event_seq: row.event_seq + events.length };
  known.people.set(person.id, { ...known.people.get(person.id)!, row: next });
  return true;
};

/** Somebody whom an earlier row of the same batch has made: her row is not written yet. */
const fillNew = (
  { inserts }: Gathered,
  person: KnownPerson,
  { contact, companyId }: { contact: PersonWish; companyId: string | null },
): boolean => {
  const row = inserts.find(({ table, row: one }) => table === 'contact' && one['id'] === person.id)?.row;
  if (!row) return false;
  const more = missing(row, {
    ...(contact.position === '' ? {} : { position: contact.position }),
    ...(companyId === null ? {} : { company_id: companyId }),
  });
  const before = (row['fields'] ?? {}) as Record<string, unknown>;
  const fields = missing(before, contact.fields);
  Object.assign(row, more, Object.keys(fields).length > 0 ? { fields: { ...before, ...fields } } : {});
  return Object.keys(more).length + Object.keys(fields).length > 0;
};
