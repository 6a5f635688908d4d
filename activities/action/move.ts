import { moveLead } from '../../prisma/lead/lead.ts';
import type { ActionRun } from './action.ts';

export const move: ActionRun<'lead.move'> = (db, doing, leadId, { stage, again, lossReason }) =>
  moveLead(db, { ...doing, leadId, stage, again, lossReason });
