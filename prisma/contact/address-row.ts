import type { AddressKind, AddressOrigin, NewAddress, Trust } from '../../workflows/contact/address.schema.ts';
import { addressColumns, type HeldAddress } from '../../workflows/contact/addresses.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import type { Columns } from '../../workflows/event/columns.schema.ts';
import { differenceOf } from '../../workflows/event/difference.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { Address } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change } from '../write.ts';

export type AddressRow = RowOf<Address, { kind: AddressKind; trust: Trust; origin: AddressOrigin }>;
type Updates = NonNullable<Change['updates']>;

export const addressesOf = async (db: Database, contactId: string): Promise<AddressRow[]> =>
  (await db.pool.query<AddressRow>('SELECT * FROM address WHERE contact_id = $1', [contactId])).rows;

export const updateOf = (
  { id, version }: Pick<AddressRow, 'id' | 'version'>,
  set: Partial<Record<keyof AddressRow, unknown>>,
): Updates[number] => ({ table: 'address', id, version, set });

/** An address as it is kept. Refused: AddressWrong. */
export const readAddress = ({ kind, value }: NewAddress, language?: Language): string | Refusal =>
  (kind === 'phone' ? normalPhone(value, language) : normalEmail(value)) ?? refuse('AddressWrong', { address: value });

type Moments = 'main_since' | 'refused_at' | 'stopped_at';
/** An address whose moments are still as JSON has them, or not. */
export type ReadAddress = Omit<AddressRow, 'apart' | 'since' | Moments> & Record<Moments, Date | string | null>;

/** The address as decisions know it. */
export const addressOf = (row: ReadAddress): HeldAddress & { version: number } => ({
  ...{ id: row.id, contactId: row.contact_id, kind: row.kind, value: row.value, version: row.version },
  ...{ trust: row.trust, origin: row.origin, owner: row.owner },
  mainSince: row.main_since && new Date(row.main_since).toISOString(),
  refusedAt: row.refused_at && new Date(row.refused_at).toISOString(),
  stoppedAt: row.stopped_at && new Date(row.stopped_at).toISOString(),
});

export type AddressChange = Required<Pick<Change, 'inserts' | 'updates'>>;

/** A change together with that of addresses. */
export const withAddresses = <T>(change: Change<T>, { inserts, updates }: AddressChange): Change<T> => ({
  ...change,
  inserts: [...(change.inserts ?? []), ...inserts],
  updates: [...(change.updates ?? []), ...updates],
});

/** Rows that differ. Whoever loses an address or its place goes first: a value has one owner, a contact one main address of a kind. */
export const addressesChanged = (
  before: (HeldAddress & { version: number })[],
  after: HeldAddress[],
  at: string,
): AddressChange => {
  const changes = after.flatMap((address) => {
    const was = before.find(({ id }) => id === address.id);
    const set = was ? newValues(differenceOf(addressColumns, was, address)) : {};
    return was && Object.keys(set).length > 0 ? [{ gains: set['owner'] === true, update: updateOf(was, set) }] : [];
  });
  return {
    updates: changes.sort((a, b) => Number(a.gains) - Number(b.gains)).map(({ update }) => update),
    inserts: after
      .filter(({ id }) => !before.some((one) => one.id === id))
      .map(({ id, contactId, kind, value, trust, origin, owner }) => ({
        table: 'address',
        row: { id, contact_id: contactId, kind, value, trust, origin, owner, since: at },
      })),
  };
};

const newValues = (columns: Columns): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([column, [, after]]) => [column, after]));
