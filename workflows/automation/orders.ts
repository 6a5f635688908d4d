import type { Action } from './action/index.ts';
import { begin } from './begin.ts';
import type { Cause } from './cause.schema.ts';
import type { SubjectEvent } from './facts.ts';
import { followCalendars } from './follow-calendars.ts';
import { end, goOn } from './runs.ts';
import { putBack, runTaken, timerTaken, whyNotRestore } from './taken.ts';
import { fire, letGo } from './timers.ts';
import type { Given, Turn } from './turn.ts';

type Order = {
  order: string;
  automation?: string;
  timer?: string;
  run?: string;
  /** what a skip or a stop took is kept, and put back, under this name */
  taken?: string;
  failed?: { automation: string; action: Action; cause: Cause };
};

/** A user's order to the process. What is not there any more is simply not done: the command refused it before. */
export const obey = (given: Given, turn: Turn, event: SubjectEvent): Turn => {
  const order = event.data as Order;
  switch (order.order) {
    case 'run':
    case 'press':
      return start(given, turn, order, event);
    case 'now':
      return runNow(given, fireNow(given, turn, order, event), order);
    case 'skip':
      return skipWait(given, skipTimer(given, turn, order), order);
    case 'stop':
      return stop(given, turn, order);
    case 'restore':
      return restore(given, turn, order);
    case 'retry':
      return retry(given, turn, order, event);
    default:
      return turn;
  }
};

/** Also one that is switched off. */
const start = (given: Given, turn: Turn, { automation }: Order, { id }: SubjectEvent): Turn => {
  const chosen = given.program.automations.get(automation ?? '');
  return chosen ? begin(given, turn, { automation: { ...chosen, off: false }, event: id, depth: 1 }) : turn;
};

const fireNow = (given: Given, turn: Turn, order: Order, { at }: SubjectEvent): Turn => {
  const timer = timerOf(turn, order);
  return timer ? fire(given, without(turn, timer), { ...timer, at }, false) : turn;
};

const skipTimer = (given: Given, turn: Turn, order: Order): Turn => {
  const timer = timerOf(turn, order);
  if (!timer) return turn;
  const taken = order.taken ? timerTaken(turn, timer, order.taken) : turn.taken;
  return letGo(given, { ...without(turn, timer), taken }, timer, timer.at);
};

const runNow = (given: Given, turn: Turn, order: Order): Turn => {
  const run = runOf(turn, order);
  return run ? goOn(given, turn, run, true) : turn;
};

const skipWait = (given: Given, turn: Turn, order: Order): Turn => {
  const run = runOf(turn, order);
  return run ? goOn(given, keep(turn, run, 'skip', order), run, false, false) : turn;
};

const stop = (given: Given, turn: Turn, order: Order): Turn => {
  const run = runOf(turn, order);
  return run ? end(given, keep(turn, run, 'stop', order), run, 'stopped') : turn;
};

const restore = (given: Given, turn: Turn, { taken: id }: Order): Turn => {
  const one = id && turn.taken.find((other) => other.id === id);
  if (!one || whyNotRestore(given.pipeline, turn, one.id)) return turn;
  const restored = followCalendars(given, { ...turn, ...putBack(turn, one) });
  return one.run && one.came ? goOn(given, restored, one.run, true) : restored;
};

/** A failed step once more, as a command of its own. */
const retry = (given: Given, turn: Turn, { failed }: Order, { id }: SubjectEvent): Turn => {
  const automation = failed && given.program.automations.get(failed.automation);
  if (!automation) return turn;
  const cause: Cause = { ...failed.cause, depth: 1 };
  return {
    ...turn,
    commands: [...turn.commands, { key: `${id}/retry`, automation, action: failed.action, cause, run: '' }],
  };
};

const timerOf = ({ timers }: Turn, { timer }: Order) => timers.find(({ automation }) => automation === timer);
const runOf = ({ runs }: Turn, { run }: Order) => runs.find(({ id }) => id === run);
const without = (turn: Turn, timer: Turn['timers'][number]): Turn => ({
  ...turn,
  timers: turn.timers.filter((one) => one !== timer),
});
const keep = (turn: Turn, run: Turn['runs'][number], order: 'skip' | 'stop', { taken }: Order): Turn =>
  taken ? { ...turn, taken: runTaken(turn, run, { id: taken, order }) } : turn;
