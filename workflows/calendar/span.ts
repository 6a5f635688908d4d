import { addWorkingSeconds, nextWorkingMoment, utc, workingSecondsBetween, type Calendar } from './calendar.ts';

/** While clocks are stopped, in ISO moments: `to` is exclusive, null while the pause goes on. */
export type Pause = { from: string; to: string | null };
/** An amount of time: working time of a calendar, else time by the wall clock. */
export type Budget = { ms: number; working?: Calendar | undefined };
/**
 * A budget that is being used up since a moment. When it runs out is derived, so a pause, a changed calendar and another budget are plain
 * arithmetic.
 */
export type Span = Budget & { since: string };

/** When the budget runs out; undefined while a pause keeps it from running out. */
export const spanMoment = (span: Span, pauses: Pause[]): string | undefined => {
  const count = countBy(span);
  let left = span.ms;
  let running = span.since;
  for (const { from, to } of heldUp(pauses, span.since)) {
    const moment = count.after(running, left);
    if (moment <= from) return moment;
    if (to === null) return undefined;
    left -= count.between(running, from);
    running = to;
  }
  return count.after(running, left);
};

/** Milliseconds of the budget that are used by a moment: at most all of it. */
export const usedOf = (span: Span, pauses: Pause[], at: string): number => {
  const count = countBy(span);
  let used = 0;
  let running = span.since;
  for (const { from, to } of heldUp(pauses, span.since)) {
    if (from >= at) break;
    used += count.between(running, from);
    running = to ?? at;
  }
  return Math.min(span.ms, running < at ? used + count.between(running, at) : used);
};

/** Milliseconds of a budget that are left at `at`, given the moment at which it runs out if there is no pause. */
export const leftUntil = (moment: string, working: Calendar | undefined, at: string): number =>
  countBy({ working, since: at }).between(at, moment);

/** When a span fires whose beginning is not known, after one more pause that began before it. */
export const resumedMoment = (
  moment: string,
  working: Calendar | undefined,
  { from, to }: { from: string; to: string },
): string => {
  if (moment <= from) return moment;
  const { between, after } = countBy({ working, since: from });
  return after(to, between(from, moment));
};

/** The pauses as they are known at a moment: one that goes on counts up to then. */
export const pausesUntil = (pauses: Pause[], at: string): Pause[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));

/** The pauses of a clock that began at `since`, in order: overlaps count once, and what lay before `since` not at all. */
const heldUp = (pauses: Pause[], since: string): Pause[] => {
  const held: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = pause.from > since ? pause.from : since;
    const last = held.at(-1);
    if (pause.to !== null && pause.to <= from) continue;
    if (!last || (last.to !== null && last.to < from)) held.push({ from, to: pause.to });
    else if (last.to !== null && (pause.to === null || pause.to > last.to)) last.to = pause.to;
  }
  return held;
};

/** How time is counted: a calendar that has no work ahead counts by the wall clock, both before and after a pause. */
const countBy = ({ working, since }: Pick<Span, 'working' | 'since'>) => {
  if (working && nextWorkingMoment(working, since) !== undefined)
    return {
      after: (at: string, ms: number) => addWorkingSeconds(working, at, ms / 1000),
      between: (from: string, to: string) => workingSecondsBetween(working, from, to) * 1000,
    };
  return {
    after: (at: string, ms: number) => utc(Date.parse(at) + ms),
    between: (from: string, to: string) => Math.max(0, Date.parse(to) - Date.parse(from)),
  };
};
