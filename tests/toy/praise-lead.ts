import type { ActionRun } from '../../activities/action/action.ts';
import { tagLead } from '../../prisma/lead/lead-fields.ts';
import { starsOf, type Praise } from './praise.ts';

type Given = Parameters<ActionRun<'lead.tag'>>;

/** What the toy action does to the record: goes to activities/action/. */
export const praiseLead = (db: Given[0], doing: Given[1], leadId: string, { stars }: Praise) =>
  tagLead(db, { ...doing, leadId, add: [starsOf(stars)], remove: [] });
