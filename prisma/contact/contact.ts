import type { AddressOrigin, NewAddress } from '../../workflows/contact/address.schema.ts';
import type { Decision, Wish } from '../../workflows/contact/address.ts';
import type { HeldAddress } from '../../workflows/contact/addresses.ts';
import type { ContactPatch, NewContact } from '../../workflows/contact/contact.schema.ts';
import type { AddressOrder } from '../../workflows/contact/decide-address.ts';
import {
  changeContact as decideChange,
  contactColumns,
  evolveContact,
  type ContactState,
} from '../../workflows/contact/decide.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { written } from '../../workflows/event/difference.ts';
import { withDefaults } from '../../workflows/field/field.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { newColumns, withData } from '../event/event.ts';
import { houseFields } from '../field/house-fields.ts';
import { readFields } from '../field/values.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { fold } from '../../workflows/search/fold.ts';
import { command, type Change, type Doing } from '../write.ts';
import { addressesOf, readAddress, withAddresses } from './address-row.ts';
import { changedSince, contactOf, readContactRow, recordChange, recordEvent, type ContactRow } from './contact-row.ts';
import { orderAddresses } from './order-addresses.ts';

/** Refused: AddressWrong, FieldWrong. */
export const createContact = (
  db: Database,
  { contact, ...doing }: Doing & { contact: NewContact },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { contact } }, async () => {
    const { name, language, timeZone, companyId, position, companies } = contact;
    const addresses: NewAddress[] = [];
    for (const { kind, value: typed } of contact.addresses) {
      const value = readAddress({ kind, value: typed }, language);
      if (isRefusal(value)) return value;
      if (!addresses.some((one) => one.kind === kind && one.value === value)) addresses.push({ kind, value });
    }
    const read = await readFields(db, 'contact', contact.fields);
    if (isRefusal(read)) return read;
    const fields = withDefaults(await houseFields(db), 'contact', read);
    const id = uuidv7();
    const row = {
      name,
      language,
      time_zone: timeZone,
      company_id: companyId,
      position,
      ...(Object.keys(companies).length > 0 ? { other_companies: companies } : {}),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    };
    const added = addresses.map((one): AddressOrder => ({ do: 'add', ...one, origin: originOf(doing) }));
    const decided = await orderAddresses(db, doing, { contactId: id, rows: [] }, added);
    if (isRefusal(decided)) return decided;
    const told = recordEvent('contact', { id, event_seq: 0 }, doing, {
      type: 'contact.created',
      data: { name, set: newColumns(row) },
    });
    const search = searchOf(name, addresses);
    return {
      inserts: [
        { table: 'contact', row: { id, ...row, search, created_by: doing.actor.id, event_seq: 1 } },
        ...decided.change.inserts,
      ],
      events: [told],
      result: { id, version: 1 },
    };
  });

/** What others have changed meanwhile stays. Refused: NotFound, ContactMerged, ContactOfColleague, VersionChanged, FieldWrong. */
export const changeContact = (
  db: Database,
  {
    contactId,
    patch,
    sees,
    company,
    ...doing
  }: Doing & { contactId: string; patch: ContactPatch; sees: boolean; company?: string | undefined },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { change: contactId, patch } }, async () => {
    const row = await readContactRow(db, contactId);
    if (!row) return refuse('NotFound');
    const { version, ...values } = patch;
    const fields = values.fields && (await readFields(db, 'contact', values.fields));
    if (isRefusal(fields)) return fields;
    const companies = values.companies && (await withMerged(db, contactOf(row), values.companies));
    const wish = { ...values, ...(companies ? { companies } : {}), ...(fields ? { fields } : {}) };
    const theirs = row.version === version ? [] : await changedSince(db, contactId, version);
    const world = { version: row.version, theirs, mergedInto: row.merged_into_id, sees };
    const decided = decideChange(contactOf(row), wish, world);
    if (isRefusal(decided)) return decided;
    if (decided.length === 0) return { result: { id: row.id, version: row.version } };
    const at = new Date().toISOString();
    const { events, set } = written(contactColumns, evolveContact, { state: contactOf(row), events: decided, at });
    const others = companies && (await namesOf(db, evolved(contactOf(row), decided).companies));
    const search = searchOf(wish.name ?? row.name, await addressesOf(db, contactId));
    return recordChange(
      'contact',
      row,
      { ...doing, at },
      {
        events: events.map((event) =>
          withData(event, {
            ...(wish.companyId === undefined || company === undefined ? {} : { company }),
            ...(others === undefined ? {} : { others }),
            ...(doing.told?.call === undefined ? {} : { call: doing.told.call }),
          }),
        ),
        set: { ...set, search },
      },
    );
  });

