import type { MergeDone } from '../../workflows/contact/merge.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { asWhole } from '../contact/whole.ts';
import { command, type Doing } from '../write.ts';
import { mergeCompanyChange, partCompanyChange } from './company.ts';
import { partLeadChange } from './merge-lead.ts';
import { mergeChange } from './merge-contact.ts';
import { readMerge } from './merge-row.ts';
import { partChange } from './part-contact.ts';

type Merging = Doing & {
  noun: 'contact' | 'company';
  stays: string;
  gone: string;
  /** whose value is kept, by field */
  choice: Record<string, 'stays' | 'gone'>;
};

/**
 * Makes two records one, under the versions of both: of two merges that cross one is refused. Events stay where they are. Refused: NotFound,
 * SameRecord, ContactMerged, CompanyMerged, TooManyLeads, CompanyTooBig.
 */
export const mergeRecords = (
  db: Database,
  { noun, stays, gone, choice, ...doing }: Merging,
): Promise<MergeDone | Refusal> =>
  asWhole(db, (tx) =>
    command<MergeDone>(tx, { key: doing.key, request: { merge: gone, into: stays, choice } }, async () => {
      if (stays === gone) return refuse('SameRecord');
      if (noun === 'company') return mergeCompanyChange(tx, doing, { stays, gone, choice });
      const merging = await mergeChange(tx, doing, { stays, gone, choice });
      return isRefusal(merging) ? merging : merging.change;
    }),
  );

/** Parts two records again. Refused: NotFound, PartedAlready. */
export const undoMerge = (
  db: Database,
  { mergeId, ...doing }: Doing & { mergeId: string },
): Promise<MergeDone | Refusal> =>
  asWhole(db, (tx) =>
    command<MergeDone>(tx, { key: doing.key, request: { part: mergeId } }, async () => {
      const merge = await readMerge(tx, mergeId);
      if (isRefusal(merge)) return merge;
      if (merge.noun === 'lead') return partLeadChange(tx, doing, merge);
      if (merge.noun === 'company') return partCompanyChange(tx, doing, merge);
      const parting = await partChange(tx, doing, merge);
      return isRefusal(parting) ? parting : parting.change;
    }),
  );
