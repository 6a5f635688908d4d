import type { Database } from '../../prisma/client.ts';
import type { LeadRow } from '../../prisma/lead/lead-row.ts';
import type { Doing } from '../../prisma/write.ts';
import type { Action } from '../../workflows/automation/automation.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';

/** What one kind of action does to the lead, through a command inside the turn's transaction. A refusal is recorded, never thrown. */
export type ActionRun<Kind extends Action['do']> = (
  db: Database,
  doing: Doing & { at: string; except?: string[] | undefined; dueAt?: string | undefined },
  leadId: string,
  action: Extract<Action, { do: Kind }>,
) => Promise<unknown | Refusal>;

/** Asks at the beginning of a round for what the step will need of the record, as far as no step before it can change that. */
export type Expect<Kind extends Action['do']> = (
  db: Database,
  doing: Doing & { at: string },
  lead: LeadRow,
  action: Extract<Action, { do: Kind }>,
) => void;
