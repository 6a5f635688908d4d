import type { Action } from './action/index.ts';
import type { Cause } from './cause.schema.ts';
import type { LeadEvent } from './facts.ts';
import { fire, followCalendars, noteFired, setAgain } from './timers.ts';
import { putBack, runTaken, timerTaken, whyNotRestore } from './taken.ts';
import { begin, end, goOn, type Turn } from './turn.ts';

/** A user's order to the process. What is not there any more is simply not done: the command refused it before. */
export const steer = (turn: Turn, event: LeadEvent): void => {
  const { order, automation, timer, run, taken, failed } = event.data as {
    order: string;
    automation?: string;
    timer?: string;
    run?: string;
    /** what a skip or a stop took is kept, and put back, under this name */
    taken?: string;
    failed?: { automation: string; action: Action; cause: Cause };
  };
  if (order === 'run' || order === 'press') {
    const chosen = turn.program.automations.get(automation ?? '');
    if (chosen) begin(turn, { ...chosen, off: false }, event.id, 1);
  }
  const chosenTimer = timer && turn.timers.find((one) => one.automation === timer);
  if (chosenTimer && order === 'now') {
    turn.timers = turn.timers.filter((one) => one !== chosenTimer);
    fire(turn, { ...chosenTimer, at: event.at });
  }
  if (chosenTimer && order === 'skip') {
    if (taken) turn.taken = timerTaken(turn, chosenTimer, taken);
    turn.timers = turn.timers.filter((one) => one !== chosenTimer);
    noteFired(turn, chosenTimer.automation);
    setAgain(turn, chosenTimer, chosenTimer.at);
  }
  if (order === 'restore' && taken) restore(turn, taken);
  const chosen = turn.runs.find(({ id }) => id === run);
  if (chosen && taken && (order === 'stop' || order === 'skip'))
    turn.taken = runTaken(turn, chosen, { id: taken, order });
  if (chosen && order === 'stop') end(turn, chosen, 'stopped');
  if (chosen && (order === 'skip' || order === 'now')) goOn(turn, chosen, order === 'now');
  if (order === 'retry' && failed) {
    const again = turn.program.automations.get(failed.automation);
    const cause: Cause = { ...failed.cause, depth: 1 };
    if (again)
      turn.commands.push({ key: `${event.id}/retry`, automation: again, action: failed.action, cause, run: '' });
  }
};

const restore = (turn: Turn, id: string): void => {
  const one = turn.taken.find((other) => other.id === id);
  if (!one || whyNotRestore(turn.pipeline, turn, id)) return;
  Object.assign(turn, putBack(turn, one));
  followCalendars(turn);
  if (one.run && one.came) goOn(turn, one.run, true);
};
