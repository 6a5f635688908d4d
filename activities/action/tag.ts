import { tagLead } from '../../prisma/lead/lead-fields.ts';
import type { ActionRun } from './action.ts';

export const tag: ActionRun<'lead.tag'> = (db, doing, leadId, { add, remove }) =>
  tagLead(db, { ...doing, leadId, add, remove });
