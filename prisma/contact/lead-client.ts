import type { NewAddress } from '../../workflows/contact/address.schema.ts';
import type { Decision, Proof, Wish } from '../../workflows/contact/address.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import type { AddressOrder } from '../../workflows/contact/decide-address.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadChange, readLeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { fold } from '../../workflows/search/fold.ts';
import { command, type Change, type Doing } from '../write.ts';
import { addressesOf, withAddresses } from './address-row.ts';
import { orderAddresses } from './order-addresses.ts';

/**
 * A user's decision about an address of a lead's client. Accepted: messages about any lead of this client may go there. Refused: nothing goes
 * there any more, and the next intake by it is not taken for this client. Chosen: it precedes what was typed with the leads so far.
 * Refused: NotFound, AddressAccepted, AddressRefused, AddressChosen.
 */
export const decideAddress = (
  db: Database,
  { leadId, addressId, decision, ...doing }: Doing & { leadId: string; addressId: string; decision: Decision },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { address: addressId, of: leadId, decision } }, () =>
    ordered(db, doing, leadId, { do: decision, id: addressId }),
  );

/** An address that a user has learned. One that exists already is accepted. Refused: NotFound, NoAddress, AddressAccepted. */
export const addAddress = (
  db: Database,
  { leadId, kind, value: typed, ...doing }: Doing & NewAddress & { leadId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { add: typed, kind, to: leadId } }, async () => {
    const value = kind === 'phone' ? normalPhone(typed) : normalEmail(typed);
    if (value === undefined) return refuse('NoAddress', { address: typed });
    const by = doing.actor.id ? { by: doing.actor.id } : {};
    return ordered(db, doing, leadId, {
      ...{ do: 'add', kind, value },
      origin: { from: 'colleague', lead: leadId, ...by },
    });
  });

const ordered = async (
  db: Database,
  doing: Doing,
  leadId: string,
  order: AddressOrder,
): Promise<Change<Done> | Refusal> => {
  const lead = await readLeadRow(db, leadId);
  if (isRefusal(lead)) return lead;
  const contactId = await clientOf(db, leadId);
  if (contactId === undefined) return refuse('NotFound');
  const rows = await addressesOf(db, contactId);
  const decided = await orderAddresses(db, doing, { contactId, rows }, [order]);
  if (isRefusal(decided)) return decided;
  const { type, address } = decided.told[0]!;
  const { kind, value, origin } = address;
  // this lead's story names only what belongs to this lead: its readers may not see the lead that the address came with
  const own = origin.lead === leadId || (await isGiven(db, leadId, value));
  const told = leadChange(lead, doing, {
    // what the client wishes or proves is told of the contact
    events: [
      {
        type: `lead.address_${type as Exclude<typeof type, Proof | Wish>}`,
        data: { kind, ...(own ? { address: value } : {}) },
      },
    ],
    columns: type === 'added' ? { search: `${lead.search} ${fold(value)}` } : {},
  });
  return withAddresses(told, decided.change);
};

const clientOf = async (db: Database, leadId: string): Promise<string | undefined> =>
  (
    await db.pool.query<{ contact_id: string }>('SELECT contact_id FROM lead_contact WHERE lead_id = $1 AND is_main', [
      leadId,
    ])
  ).rows[0]?.contact_id;

const isGiven = async (db: Database, leadId: string, value: string): Promise<boolean> => {
  const { rows } = await db.pool.query('SELECT 1 FROM lead_contact WHERE lead_id = $1 AND (phone = $2 OR email = $2)', [
    leadId,
    value,
  ]);
  return rows.length > 0;
};
