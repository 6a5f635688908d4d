import type { Pause } from '../calendar/span.ts';
import { laterBy } from './clock.ts';
import type { SubjectEvent } from './facts.ts';
import type { Run, Taken } from './memory.ts';
import { passOnAfterPause } from './pass-on.ts';
import { timerAfterPause } from './timers.ts';
import type { Given, Turn } from './turn.ts';
import { rewaited } from './wait.ts';

/** Whether the events taken in so far end in a pause: its end is among those still to be taken in. */
export const isPaused = ({ pauses }: Turn): boolean => pauses.at(-1)?.to === null;

/** All spans of the lead stop here. */
export const pause = (turn: Turn, { at }: SubjectEvent): Turn => ({
  ...turn,
  pauses: [...ended(turn), { from: at, to: null }],
});

/** Spans run on, each with as much of its own time left as before. Promises stay where they are. */
export const resume = (given: Given, turn: Turn, { at, data }: SubjectEvent): Turn => {
  const { from, shiftMs } = data;
  const over = { ...turn, pauses: ended(turn) };
  const counted =
    typeof from === 'string'
      ? { ...over, pauses: [...over.pauses, { from, to: at }] }
      : shift(over, at, Number(shiftMs ?? 0));
  return forget(respan(given, counted));
};

/** Drops pauses that ended before the lead's oldest clock began. */
export const forget = (turn: Turn): Turn => {
  const { entry, runs, taken, passOn, pauses, talk } = turn;
  if (pauses.length === 0) return turn;
  const begun = [
    ...(entry ? [entry.at] : []),
    ...(talk ? [talk.since] : []),
    ...[...runs, ...taken.flatMap(({ run }) => run ?? [])].flatMap(({ wait }) => wait?.setAt ?? []),
    ...(passOn ? [passOn.setAt ?? ''] : []),
  ];
  const oldest = begun.reduce((least, one) => (one < least ? one : least), '9');
  return { ...turn, pauses: pauses.filter(({ to }) => to === null || to > oldest) };
};

const ended = ({ pauses }: Turn): Pause[] => pauses.filter(({ to }) => to !== null);

/** Every span anew from where it began, what a user has skipped or stopped among them. */
const respan = (given: Given, turn: Turn): Turn => {
  const { pauses, passOn } = turn;
  const timed = (timer: Turn['timers'][number]) => timerAfterPause(given, turn, timer);
  const waited = (run: Run) => rewaited(given, run, pauses);
  return {
    ...turn,
    timers: turn.timers.map(timed),
    runs: turn.runs.map(waited),
    taken: turn.taken.map(({ timer, run, ...one }): Taken => ({
      ...one,
      ...(timer ? { timer: timed(timer) } : {}),
      ...(run ? { run: waited(run) } : {}),
    })),
    passOn: passOn && passOnAfterPause(given, passOn, pauses),
  };
};

/** How a pause without a recorded beginning counts: every span, and also a wait for a date, fires later by the wall clock. */
const shift = (turn: Turn, at: string, shiftMs: number): Turn => {
  const end = Date.parse(at);
  const costOf = (since: string) => Math.max(0, end - Math.max(end - shiftMs, Date.parse(since)));
  const later = (run: Run): Run => {
    if (!run.wait?.until) return run;
    const ms = costOf(run.wait.setAt);
    return { ...run, wait: { ...run.wait, until: laterBy(run.wait.until, ms), shiftMs: (run.wait.shiftMs ?? 0) + ms } };
  };
  const { entry, passOn } = turn;
  return {
    ...turn,
    entry: entry && { ...entry, shiftMs: (entry.shiftMs ?? 0) + costOf(entry.at) },
    runs: turn.runs.map(later),
    taken: turn.taken.map((one) => (one.run ? { ...one, run: later(one.run) } : one)),
    passOn: passOn && {
      ...passOn,
      at: laterBy(passOn.at, shiftMs),
      setAt: passOn.setAt && laterBy(passOn.setAt, shiftMs),
    },
  };
};
