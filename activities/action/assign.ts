import { assignLeadByRule } from '../../prisma/assign/assign.ts';
import type { ActionRun } from './action.ts';

export const assign: ActionRun<'lead.assign'> = (
  db,
  { except = [], ...doing },
  leadId,
  { do: _, passOnMinutes: __, ...order },
) => assignLeadByRule(db, { ...doing, leadId, order, except });
