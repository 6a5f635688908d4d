import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadChange, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { mergeChange } from '../merge/merge-contact.ts';
import { readMerge } from '../merge/merge-row.ts';
import { partChange } from '../merge/part-contact.ts';
import { command, type Change, type Doing } from '../write.ts';
import { addressesOf, updateOf, type AddressRow } from './address-row.ts';
import { asWhole } from './whole.ts';

/**
 * A user's answer whether the lead's client is the owner of an address that both have. Yes: everything of this client becomes the owner's.
 * No: they are two people, and nobody is asked again. Refused: NotFound (also where nothing was asked), TooManyLeads.
 */
export const answerSamePerson = (
  db: Database,
  { leadId, contactId, same, ...doing }: Doing & { leadId: string; contactId: string; same: boolean },
): Promise<Done | Refusal> =>
  asWhole(db, (tx) =>
    command<Done>(tx, { key: doing.key, request: { same: leadId, as: contactId, is: same } }, async () => {
      const lead = await readLeadRow(tx, leadId);
      if (isRefusal(lead)) return lead;
      const client = await clientOf(tx, leadId);
      if (client === undefined || client === contactId) return refuse('NotFound');
      const [hers, theirs] = [await addressesOf(tx, client), await addressesOf(tx, contactId)];
      const asked = hers.filter(
        (one) => !one.owner && !one.apart && theirs.some((other) => other.owner && isSame(one, other)),
      );
      if (asked.length === 0) return refuse('NotFound');
      if (same) return ofLead(lead, await mergeChange(tx, doing, { stays: contactId, gone: client }));
      const change = told(lead, doing, { type: 'lead.told_apart', data: {} });
      const updates = asked.map((one) => updateOf(one, { apart: true }));
      return { ...change, updates: [...(change.updates ?? []), ...updates] };
    }),
  );

/** Takes back that a lead's client is the same person as another. Refused: NotFound. */
export const partPeople = (
  db: Database,
  { leadId, contactId, ...doing }: Doing & { leadId: string; contactId: string },
): Promise<Done | Refusal> =>
  asWhole(db, (tx) =>
    command<Done>(tx, { key: doing.key, request: { part: leadId, contact: contactId } }, async () => {
      const lead = await readLeadRow(tx, leadId);
      if (isRefusal(lead)) return lead;
      const { rows } = await tx.pool.query<{ id: string }>(
        `SELECT id FROM merge WHERE from_id = $1 AND noun = 'contact' AND undone_at IS NULL AND moved -> 'leads' ? $2`,
        [contactId, leadId],
      );
      const merge = rows[0] && (await readMerge(tx, rows[0].id));
      if (!merge || isRefusal(merge)) return refuse('NotFound');
      return ofLead(lead, await partChange(tx, doing, merge));
    }),
  );

/** A change of two contacts, answered as one of the lead about which a user was asked. */
const ofLead = (
  { id, version }: LeadRow,
  done: { change: Change<unknown>; leads: LeadRow[] } | Refusal,
): Change<Done> | Refusal => {
  if (isRefusal(done)) return done;
  return done.leads.some((lead) => lead.id === id)
    ? { ...done.change, result: { id, version: version + 1 } }
    : refuse('NotFound');
};

const told = (lead: LeadRow, doing: Doing, event: CatalogueEvent): Change<Done> =>
  leadChange(lead, doing, { events: [event] });

const isSame = (one: AddressRow, other: AddressRow): boolean => one.kind === other.kind && one.value === other.value;

const clientOf = async (db: Database, leadId: string): Promise<string | undefined> =>
  (
    await db.pool.query<{ contact_id: string }>('SELECT contact_id FROM lead_contact WHERE lead_id = $1 AND is_main', [
      leadId,
    ])
  ).rows[0]?.contact_id;
