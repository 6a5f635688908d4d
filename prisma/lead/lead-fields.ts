import type { Expression } from '../../workflows/automation/expression.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Doing } from '../write.ts';
import type { Done } from './lead.ts';
import { orderLead } from './order-lead.ts';

/** Writes values of expressions into a lead: its name, its amount, its own fields. Refused: ExpressionFailed. */
export const setLeadFields = (
  db: Database,
  { set, ...doing }: Doing & { leadId: string; set: { field: string; to: Expression }[] },
): Promise<Done | Refusal> => orderLead(db, { ...doing, request: { set: doing.leadId, to: set } }, { do: 'set', set });

export const tagLead = (
  db: Database,
  { add, remove, ...doing }: Doing & { leadId: string; add: string[]; remove: string[] },
): Promise<Done | Refusal> =>
  orderLead(db, { ...doing, request: { tag: doing.leadId, add, remove } }, { do: 'tag', add, remove });
