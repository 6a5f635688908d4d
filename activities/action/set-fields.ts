import { setLeadFields } from '../../prisma/lead/lead-fields.ts';
import type { ActionRun } from './action.ts';

export const setFields: ActionRun<'lead.set'> = (db, doing, leadId, { set }) =>
  setLeadFields(db, { ...doing, leadId, set });
