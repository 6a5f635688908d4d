import type { MergeDone } from '../../workflows/contact/merge.schema.ts';
import { valuesBack } from '../../workflows/contact/merge.ts';
import { contactColumns, evolveContact } from '../../workflows/contact/decide.ts';
import { written } from '../../workflows/event/difference.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { addressesOf, updateOf, type AddressRow } from '../contact/address-row.ts';
import { contactOf, readContactRow, recordChange } from '../contact/contact-row.ts';
import { searchOf } from '../contact/contact.ts';
import { together } from '../delivery/delivery.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import type { Change, Doing } from '../write.ts';
import { leadsOf, toldOnLeads } from './merge-contact.ts';
import { mergedInto, mergeUndone, moveTasks, pointed, type MergeRow } from './merge-row.ts';

/**
 * Two contacts that were merged are two again. What moved goes back from whoever has it now, also where the one that stayed was merged further; what
 * came since stays. In a transaction. Refused: NotFound, PartedAlready.
 */
export const partChange = async (
  tx: Database,
  doing: Doing,
  merge: MergeRow,
): Promise<{ change: Change<MergeDone>; leads: LeadRow[] } | Refusal> => {
  const { moved } = merge;
  const [gone, to] = [await readContactRow(tx, merge.from_id), await readContactRow(tx, merge.to_id)];
  if (!gone || !to) return refuse('NotFound');
  const holder = gone.merged_into_id;
  if (holder === null) return refuse('PartedAlready');
  const at = new Date().toISOString();
  const leads = (await leadsOf(tx, holder)).filter(({ id }) => moved.leads.includes(id));
  await linksBack(tx, merge, holder);
  await moveTasks(tx, 'contact', { from: holder, to: gone.id, only: moved.tasks });
  const [theirs, hers] = [await addressesOf(tx, holder), await addressesOf(tx, gone.id)];
  const back = addressesBack(merge, theirs, hers);
  const changes = valuesBack(contactOf(to), moved.changes);
  const parted = {
    type: 'contact.parted',
    data: { other: gone.id, merge: merge.id, name: gone.name, changes, version: to.version + 1 },
  } as const;
  const { events, set } = written(contactColumns, evolveContact, { state: contactOf(to), events: [parted], at });
  const name = changes.find(({ what }) => what === 'name')?.to ?? to.name;
  const left = theirs.filter(({ id }) => !moved.addresses.includes(id));
  const children = (await mergedInto(tx, 'contact', holder)).filter(({ id }) => moved.merged.includes(id));
  const change = together<MergeDone>({ result: { id: gone.id, version: gone.version + 1, merge: merge.id } }, [
    recordChange('contact', to, { ...doing, at }, { events, set: { ...set, search: searchOf(String(name), left) } }),
    recordChange(
      'contact',
      gone,
      { ...doing, at },
      {
        events: [
          {
            type: 'contact.parted',
            data: { other: to.id, merge: merge.id, name: to.name, changes: [], version: gone.version + 1 },
          },
        ],
        set: { merged_into_id: null },
      },
    ),
    { updates: back, result: null },
    pointed('contact', children, gone.id),
    mergeUndone(merge, at),
    ...toldOnLeads(leads, doing, { type: 'lead.parted', data: { from: holder, to: gone.id } }),
  ]);
  return { change, leads };
};

const linksBack = async (tx: Database, { moved, from_id: goneId }: MergeRow, holder: string): Promise<void> => {
  const shared = moved.links.map(({ leadId }) => leadId);
  await tx.pool.query(
    'UPDATE lead_contact SET contact_id = $1 WHERE contact_id = $2 AND lead_id = ANY($3) AND NOT lead_id = ANY($4)',
    [goneId, holder, moved.leads, shared],
  );
  for (const { leadId, role, main, name, phone, email, since } of moved.links) {
    const { rowCount } = main
      ? await tx.pool.query(
          'UPDATE lead_contact SET is_main = false WHERE lead_id = $1 AND contact_id = $2 AND is_main',
          [leadId, holder],
        )
      : { rowCount: 0 };
    await tx.pool.query(
      `INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, phone, email, since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [leadId, goneId, role, rowCount === 1, name, phone, email, since],
    );
  }
};

type Set = Partial<Record<keyof AddressRow, unknown>>;

const addressesBack = ({ moved, from_id: goneId }: MergeRow, theirs: AddressRow[], hers: AddressRow[]) => {
  const rows = [...theirs, ...hers];
  const back = new Map<string, Set>();
  const set = (id: string, more: Set) => back.set(id, { ...back.get(id), ...more });
  for (const id of moved.addresses)
    set(id, { contact_id: goneId, ...(moved.mains[id] ? { main_since: moved.mains[id] } : {}) });
  for (const id of moved.vouched) set(id, { trust: 'claimed' });
  for (const id of moved.stopped) set(id, { stopped_at: null });
  for (const [was, is] of moved.owners)
    if (rows.some(({ id, owner }) => id === is && owner)) (set(is, { owner: false }), set(was, { owner: true }));
  // the old owner goes first: only one is allowed
  return rows
    .filter(({ id }) => back.has(id))
    .sort((a, b) => Number(back.get(a.id)?.owner ?? 0) - Number(back.get(b.id)?.owner ?? 0))
    .map((row) => updateOf(row, back.get(row.id)!));
};
