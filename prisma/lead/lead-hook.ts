import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Doing } from '../write.ts';
import type { Done } from './lead.ts';
import { orderLead } from './order-lead.ts';

/** Somebody's program reports that something happened to this lead; automations on `webhook.in` of that name answer. */
export const hookLead = (
  db: Database,
  { name, body, ...doing }: Doing & { leadId: string; name: string; body: Record<string, unknown> },
): Promise<Done | Refusal> =>
  orderLead(db, { ...doing, request: { hook: doing.leadId, name, body } }, { do: 'hook', name, body });
