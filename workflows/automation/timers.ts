import { pausesUntil } from '../calendar/span.ts';
import { isStale, momentOf, recurs, retimed } from './clock.ts';
import type { Timer } from './lead-process.ts';
import { rewaited, waiting } from './step.ts';
import { begin, factsOf, holds, livingOf, type Turn } from './turn.ts';

/** Fires the timers that are due, the earliest first; a schedule is set again. */
export const fireDue = (turn: Turn): void => {
  const due = turn.timers.filter(({ at }) => at <= turn.now).sort((a, b) => a.at.localeCompare(b.at));
  turn.timers = turn.timers.filter(({ at }) => at > turn.now);
  for (const timer of due) fire(turn, timer);
};

export const fire = (turn: Turn, timer: Timer): void => {
  const automation = turn.program.automations.get(timer.automation);
  if (!automation) return;
  noteFired(turn, automation.key);
  if (holds(turn, automation)) begin(turn, automation, timer.event, timer.depth, `${timer.event}@${timer.at}`);
  setAgain(turn, timer, turn.now);
};

/** Once each; a schedule always fires again, so that it did is not remembered. */
export const noteFired = (turn: Turn, key: string): void => {
  turn.fired = [...new Set([...turn.fired, key])].filter((one) => !recurs(turn.pipeline, one));
};

/** A schedule fires again, the next time after `after`. */
export const setAgain = (turn: Turn, timer: Timer, after: string): void => {
  const automation = turn.program.automations.get(timer.automation);
  const living = livingOf(turn, turn.now);
  if (!automation || !living || !recurs(turn.pipeline, automation.key)) return;
  const next = momentOf(turn.pipeline, automation, living, factsOf(turn), after);
  if (next) turn.timers = [...turn.timers, { ...timer, at: next, setAt: turn.now }];
};

/** A closed lead keeps only the clocks of automations that name its last stage. */
export const survivesClosing = (turn: Turn, { automation }: Timer): boolean =>
  Boolean(turn.program.automations.get(automation)?.stages?.includes(turn.row.stage));

/** Clocks by a calendar that has changed are set again. */
export const followCalendars = (turn: Turn): void => {
  const { pipeline } = turn;
  const living = livingOf(turn, turn.now);
  if (living)
    turn.timers = turn.timers.map((timer) =>
      isStale(pipeline, timer.by) ? retimed(pipeline, timer, living, factsOf(turn)) : timer,
    );
  const pauses = pausesUntil(turn.pauses, turn.now);
  turn.runs = turn.runs.map((run) => {
    if (!isStale(pipeline, run.wait?.by)) return run;
    const again = rewaited(pipeline, run, pauses);
    if (again.wait && again.wait.until !== run.wait?.until) turn.runEvents.push(waiting(pipeline, again, again.wait));
    return again;
  });
};