type Companies = ContactState['companies'];

/** What was merged into a company that is named goes with it. */
const withMerged = async (db: Database, { companies }: ContactState, wish: Companies): Promise<Companies> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM company WHERE id = ANY($1::uuid[]) AND merged_into_id = ANY($2::uuid[])',
    [Object.keys(companies), Object.keys(wish)],
  );
  return { ...wish, ...Object.fromEntries(rows.map(({ id }) => [id, null])) };
};

const evolved = (state: ContactState, events: CatalogueEvent[]) => events.reduce(evolveContact, state);

const namesOf = async (db: Database, companies: Companies): Promise<string> => {
  const ids = Object.keys(companies).filter((id) => companies[id] !== null);
  const { rows } = await db.pool.query<{ name: string }>(
    'SELECT name FROM company WHERE id = ANY($1::uuid[]) ORDER BY name',
    [ids],
  );
  return rows.map(({ name }) => name).join(', ');
};

/** A phone or an e-mail that a user has learned. Refused: NotFound, ContactMerged, AddressWrong, AddressAccepted. */
export const addContactAddress = (
  db: Database,
  { contactId, kind, value: typed, ...doing }: Doing & NewAddress & { contactId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { add: typed, kind, to: contactId } }, async () => {
    const row = await readContactRow(db, contactId);
    if (!row) return refuse('NotFound');
    if (row.merged_into_id !== null) return refuse('ContactMerged');
    const value = readAddress({ kind, value: typed }, row.language);
    if (isRefusal(value)) return value;
    return changeOf(await orderedAddress(db, doing, row, { do: 'add', kind, value, origin: originOf(doing) }));
  });

/** Refused: NotFound, ContactMerged, AddressAccepted and their like. */
export const decideContactAddress = (
  db: Database,
  {
    contactId,
    addressId,
    decision,
    ...doing
  }: Doing & { contactId: string; addressId: string; decision: Decision | Wish },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { address: addressId, of: contactId, decision } }, async () => {
    const row = await readContactRow(db, contactId);
    if (!row) return refuse('NotFound');
    if (row.merged_into_id !== null) return refuse('ContactMerged');
    return changeOf(await orderedAddress(db, doing, row, { do: decision, id: addressId }));
  });

type Ordered = { address: HeldAddress; change: Change<Done> };

const changeOf = (ordered: Ordered | Refusal): Change<Done> | Refusal =>
  isRefusal(ordered) ? ordered : ordered.change;

/** One order about an address of a contact: the address as it becomes, and the change with its event. */
export const orderedAddress = async (
  db: Database,
  doing: Doing,
  row: ContactRow,
  order: AddressOrder,
): Promise<Ordered | Refusal> => {
  const rows = await addressesOf(db, row.id);
  const decided = await orderAddresses(db, doing, { contactId: row.id, rows }, [order]);
  if (isRefusal(decided)) return decided;
  const { told, change } = decided;
  const contact = recordChange('contact', row, doing, {
    events: told.map(({ type, address: { kind, value } }) => ({
      ...{ type: `contact.address_${type}`, data: { kind, address: value } },
    })),
    set: { search: searchOf(row.name, told[0]?.type === 'added' ? [...rows, told[0].address] : rows) },
  });
  return { address: told[0]!.address, change: withAddresses(contact, change) };
};

/** What a contact is found by, once a user has written about her. */
export const searchOf = (name: string, addresses: Pick<NewAddress, 'value'>[]): string =>
  fold([name, ...addresses.map(({ value }) => value)].join(' '));

const originOf = ({ actor }: Doing): AddressOrigin => ({ from: 'colleague', ...(actor.id ? { by: actor.id } : {}) });
