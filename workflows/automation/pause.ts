import type { Pause } from '../calendar/span.ts';
import { isSpan, laterBy, retimed } from './clock.ts';
import type { LeadEvent } from './facts.ts';
import type { Run, Taken } from './lead-process.ts';
import { rewatched } from './pass-on.ts';
import { rewaited } from './step.ts';
import { factsOf, livingOf, type Turn } from './turn.ts';

/** All spans of the lead stop here. */
export const stop = (turn: Turn, { at }: LeadEvent): void => {
  turn.pauses = [...ended(turn), { from: at, to: null }];
};

/** Spans run on, each with as much of its own time left as before. Promises stay where they are. */
export const resume = (turn: Turn, { at, data }: LeadEvent): void => {
  const { from, shiftMs } = data;
  turn.pauses = ended(turn);
  if (typeof from === 'string') turn.pauses = [...turn.pauses, { from, to: at }];
  else shift(turn, at, Number(shiftMs ?? 0));
  respan(turn);
  forget(turn);
};

/** Drops pauses that ended before the lead's oldest clock began. */
export const forget = (turn: Turn): void => {
  const { entry, runs, taken, passOn, pauses } = turn;
  if (pauses.length === 0) return;
  const begun = [
    ...(entry ? [entry.at] : []),
    ...[...runs, ...taken.flatMap(({ run }) => run ?? [])].flatMap(({ wait }) => wait?.setAt ?? []),
    ...(passOn ? [passOn.setAt ?? ''] : []),
  ];
  const oldest = begun.reduce((least, one) => (one < least ? one : least), '9');
  turn.pauses = pauses.filter(({ to }) => to === null || to > oldest);
};

const ended = ({ pauses }: Turn): Pause[] => pauses.filter(({ to }) => to !== null);

/** Every span anew from where it began, what a user has skipped or stopped among them. */
const respan = (turn: Turn): void => {
  const { pipeline, pauses } = turn;
  const living = livingOf(turn, turn.now);
  const timed = (timer: Turn['timers'][number]) =>
    living && isSpan(pipeline, timer.automation) ? retimed(pipeline, timer, living, factsOf(turn)) : timer;
  turn.timers = turn.timers.map(timed);
  turn.runs = turn.runs.map((run) => rewaited(pipeline, run, pauses));
  turn.taken = turn.taken.map(({ timer, run, ...one }): Taken => ({
    ...one,
    ...(timer ? { timer: timed(timer) } : {}),
    ...(run ? { run: rewaited(pipeline, run, pauses) } : {}),
  }));
  if (turn.passOn) turn.passOn = rewatched(turn, turn.passOn, pauses);
};

/** How a pause without a recorded beginning counts: every span, and also a wait for a date, fires later by the wall clock. */
const shift = (turn: Turn, at: string, shiftMs: number): void => {
  const end = Date.parse(at);
  const costOf = (since: string) => Math.max(0, end - Math.max(end - shiftMs, Date.parse(since)));
  const later = (run: Run): Run => {
    if (!run.wait?.until) return run;
    const ms = costOf(run.wait.setAt);
    return { ...run, wait: { ...run.wait, until: laterBy(run.wait.until, ms), shiftMs: (run.wait.shiftMs ?? 0) + ms } };
  };
  if (turn.entry) turn.entry = { ...turn.entry, shiftMs: (turn.entry.shiftMs ?? 0) + costOf(turn.entry.at) };
  turn.runs = turn.runs.map(later);
  turn.taken = turn.taken.map((one) => (one.run ? { ...one, run: later(one.run) } : one));
  const { passOn } = turn;
  if (!passOn) return;
  turn.passOn = { ...passOn, at: laterBy(passOn.at, shiftMs), setAt: passOn.setAt && laterBy(passOn.setAt, shiftMs) };
};
