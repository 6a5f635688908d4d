import { isVouched } from '../../workflows/contact/address.ts';
import type { CatalogueEvent, EventData } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Contact } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { together } from '../delivery/delivery.ts';
import type { AddressRow } from './address-row.ts';
import { leadChange, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Change, type Doing, type NewEvent } from '../write.ts';

type ContactRow = Pick<RowOf<Contact>, 'id' | 'merged_into_id' | 'version' | 'event_seq'>;

type Merging = EventData<'contact.merged'>;

/**
 * A user's answer whether the lead's client is the owner of an address that both have. Yes: everything of this client becomes the owner's.
 * No: they are two people, and nobody is asked again. Refused: NotFound (also where nothing was asked), TooManyLeads.
 */
export const answerSamePerson = (
  db: Database,
  { leadId, contactId, same, ...doing }: Doing & { leadId: string; contactId: string; same: boolean },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { same: leadId, as: contactId, is: same } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const [client] = await contactsOf(
      db,
      'id = (SELECT contact_id FROM lead_contact WHERE lead_id = $1 AND is_main)',
      leadId,
    );
    const [owner] = await contactsOf(db, 'id = $1', contactId);
    if (!client || !owner || client.id === owner.id) return refuse('NotFound');
    const [hers, theirs] = await Promise.all([addressesOf(db, client.id), addressesOf(db, owner.id)]);
    const asked = hers.filter(
      (one) => !one.owner && !one.apart && theirs.some((other) => other.owner && isSame(one, other)),
    );
    if (asked.length === 0) return refuse('NotFound');
    if (same) return merge(db, doing, { lead, client, owner, hers, theirs });
    const change = told(lead, doing, { type: 'lead.told_apart', data: {} });
    const updates = asked.map((one) => updateOf(one, { apart: true }));
    return { ...change, updates: [...(change.updates ?? []), ...updates] };
  });

/** Takes back that a lead's client is the same person as another. Refused: NotFound. */
export const partPeople = (
  db: Database,
  { leadId, contactId, ...doing }: Doing & { leadId: string; contactId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { part: leadId, contact: contactId } }, async () => {
    const [gone] = await contactsOf(db, 'id = $1', contactId);
    const merging = gone && (await lastMerging(db, contactId));
    if (!merging || gone.merged_into_id !== merging.to || !merging.leads.includes(leadId)) return refuse('NotFound');
    const theirs = await addressesOf(db, merging.to);
    const hers = await addressesOf(db, contactId);
    const leads = (await leadsOf(db, merging.to)).filter(({ id }) => merging.leads.includes(id));
    const lead = leads.find(({ id }) => id === leadId);
    if (!lead) return refuse('NotFound');
    const back = new Map<string, Partial<Record<keyof AddressRow, unknown>>>();
    const set = (id: string, more: Partial<Record<keyof AddressRow, unknown>>) =>
      back.set(id, { ...back.get(id), ...more });
    for (const id of merging.addresses) set(id, { contact_id: contactId });
    for (const id of merging.vouched) set(id, { trust: 'claimed' });
    for (const [was, is] of merging.owners) (set(is, { owner: false }), set(was, { owner: true }));
    // the old owner goes first: only one is allowed
    const rows = [...theirs, ...hers].sort(
      (a, b) => Number(back.get(a.id)?.owner ?? 0) - Number(back.get(b.id)?.owner ?? 0),
    );
    const merged = await contactsOf(db, 'id = ANY($1)', merging.merged);
    return together(moved(leads, leadId, doing, { type: 'lead.parted', data: { from: merging.to, to: contactId } }), [
      {
        updates: [
          ...rows.flatMap((row) => (back.has(row.id) ? [updateOf(row, back.get(row.id)!)] : [])),
          ...merged.map(({ id, version }) => ({ table: 'contact', id, version, set: { merged_into_id: contactId } })),
          { table: 'contact', id: contactId, version: gone.version, set: { merged_into_id: null } },
        ],
        result: null,
      },
    ]);
  });

type Two = { lead: LeadRow; client: ContactRow; owner: ContactRow; hers: AddressRow[]; theirs: AddressRow[] };

