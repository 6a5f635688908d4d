import type { Database } from '../prisma/client.ts';
import { recordAutomationFailure, recordRunEvents } from '../prisma/automation/automation.ts';
import { carryOutAction, onRecord } from '../prisma/automation/carry-out.ts';
import type { Doing } from '../prisma/write.ts';
import type { Command, Loop, RunEvent } from '../workflows/automation/memory.ts';
import { isHarmless } from '../workflows/automation/order.ts';
import { refuse } from '../workflows/refusal.ts';

export type Attempt = Doing & { at: string; broken?: boolean };

/** One step: the action through its command; a refusal is written into the story, and the process goes on. */
export const carryOutStep = async (db: Database, attempt: Attempt, leadId: string, command: Command): Promise<void> => {
  const { broken, ...doing } = attempt;
  const answer = broken
    ? refuse('StepFailed', { step: command.action.do })
    : await carryOutAction(
        onRecord(db, { ...doing, leadId, except: command.except, dueAt: command.dueAt }),
        command.action,
      );
  if (answer && !isHarmless(answer, command))
    await recordAutomationFailure(db, { ...doing, leadId, ...failureOf(command), because: answer });
};

export const recordLoop = async (
  db: Database,
  doing: Attempt,
  leadId: string,
  { automation, because }: Loop,
): Promise<void> => {
  await recordAutomationFailure(db, {
    ...doing,
    leadId,
    automation: { key: automation.key, name: automation.name },
    action: automation.then[0] ?? { do: 'stop' },
    because,
  });
};

export const recordRuns = async (
  db: Database,
  doing: Doing & { at: string },
  leadId: string,
  runEvents: RunEvent[],
): Promise<void> => {
  await recordRunEvents(db, { ...doing, leadId, tellings: runEvents });
};

const failureOf = ({ automation, action }: Command) => ({
  automation: { key: automation.key, name: automation.name },
  action,
});
