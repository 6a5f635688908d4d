import type { LeadEvent, LeadFacts } from './facts.ts';
import { hear } from './hear.ts';
import type { Advance, LeadProcess } from './lead-process.ts';
import { passOn } from './pass-on.ts';
import type { LivePipeline } from './program.ts';
import { followCalendars, fireDue, survivesClosing } from './timers.ts';
import { goOn, newTurn, proceedAll } from './turn.ts';

/**
 * One turn of the interpreter: the definition, what the process remembers, the facts and the new events give the commands to run.
 * Pure; the live process, a dry run and a backtest call this same function. `now` is the lead's own clock.
 * While it answers commands it wants to be asked again, with the facts that they have made.
 */
export const advance = (
  pipeline: LivePipeline,
  process: LeadProcess,
  facts: LeadFacts,
  events: LeadEvent[],
  now: string,
): Advance => {
  if (facts.pausedAt !== null) return { process, commands: [], loops: [], runEvents: [] };
  const turn = newTurn(pipeline, process, facts, now);
  followCalendars(turn);
  for (const event of events) {
    hear(turn, event);
    proceedAll(turn);
  }
  if (facts.closedAt !== null) turn.timers = turn.timers.filter((timer) => survivesClosing(turn, timer));
  // a pause whose end is among the events still to be taken in
  if (turn.pauses.at(-1)?.to !== null) {
    if (turn.timers.some(({ at }) => at <= now)) fireDue(turn);
    for (const run of turn.runs) if (run.wait?.until && run.wait.until <= now) goOn(turn, run, false);
    passOn(turn);
  }
  proceedAll(turn);
  const { cursor, entry, timers, runs, fired, outcomes, rate, passOn: pass, pauses, taken } = turn;
  const remembered = { cursor, entry, timers, runs, fired, outcomes, rate, passOn: pass };
  return {
    process: {
      ...remembered,
      ...(pauses.length > 0 ? { pauses } : {}),
      ...(taken.length > 0 ? { taken } : {}),
    },
    commands: turn.commands,
    loops: turn.loops,
    runEvents: turn.runEvents,
  };
};
