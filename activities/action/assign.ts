import { assignLeadByRule } from '../../prisma/lead.ts';
import type { ActionRun } from './action.ts';

export const assign: ActionRun<'lead.assign'> = (db, doing, leadId, { rule }) =>
  assignLeadByRule(db, { ...doing, leadId, rule });
