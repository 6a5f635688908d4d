import type { Database } from '../../prisma/client.ts';
import type { Doing } from '../../prisma/write.ts';
import type { Action } from '../../workflows/automation/automation.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';

/** What one kind of action does to the lead, through a command with the key of its cause. A refusal is told, never thrown. */
export type ActionRun<Kind extends Action['do']> = (
  db: Database,
  doing: Doing & { key: string; at: string },
  leadId: string,
  action: Extract<Action, { do: Kind }>,
) => Promise<unknown | Refusal>;
