import type { AddressOrigin, NewAddress } from '../../workflows/contact/address.schema.ts';
import type { Decision } from '../../workflows/contact/address.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { leadChange, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { fold } from '../../workflows/search/fold.ts';
import { command, type Change, type Doing } from '../write.ts';
import { decisionOn, type AddressRow } from './address-row.ts';

/**
 * A user's decision about an address of a lead's client. Accepted: messages about any lead of this client may go there. Refused: nothing goes
 * there any more, and the next intake by it is not taken for this client. Chosen: it precedes what was typed with the leads so far.
 * Refused: NotFound, AddressAccepted, AddressRefused, AddressChosen.
 */
export const decideAddress = (
  db: Database,
  { leadId, addressId, decision, ...doing }: Doing & { leadId: string; addressId: string; decision: Decision },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { address: addressId, of: leadId, decision } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const all = await addressesOfLead(db, leadId);
    const address = all.find(({ id }) => id === addressId);
    if (!address) return refuse('NotFound');
    return decided(db, doing, lead, all, address, decision);
  });

/** An address that a user has learned. One that exists already is accepted. Refused: NotFound, NoAddress, AddressAccepted. */
export const addAddress = (
  db: Database,
  { leadId, kind, value: typed, ...doing }: Doing & NewAddress & { leadId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { add: typed, kind, to: leadId } }, async () => {
    const value = kind === 'phone' ? normalPhone(typed) : normalEmail(typed);
    if (value === undefined) return refuse('NoAddress', { address: typed });
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const all = await addressesOfLead(db, leadId);
    const known = all.find((one) => one.kind === kind && one.value === value);
    if (known) return decided(db, doing, lead, all, known, 'accepted');
    const { rows } = await db.pool.query<{ contact_id: string; owned: boolean }>(
      `SELECT contact_id, EXISTS (SELECT 1 FROM address WHERE kind = $2 AND value = $3 AND owner) AS owned FROM lead_contact WHERE lead_id = $1 AND is_main`,
      [leadId, kind, value],
    );
    const [client] = rows;
    if (!client) return refuse('NotFound');
    const origin: AddressOrigin = {
      from: 'colleague',
      lead: leadId,
      ...(doing.actor.id ? { by: doing.actor.id } : {}),
    };
    const row = { id: uuidv7(), contact_id: client.contact_id, kind, value, trust: 'staff', origin };
    const change = told(
      lead,
      doing,
      { type: 'lead.address_added', data: { kind, address: value } },
      { search: `${lead.search} ${fold(value)}` },
    );
    const since = new Date().toISOString();
    return { ...change, inserts: [{ table: 'address', row: { ...row, owner: !client.owned, since } }] };
  });

const decided = async (
  db: Database,
  doing: Doing,
  lead: LeadRow,
  all: AddressRow[],
  address: AddressRow,
  decision: Decision,
): Promise<Change<Done> | Refusal> => {
  const updates = await decisionOn(db, doing.actor, all, address, decision);
  if (isRefusal(updates)) return updates;
  const { kind, value } = address;
  // this lead's story names only what belongs to this lead: its readers may not see the lead that the address came with
  const own = (await isGiven(db, lead.id, value)) || address.origin.lead === lead.id;
  const data = { kind, ...(own ? { address: value } : {}) };
  const change = told(lead, doing, { type: `lead.address_${decision}`, data });
  return { ...change, updates: [...(change.updates ?? []), ...updates] };
};

const told = (lead: LeadRow, doing: Doing, event: CatalogueEvent, columns: Partial<LeadRow> = {}): Change<Done> =>
  leadChange(lead, doing, { events: [event], columns });

const addressesOfLead = async (db: Database, leadId: string): Promise<AddressRow[]> => {
  const { rows } = await db.pool.query<AddressRow>(
    'SELECT a.* FROM lead_contact lc JOIN address a ON a.contact_id = lc.contact_id WHERE lc.lead_id = $1 AND lc.is_main',
    [leadId],
  );
  return rows;
};

const isGiven = async (db: Database, leadId: string, value: string): Promise<boolean> => {
  const { rows } = await db.pool.query('SELECT 1 FROM lead_contact WHERE lead_id = $1 AND (phone = $2 OR email = $2)', [
    leadId,
    value,
  ]);
  return rows.length > 0;
};
