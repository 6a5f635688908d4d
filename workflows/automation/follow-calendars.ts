import { pausesUntil } from '../calendar/span.ts';
import { isStale, retimed } from './clock.ts';
import type { Run, Timer } from './memory.ts';
import { waiting } from './run-event.ts';
import { livingOf, type Given, type Turn } from './turn.ts';
import { rewaited } from './wait.ts';

/** Timers and waits by a calendar that has changed are set again. */
export const followCalendars = (given: Given, turn: Turn): Turn => {
  const { pipeline, now } = given;
  const isStaleTimer = ({ by }: Timer) => isStale(pipeline, by);
  const isStaleRun = ({ wait }: Run) => isStale(pipeline, wait?.by);
  if (!turn.timers.some(isStaleTimer) && !turn.runs.some(isStaleRun)) return turn;
  const living = livingOf(turn, now);
  const pauses = pausesUntil(turn.pauses, now);
  const runs = turn.runs.map((run) => (isStaleRun(run) ? rewaited(given, run, pauses) : run));
  const moved = runs.flatMap((run, index) =>
    run.wait && run.wait.until !== turn.runs[index]?.wait?.until ? waiting(pipeline, run, run.wait) : [],
  );
  return {
    ...turn,
    timers: turn.timers.map((timer) =>
      living && isStaleTimer(timer) ? retimed(pipeline, timer, living, given.facts(turn.outcomes)) : timer,
    ),
    runs,
    runEvents: [...turn.runEvents, ...moved],
  };
};
