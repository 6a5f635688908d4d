import type { SubjectEvent, SubjectFacts } from './facts.ts';
import { followCalendars } from './follow-calendars.ts';
import { hear } from './hear.ts';
import type { Advance, Memory } from './memory.ts';
import { passOn } from './pass-on.ts';
import { isPaused } from './pause.ts';
import type { LivePipeline } from './program.ts';
import { endWaits, proceedAll } from './runs.ts';
import { withoutUndone } from '../undo/undone.ts';
import { fireDue, survivesClosing } from './timers.ts';
import { nounOf } from '../subject/nouns.ts';
import { answerOf, givenBy, turnFrom } from './turn.ts';

/**
 * One turn of the interpreter: the definition, what the process remembers, the facts and the new events give the commands to run.
 * Pure; the live process, a dry run and a backtest call this same function. `now` is the subject's own clock.
 * While it answers commands it wants to be asked again, with the facts that they have made.
 */
export const advance = (
  pipeline: LivePipeline,
  memory: Memory,
  facts: SubjectFacts,
  events: SubjectEvent[],
  now: string,
): Advance => {
  if (facts.pausedAt !== null) return { memory, commands: [], loops: [], runEvents: [] };
  const given = givenBy(pipeline, facts, now);
  let turn = followCalendars(given, turnFrom(memory, facts));
  const heard = nounOf(pipeline.definition.noun ?? 'lead')?.hears?.(events, facts, turn.entry !== null) ?? events;
  for (const event of withoutUndone(heard)) turn = proceedAll(given, hear(given, turn, event));
  if (facts.closedAt !== null) turn = { ...turn, timers: turn.timers.filter((timer) => survivesClosing(given, timer)) };
  if (!isPaused(turn)) turn = passOn(given, endWaits(given, fireDue(given, turn)));
  return answerOf(proceedAll(given, turn));
};
