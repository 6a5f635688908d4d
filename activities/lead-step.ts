import type { Database } from '../prisma/client.ts';
import { recordAutomationFailure, tellAutomation } from '../prisma/automation/automation.ts';
import type { Doing } from '../prisma/write.ts';
import type { Command, Loop, Telling } from '../workflows/automation/lead-process.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { runAction } from './action/index.ts';

export type Attempt = Doing & { at: string; broken?: boolean };

/** One step of a round: the action through its command; a refusal is recorded in the story, and the process goes on. */
const act = async (db: Database, attempt: Attempt, leadId: string, command: Command): Promise<void> => {
  const { broken, ...doing } = attempt;
  const answer = broken
    ? refuse('StepFailed', { step: command.action.do })
    : await runAction(db, { ...doing, except: command.except }, leadId, command.action);
  if (isRefusal(answer) && !isHarmless(answer, command))
    await recordAutomationFailure(db, { ...doing, leadId, ...failureOf(command), because: answer });
};

const loop = async (db: Database, doing: Attempt, leadId: string, { automation, because }: Loop): Promise<void> => {
  await recordAutomationFailure(db, {
    ...doing,
    leadId,
    automation: { key: automation.key, name: automation.name },
    action: automation.then[0] ?? { do: 'stop' },
    because,
  });
};

const tell = async (db: Database, doing: Doing & { at: string }, leadId: string, told: Telling[]): Promise<void> => {
  await tellAutomation(db, { ...doing, leadId, tellings: told });
};

export const runStep = { act, loop, tell };

const failureOf = ({ automation, action }: Command) => ({
  automation: { key: automation.key, name: automation.name },
  action,
});

/** The lead is already at the stage that the automation wanted, or the same words go out by another channel for which the client left an address. */
const isHarmless = ({ refusal }: Refusal, { action, automation }: Command): boolean => {
  if (refusal === 'SameStage' || refusal === 'SamePerson') return true;
  if (refusal !== 'NoAddress' || action.do !== 'message.send') return false;
  return automation.then.some(
    (other) => other.do === 'message.send' && other.template === action.template && other.channel !== action.channel,
  );
};
