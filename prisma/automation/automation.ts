import type { Step } from '../../workflows/automation/automation.schema.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import type { RunEvent } from '../../workflows/automation/memory.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { leadChange, readLeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Doing } from '../write.ts';

/** Writes down that an automation could not do its work, and why; the process goes on, and a user may try the step again. */
export const recordAutomationFailure = (
  db: Database,
  {
    leadId,
    automation,
    action,
    because,
    ...doing
  }: Doing & {
    leadId: string;
    automation: { key: string; name: Words };
    action: Step | { do: string };
    because: Refusal;
  },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { failed: leadId, automation: automation.key, action } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const data = { automation: automation.key, name: automation.name, action: action.do, step: action, because };
    return leadChange(lead, doing, { events: [{ type: 'automation.failed', data }] });
  });

/** Records in the story how runs go: what they wait for, which branch they took, why they ended. */
export const recordRunEvents = (
  db: Database,
  { leadId, tellings, ...doing }: Doing & { leadId: string; tellings: RunEvent[] },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { tellings } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const change = leadChange(lead, doing, {
      events: tellings.map(({ type, data }) => ({ type, data }) as CatalogueEvent),
    });
    return {
      ...change,
      events: (change.events ?? []).map((event, index) => ({ ...event, cause: tellings[index]?.cause ?? null })),
    };
  });
