import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { normalPhone } from '../../workflows/contact/contact.ts';
import type { Database } from '../client.ts';
import { addressesOf, updateOf } from '../contact/address-row.ts';
import { readContactRow, recordChange } from '../contact/contact-row.ts';
import { searchOf } from '../contact/contact.ts';
import { uuidv7 } from '../id.ts';
import type { Change, Doing } from '../write.ts';

/** The phone on the client's own card, which the provider vouches for: hers from now on. Somebody else who has it keeps it. */
export const ownPhone = async (
  db: Database,
  contactId: string,
  account: string,
  { parts }: IncomingMessage,
  doing: Doing & { at: string },
): Promise<Change[]> => {
  const card = parts.find((part) => part.kind === 'card');
  const phone = card?.own ? normalPhone(card.phone) : undefined;
  if (!phone) return [];
  const row = await readContactRow(db, contactId);
  if (!row || row.merged_into_id !== null) return [];
  const all = await addressesOf(db, contactId);
  const known = all.find(({ kind, value }) => kind === 'phone' && value === phone);
  // what a user has refused stays refused
  if (known) return known.trust === 'claimed' && known.refused_at === null ? [confirmed(known)] : [];
  const { rowCount: owned } = await db.pool.query(
    `SELECT 1 FROM address WHERE owner AND kind = 'phone' AND value = $1`,
    [phone],
  );
  const address = {
    ...{ id: uuidv7(), contact_id: contactId, kind: 'phone', value: phone, trust: 'confirmed', since: doing.at },
    ...{ origin: { from: 'message', key: account }, owner: owned === 0 },
  };
  const change = recordChange('contact', row, doing, {
    events: [{ type: 'contact.address_added', data: { kind: 'phone', address: phone } }],
    set: { search: searchOf(row.name, [...all, { value: phone }]) },
  });
  return [{ ...change, inserts: [{ table: 'address', row: address }] }];
};

const confirmed = (address: Parameters<typeof updateOf>[0]): Change => ({
  updates: [updateOf(address, { trust: 'confirmed' })],
  result: null,
});
