import { evolveAddresses, type HeldAddress } from '../../workflows/contact/addresses.ts';
import {
  concernsOthers,
  decideAddress,
  type AddressOrder,
  type UserAddressEvent,
} from '../../workflows/contact/decide-address.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { Doing } from '../write.ts';
import { addressesChanged, addressOf, type AddressChange, type AddressRow } from './address-row.ts';

/** What a user's orders do to these addresses of a contact, one after the other. Refused: NotFound, AddressAccepted, AddressRefused and their like. */
export const orderAddresses = async (
  db: Database,
  { actor }: Doing,
  { contactId, rows }: { contactId: string; rows: AddressRow[] },
  orders: AddressOrder[],
): Promise<{ told: { type: UserAddressEvent['type']; address: HeldAddress }[]; change: AddressChange } | Refusal> => {
  const about = orders
    .filter(concernsOthers)
    .flatMap((order): Valued[] => (order.do === 'add' ? [order] : of(rows, order.id)));
  const held = [...rows, ...(about.length > 0 ? await othersOf(db, about, contactId) : [])].map(addressOf);
  const at = new Date().toISOString();
  let after: HeldAddress[] = held;
  const told = [];
  for (const order of orders) {
    const event = decideAddress(after, order, { contactId, by: actor.id ?? null, id: uuidv7() });
    if (isRefusal(event)) return event;
    after = evolveAddresses(after, event, at);
    const [address] = of(after, event.type === 'added' ? event.address.id : event.id);
    told.push({ type: event.type, address: address! });
  }
  return { told, change: addressesChanged(held, after, at) };
};
const of = <Row extends { id: string }>(rows: Row[], id: string): Row[] => rows.filter((row) => row.id === id);

type Valued = Pick<AddressRow, 'kind' | 'value'>;

/** The same addresses with other people, the longest holder of each first. */
const othersOf = async (db: Database, about: Valued[], contactId: string): Promise<AddressRow[]> => {
  const { rows } = await db.pool.query<AddressRow>(
    `SELECT o.* FROM unnest($1::text[], $2::text[]) AS asked (kind, value), LATERAL (
        (SELECT * FROM address a WHERE owner AND a.kind = asked.kind AND a.value = asked.value AND contact_id <> $3)
        UNION ALL (SELECT a.* FROM address a JOIN contact c ON c.id = a.contact_id AND c.merged_into_id IS NULL
          WHERE NOT owner AND a.kind = asked.kind AND a.value = asked.value AND contact_id <> $3 ORDER BY a.since, a.id LIMIT 20)) o`,
    [about.map(({ kind }) => kind), about.map(({ value }) => value), contactId],
  );
  return rows;
};