const merge = async (
  db: Database,
  doing: Doing,
  { lead, client, owner, hers, theirs }: Two,
): Promise<Change<Done> | Refusal> => {
  const pairs = hers.map((one) => ({ one, other: theirs.find((other) => isSame(one, other)) }));
  const merged = await contactsOf(db, 'merged_into_id = $1', client.id);
  const leads = await leadsOf(db, client.id);
  if (leads.length > MOST_LEADS) return refuse('TooManyLeads', { most: MOST_LEADS });
  const both = pairs.flatMap(({ one, other }) => (other ? [{ one, other }] : []));
  const merging: Merging = {
    to: owner.id,
    leads: leads.map(({ id }) => id),
    addresses: pairs.flatMap(({ one, other }) => (other ? [] : [one.id])),
    owners: both.flatMap(({ one, other }): [string, string][] => (one.owner ? [[one.id, other.id]] : [])),
    vouched: both.flatMap(({ one, other }) => (isVouched(one.trust) && !isVouched(other.trust) ? [other.id] : [])),
    merged: merged.map(({ id }) => id),
  };
  const updates: NonNullable<Change['updates']> = [
    ...pairs.flatMap(({ one, other }) => {
      if (!other) return [updateOf(one, { contact_id: owner.id })];
      return one.owner ? [updateOf(one, { owner: false })] : [];
    }),
    ...both.flatMap(({ one, other }) => {
      const set = {
        ...(one.owner ? { owner: true } : {}),
        ...(merging.vouched.includes(other.id) ? { trust: one.trust } : {}),
      };
      return Object.keys(set).length ? [updateOf(other, set)] : [];
    }),
    ...merged.map(({ id, version }) => ({ table: 'contact', id, version, set: { merged_into_id: owner.id } })),
    { table: 'contact', id: client.id, version: client.version, set: { merged_into_id: owner.id }, events: 1 },
  ];
  const kept: NewEvent = {
    noun: 'contact',
    noun_id: client.id,
    seq: client.event_seq + 1,
    type: 'contact.merged',
    at: new Date().toISOString(),
    subject: null,
    actor: doing.actor,
    cause: null,
    data: merging,
    pokes: [],
  };
  const change = moved(leads, lead.id, doing, { type: 'lead.joined', data: { from: client.id, to: owner.id } });
  return together(change, [{ updates, events: [kept], result: null }]);
};

/** Moves leads to another contact, with an event in each one's story. */
const moved = (
  leads: LeadRow[],
  asked: string,
  doing: Doing,
  event: CatalogueEvent<'lead.joined' | 'lead.parted'>,
): Change<Done> => {
  const changes = leads.map((lead) => told(lead, doing, event));
  const links = leads.map(({ id }) => ({ table: 'lead_contact', id, version: 0, set: { contact_id: event.data.to } }));
  const result = changes[leads.findIndex(({ id }) => id === asked)]!.result;
  return together<Done>({ updates: links, result }, changes);
};

const told = (lead: LeadRow, doing: Doing, event: CatalogueEvent): Change<Done> =>
  leadChange(lead, doing, { events: [event] });

const updateOf = ({ id, version }: AddressRow, set: Partial<Record<keyof AddressRow, unknown>>) => ({
  table: 'address',
  id,
  version,
  set,
});

const isSame = (one: AddressRow, other: AddressRow): boolean => one.kind === other.kind && one.value === other.value;

const contactsOf = async (db: Database, where: string, value: unknown): Promise<ContactRow[]> =>
  (
    await db.pool.query<ContactRow>(`SELECT id, merged_into_id, version, event_seq FROM contact WHERE ${where}`, [
      value,
    ])
  ).rows;

const addressesOf = async (db: Database, contactId: string): Promise<AddressRow[]> =>
  (await db.pool.query<AddressRow>('SELECT * FROM address WHERE contact_id = $1', [contactId])).rows;

/** More leads than one command can write in its time; no person has so many. */
const MOST_LEADS = 300;

const leadsOf = async (db: Database, contactId: string): Promise<LeadRow[]> =>
  (
    await db.pool.query<LeadRow>(
      'SELECT l.* FROM lead_contact lc JOIN lead l ON l.id = lc.lead_id WHERE lc.contact_id = $1 AND lc.is_main ORDER BY l.number',
      [contactId],
    )
  ).rows;

const lastMerging = async (db: Database, contactId: string): Promise<Merging | undefined> =>
  (
    await db.pool.query<{ data: Merging }>(
      `SELECT data FROM event WHERE noun = 'contact' AND noun_id = $1 AND type = 'contact.merged' ORDER BY seq DESC LIMIT 1`,
      [contactId],
    )
  ).rows[0]?.data;
