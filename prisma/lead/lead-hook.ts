import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadChange, readLeadRow } from './lead-row.ts';
import type { Done } from './lead.ts';
import { command, type Doing } from '../write.ts';

/** Somebody's program reports that something happened to this lead; automations on `webhook.in` of that name answer. */
export const hookLead = (
  db: Database,
  { leadId, name, body, ...doing }: Doing & { leadId: string; name: string; body: Record<string, unknown> },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { hook: leadId, name, body } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    return leadChange(lead, doing, {
      set: {},
      events: [{ type: 'lead.hooked', data: { name, body } }],
      result: { id: leadId, version: lead.version + 1 },
    });
  });
