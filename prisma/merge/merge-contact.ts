import type { Moved, MergeDone } from '../../workflows/contact/merge.schema.ts';
import { addressesOfBoth, valuesOfBoth } from '../../workflows/contact/merge.ts';
import { contactColumns, evolveContact } from '../../workflows/contact/decide.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { written } from '../../workflows/event/difference.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { addressesOf, updateOf, type AddressRow } from '../contact/address-row.ts';
import { contactOf, readContactRow, recordChange } from '../contact/contact-row.ts';
import { searchOf } from '../contact/contact.ts';
import { together } from '../delivery/delivery.ts';
import { uuidv7 } from '../id.ts';
import { leadChange, type LeadRow } from '../lead/lead-row.ts';
import type { Change, Doing } from '../write.ts';
import { mergedInto, moveTasks, newMerge, pointed } from './merge-row.ts';

type Choice = Record<string, 'stays' | 'gone'>;

/** More leads than one command can write in its time; no person has so many. */
export const MOST_LEADS = 300;

/**
 * Two contacts as one: addresses, leads and what only the other says go to the one that stays, and events stay where they are. In a transaction.
 * Refused: NotFound, ContactMerged, TooManyLeads.
 */
export const mergeChange = async (
  tx: Database,
  doing: Doing,
  { stays: staysId, gone: goneId, choice = {} }: { stays: string; gone: string; choice?: Choice },
): Promise<{ change: Change<MergeDone>; leads: LeadRow[] } | Refusal> => {
  const [stays, gone] = [await readContactRow(tx, staysId), await readContactRow(tx, goneId)];
  if (!stays || !gone) return refuse('NotFound');
  if (stays.merged_into_id !== null || gone.merged_into_id !== null) return refuse('ContactMerged');
  const leads = await leadsOf(tx, gone.id);
  if (leads.length > MOST_LEADS) return refuse('TooManyLeads', { most: MOST_LEADS });
  const [theirs, hers] = [await addressesOf(tx, stays.id), await addressesOf(tx, gone.id)];
  const { moved, updates } = addressChange(stays.id, theirs, hers);
  const merged = await mergedInto(tx, 'contact', gone.id);
  const links = await moveLinks(tx, stays.id, gone.id);
  const tasks = await moveTasks(tx, 'contact', { from: gone.id, to: stays.id });
  const values = valuesOfBoth(contactOf(stays), contactOf(gone), choice);
  const merge = uuidv7();
  const version = stays.version + 1;
  const joined = {
    type: 'contact.joined',
    data: { from: gone.id, merge, name: gone.name, changes: values, version },
  } as const;
  const at = new Date().toISOString();
  const { events, set } = written(contactColumns, evolveContact, { state: contactOf(stays), events: [joined], at });
  const search = searchOf(gone.name === stays.name ? stays.name : `${stays.name} ${gone.name}`, [...theirs, ...hers]);
  const kept = { ...moved, leads: leads.map(({ id }) => id), merged: merged.map(({ id }) => id) };
  const all: Moved = { ...kept, links, tasks, contacts: [], changes: values };
  const { leads: ids, addresses, owners, vouched } = all;
  const told = { to: stays.id, leads: ids, addresses, owners, vouched, merged: all.merged, merge, name: stays.name };
  const change = together<MergeDone>({ result: { id: stays.id, version, merge } }, [
    recordChange('contact', stays, { ...doing, at }, { events, set: { ...set, search } }),
    recordChange(
      'contact',
      gone,
      { ...doing, at },
      {
        events: [{ type: 'contact.merged', data: told }],
        set: { merged_into_id: stays.id },
      },
    ),
    { updates, result: null },
    newMerge(doing, { id: merge, noun: 'contact', from: gone.id, to: stays.id, moved: all, at }),
    pointed('contact', merged, stays.id),
    ...toldOnLeads(leads, doing, { type: 'lead.joined', data: { from: gone.id, to: stays.id } }),
  ]);
  return { change, leads };
};

/** What becomes of the addresses, and what of it is remembered. Owners give way before others take over: a value has one. */
const addressChange = (staysId: string, theirs: AddressRow[], hers: AddressRow[]) => {
  const of = (rows: AddressRow[], id: string) => rows.find((row) => row.id === id)!;
  const { moved, both } = addressesOfBoth(theirs.map(heldOf), hers.map(heldOf));
  const lost = moved.filter(({ id, main }) => !main && of(hers, id).main_since !== null);
  const updates: NonNullable<Change['updates']> = [
    ...moved.map(({ id }) =>
      updateOf(of(hers, id), {
        contact_id: staysId,
        ...(lost.some((one) => one.id === id) ? { main_since: null } : {}),
      }),
    ),
    ...both.flatMap(({ gone, owner }) => (owner ? [updateOf(of(hers, gone), { owner: false })] : [])),
    ...both.flatMap(({ stays, gone, owner, trust, stops }) => {
      const set = {
        ...(owner ? { owner: true } : {}),
        ...(trust ? { trust } : {}),
        ...(stops ? { stopped_at: of(hers, gone).stopped_at } : {}),
      };
      return Object.keys(set).length ? [updateOf(of(theirs, stays), set)] : [];
    }),
  ];
  return {
    updates,
    moved: {
      addresses: moved.map(({ id }) => id),
      owners: both.flatMap(({ owner, gone, stays }): [string, string][] => (owner ? [[gone, stays]] : [])),
      vouched: both.flatMap(({ trust, stays }) => (trust ? [stays] : [])),
      stopped: both.flatMap(({ stops, stays }) => (stops ? [stays] : [])),
      mains: Object.fromEntries(lost.map(({ id }) => [id, of(hers, id).main_since!.toISOString()])),
    },
  };
};

const heldOf = ({ id, kind, value, trust, owner, main_since: mainSince, stopped_at: stoppedAt }: AddressRow) => ({
  ...{ id, kind, value, trust, owner, mainSince, stoppedAt },
});

/** The leads of the one that is gone are the other's; a lead that has both keeps the other's place, and the main one stays main. */
const moveLinks = async (tx: Database, staysId: string, goneId: string): Promise<Moved['links']> => {
  const { rows } = await tx.pool.query<Moved['links'][number]>(
    `DELETE FROM lead_contact lc USING lead_contact other WHERE lc.contact_id = $2 AND other.lead_id = lc.lead_id AND other.contact_id = $1
     RETURNING lc.lead_id AS "leadId", lc.role, lc.is_main AS main, lc.name, lc.phone, lc.email, lc.since::text AS since`,
    [staysId, goneId],
  );
  const mains = rows.filter(({ main }) => main).map(({ leadId }) => leadId);
  await tx.pool.query('UPDATE lead_contact SET is_main = true WHERE contact_id = $1 AND lead_id = ANY($2)', [
    staysId,
    mains,
  ]);
  await tx.pool.query('UPDATE lead_contact SET contact_id = $1 WHERE contact_id = $2', [staysId, goneId]);
  return rows;
};

export const toldOnLeads = (
  leads: LeadRow[],
  doing: Doing,
  event: CatalogueEvent<'lead.joined' | 'lead.parted'>,
): Change[] => leads.map((lead) => leadChange(lead, doing, { events: [event] }));

export const leadsOf = async (db: Database, contactId: string): Promise<LeadRow[]> =>
  (
    await db.pool.query<LeadRow>(
      'SELECT l.* FROM lead_contact lc JOIN lead l ON l.id = lc.lead_id WHERE lc.contact_id = $1 ORDER BY l.number',
      [contactId],
    )
  ).rows;
