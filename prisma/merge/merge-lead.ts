import { Moved, type MergeDone } from '../../workflows/contact/merge.schema.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { refuse, isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { uuidv7 } from '../id.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import { decided } from '../lead/order-lead.ts';
import { command, type Change, type Doing } from '../write.ts';
import { mergedInto, mergeUndone, newMerge, pointed, type MergeRow } from './merge-row.ts';

/**
 * Two leads of one client as one: the one that goes is closed as joined and its clocks stand; its tasks, invoices and story stay with it and are
 * found by the link. Refused: NotFound, SameRecord, LeadJoined, ClosedLeadsApart, PausedLeadApart, NotSameClient.
 */
export const mergeLeads = (
  db: Database,
  { stays: staysId, gone: goneId, ...doing }: Doing & { stays: string; gone: string },
): Promise<MergeDone | Refusal> =>
  command<MergeDone>(db, { key: doing.key, request: { merge: goneId, into: staysId } }, async () => {
    if (staysId === goneId) return refuse('SameRecord');
    const pair = await readBoth(db, staysId, goneId);
    if (isRefusal(pair)) return pair;
    const [stays, gone] = pair;
    const merge = uuidv7();
    const order = {
      do: 'join',
      stays: { ...leadOf(stays), ...calledOf(stays) },
      sameClient: await shareClient(db, staysId, goneId),
      merge,
    } as const;
    const left = await decided(db, gone, doing, order);
    if (isRefusal(left)) return left;
    const merged = await mergedInto(db, 'lead', goneId);
    const moved = Moved.parse({ merged: merged.map(({ id }) => id) });
    const at = new Date().toISOString();
    return together<MergeDone>({ result: { id: staysId, version: stays.version + 1, merge } }, [
      left,
      toldOn(stays, doing, { type: 'lead.took_in', data: { from: goneId, ...aboutOf(gone), merge } }),
      newMerge(doing, { id: merge, noun: 'lead', from: goneId, to: staysId, moved, at }),
      pointed('lead', merged, staysId),
    ]);
  });

/** Two leads that were joined are two again, the one that had gone as it was, its clocks with the time that they had left. Refused: NotFound, PartedAlready. */
export const partLeadChange = async (
  db: Database,
  doing: Doing,
  merge: MergeRow,
): Promise<Change<MergeDone> | Refusal> => {
  const pair = await readBoth(db, merge.to_id, merge.from_id);
  if (isRefusal(pair)) return pair;
  const [to, gone] = pair;
  const back = await decided(db, gone, doing, { do: 'part', merge: merge.id, other: calledOf(to) });
  if (isRefusal(back)) return back;
  const children = (await mergedInto(db, 'lead', gone.joined_to!)).filter(({ id }) => merge.moved.merged.includes(id));
  return together<MergeDone>({ result: { id: gone.id, version: gone.version + 1, merge: merge.id } }, [
    back,
    toldOn(to, doing, { type: 'lead.let_go', data: { other: gone.id, ...aboutOf(gone), merge: merge.id } }),
    mergeUndone(merge, new Date().toISOString()),
    pointed('lead', children, gone.id),
  ]);
};

const readBoth = async (db: Database, one: string, other: string): Promise<[LeadRow, LeadRow] | Refusal> => {
  const [first, second] = [await readLeadRow(db, one), await readLeadRow(db, other)];
  if (isRefusal(first)) return first;
  return isRefusal(second) ? second : [first, second];
};

const calledOf = ({ id, number, name }: LeadRow) => ({ id, number, name });
const aboutOf = ({ number, name }: LeadRow) => ({ number, name });

const toldOn = (lead: LeadRow, doing: Doing, event: Parameters<typeof leadChange>[2]['events'][number]): Change =>
  leadChange(lead, { ...doing, at: leadNow(lead) }, { events: [event] });

const shareClient = async (db: Database, one: string, other: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ same: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM lead_contact a JOIN lead_contact b ON b.contact_id = a.contact_id WHERE a.lead_id = $1 AND b.lead_id = $2) AS same',
    [one, other],
  );
  return rows[0]!.same;
};
