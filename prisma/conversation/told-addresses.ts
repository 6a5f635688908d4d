import type { IncomingMessage, ToldAddress } from '../../workflows/conversation/incoming.ts';
import { normalPhone } from '../../workflows/contact/contact.ts';
import type { Database } from '../client.ts';
import { addressesOf, updateOf } from '../contact/address-row.ts';
import { readContactRow, recordChange } from '../contact/contact-row.ts';
import { searchOf } from '../contact/contact.ts';
import { uuidv7 } from '../id.ts';
import type { Change, Doing } from '../write.ts';

type From = { contactId: string; account: string; at: string };

/** What a message tells of its writer's addresses: those with it, and the phone on her own card, which the provider vouches for. */
const toldIn = ({ parts, from }: IncomingMessage): ToldAddress[] => {
  const card = parts.find((part) => part.kind === 'card');
  const phone = card?.own ? normalPhone(card.phone) : undefined;
  return [
    ...(phone ? [{ kind: 'phone' as const, value: phone, trust: 'confirmed' as const }] : []),
    ...(from.told ?? []),
  ];
};

/**
 * The addresses that came with a message of somebody who has written before. What is vouched for is hers from now on, though somebody else who
 * has it keeps it. What was only typed is written down where she has none of that kind, and changes nothing else.
 */
export const toldAddresses = async (
  db: Database,
  contactId: string,
  account: string,
  incoming: IncomingMessage,
  doing: Doing & { at: string },
): Promise<Change[]> => {
  const told = toldIn(incoming);
  if (told.length === 0) return [];
  const row = await readContactRow(db, contactId);
  if (!row || row.merged_into_id !== null) return [];
  const all = await addressesOf(db, contactId);
  const heldAs = (one: ToldAddress) => all.find(({ kind, value }) => kind === one.kind && value === one.value);
  const vouched = told.flatMap((one) => (one.trust === 'confirmed' ? (heldAs(one) ?? []) : []));
  // what a user has refused stays refused
  const updates = vouched
    .filter(({ trust, refused_at: refused }) => trust === 'claimed' && refused === null)
    .map((address) => updateOf(address, { trust: 'confirmed' }));
  const added = told.filter(
    (one) => !heldAs(one) && (one.trust === 'confirmed' || all.every(({ kind }) => kind !== one.kind)),
  );
  if (added.length === 0) return updates.length > 0 ? [{ updates, result: null }] : [];
  const change = recordChange('contact', row, doing, {
    events: added.map(({ kind, value }) => ({ type: 'contact.address_added', data: { kind, address: value } })),
    set: { search: searchOf(row.name, [...all, ...added]) },
  });
  const inserts = await toldRows(db, { contactId, account, at: doing.at }, added);
  return [{ ...change, updates: [...(change.updates ?? []), ...updates], inserts }];
};

/** Rows of addresses for whoever has none of them. Another person who has one keeps it: whether both are one, a user says. */
export const toldRows = async (
  db: Database,
  { contactId, account, at }: From,
  told: ToldAddress[],
): Promise<NonNullable<Change['inserts']>> => {
  if (told.length === 0) return [];
  const { rows } = await db.pool.query<{ kind: string; value: string }>({
    name: 'owned-addresses',
    text: 'SELECT a.kind, a.value FROM address a JOIN unnest($1::text[], $2::text[]) AS t(kind, value) USING (kind, value) WHERE a.owner',
    values: [told.map(({ kind }) => kind), told.map(({ value }) => value)],
  });
  return told.map(({ kind, value, trust }) => ({
    table: 'address',
    row: {
      ...{ id: uuidv7(), contact_id: contactId, kind, value, trust, since: at },
      ...{
        origin: { from: 'message', key: account },
        owner: !rows.some((one) => one.kind === kind && one.value === value),
      },
    },
  }));
};
