import { DateTime } from 'luxon';

/**
 * Working time: intervals per ISO weekday ("1" is Monday) in local time, "24:00" being the midnight after; days off and worked days that
 * override the week, as YYYY-MM-DD; IANA zone. A day on both lists is worked. Must not be changed after its first use: its days are cached.
 */
export type Calendar = {
  zone: string;
  week: Record<string, [string, string][]>;
  holidays: string[];
  workdays?: string[];
  /** a new one after every change of the calendar or of its countries' days; absent where nobody waits by it */
  stamp?: string;
};

/** A stretch of work, in milliseconds since 1970, its end not included. */
export type Stretch = { from: number; to: number };

/** After this many days without any work a calendar counts as having none ahead. */
export const EMPTY_DAYS = 400;
/** No more days than this are gone through; what is left after them is counted by the wall clock. */
const MOST_DAYS = 3660;

export const isWorkingTime = (calendar: Calendar, at: string): boolean => {
  const moment = Date.parse(at);
  return dayOf(calendar, moment).spans.some(({ from, to }) => moment >= from && moment < to);
};

/** `at` itself if it is in working time, else the next moment that is; undefined when none comes within 400 days. */
export const nextWorkingMoment = (calendar: Calendar, at: string): string | undefined => {
  const next = spansFrom(calendar, Date.parse(at)).next();
  return next.done ? undefined : utc(next.value.from);
};

/**
 * The moment at which so many working seconds have passed. What is used up exactly at closing is over at closing; zero seconds are over when
 * work begins. A calendar without work ahead, and what is more than ten years away, go by the wall clock.
 */
export const addWorkingSeconds = (calendar: Calendar, at: string, seconds: number): string => {
  let left = Math.max(0, Math.round(seconds * 1000));
  let reached = Date.parse(at);
  for (const { from, to } of spansFrom(calendar, reached)) {
    if (left <= to - from) return utc(from + left);
    left -= to - from;
    reached = to;
  }
  return utc(reached + left);
};

/** Seconds of working time from one moment to another; 0 when the second is earlier. Ten years are counted at most. */
export const workingSecondsBetween = (calendar: Calendar, from: string, to: string): number => {
  const end = Date.parse(to);
  let worked = 0;
  for (const span of spansFrom(calendar, Date.parse(from))) {
    if (span.from >= end) break;
    worked += Math.min(span.to, end) - span.from;
  }
  return worked / 1000;
};

/** Whether it is working time now, since when (where that was today), and until when (null: no end within 400 days). */
export const shiftAt = (
  calendar: Calendar,
  at: string,
): { on: boolean; since: string | null; until: string | null } => {
  const moment = Date.parse(at);
  const today = dayOf(calendar, moment).spans;
  const current = today.find(({ from, to }) => moment >= from && moment < to);
  if (!current) {
    const before = today.findLast(({ to }) => to <= moment);
    return { on: false, since: before ? utc(before.to) : null, until: nextWorkingMoment(calendar, at) ?? null };
  }
  let { to } = current;
  for (const span of spansFrom(calendar, to)) {
    if (span.from > to || to - moment > EMPTY_DAYS * 86_400_000)
      return { on: true, since: utc(current.from), until: utc(to) };
    to = span.to;
  }
  return { on: true, since: utc(current.from), until: utc(to) };
};

/** A stretch longer than a guard's day and night means a place that never closes: its days end at midnight. */
const LONGEST_SHIFT = 86_400_000;

/**
 * The work that begins on a local day, whole: a shift over midnight (20:00 to 24:00, then 00:00 to 08:00) counts as one and belongs to the
 * day on which it began. A day off stays off, so a shift before it ends at midnight.
 */
export const shiftsOf = (calendar: Calendar, moment: number): Stretch[] => {
  const day = dayOf(calendar, moment);
  return day.spans.map((span) => joined(calendar, day.number, span)).filter(({ from }) => from >= day.start);
};

/** A day's stretch of work together with its part beyond midnight; unchanged where that makes no shift. */
const joined = (calendar: Calendar, number: number, span: Stretch): Stretch => {
  let { from, to } = span;
  for (let at = number + 1; to - from < LONGEST_SHIFT; at++) {
    const next = dayNumbered(calendar, at).spans[0];
    if (next?.from !== to) break;
    to = next.to;
  }
  for (let at = number - 1; to - from < LONGEST_SHIFT; at--) {
    const before = dayNumbered(calendar, at).spans.at(-1);
    if (before?.to !== from) break;
    from = before.from;
  }
  return to - from <= LONGEST_SHIFT ? { from, to } : span;
};

/** Work from a moment on, day by day, until there is none ahead or ten years have been gone through. */
function* spansFrom(calendar: Calendar, moment: number): Generator<Stretch> {
  let day = dayOf(calendar, moment);
  for (let days = 0, empty = 0; days < MOST_DAYS && empty < EMPTY_DAYS; days++, empty++) {
    for (const { from, to } of day.spans) {
      if (to <= moment) continue;
      empty = 0;
      yield { from: Math.max(from, moment), to };
    }
    day = dayNumbered(calendar, day.number + 1);
  }
}

/** A local day: its number since 1970-01-01, its first and last moment, and its work in order, overlapping intervals merged. */
export type Day = { number: number; start: number; end: number; spans: Stretch[] };

const DAY = 86_400_000;
/** Zones and weeks are slow to compute, and a calendar's days are asked for again and again. */
const remembered = new WeakMap<Calendar, Map<number, Day>>();

/** The local day of a moment: zones differ from UTC by fourteen hours at most. */
export const dayOf = (calendar: Calendar, moment: number): Day => {
  const number = Math.floor(moment / DAY);
  for (const one of [number, number + 1, number - 1]) {
    const day = dayNumbered(calendar, one);
    if (moment >= day.start && moment < day.end) return day;
  }
  return dayNumbered(calendar, number);
};

export const dayNumbered = (calendar: Calendar, number: number): Day => {
  let days = remembered.get(calendar);
  if (!days) remembered.set(calendar, (days = new Map()));
  let day = days.get(number);
  if (day) return day;
  if (days.size >= MOST_DAYS) days.clear();
  day = readDay(calendar, number);
  days.set(number, day);
  return day;
};

const readDay = (calendar: Calendar, number: number): Day => {
  const date = dateOf(number);
  const midnight = DateTime.fromISO(date, { zone: calendar.zone });
  const start = beginOf(midnight);
  // not a day after midnight, which a change of the clock may leave out
  const end = beginOf(DateTime.fromISO(dateOf(number + 1), { zone: calendar.zone }));
  const spans = hoursOf(calendar, date, midnight.weekday)
    .map(([from, to]) => ({ from: atTime(midnight, from).toMillis(), to: atTime(midnight, to).toMillis() }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: Stretch[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return { number, start, end, spans: merged };
};

/** Clocks that are put back to midnight show it twice: a day begins with the first. */
const beginOf = (midnight: DateTime): number => {
  const before = midnight.minus({ hours: 1 });
  return (before.hasSame(midnight, 'day') ? before : midnight).toMillis();
};

const dateOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** The intervals of a date, whatever the zone: a worked day takes its weekday's intervals, or the week's first where that weekday is off. */
const hoursOf = ({ week, holidays, workdays = [] }: Calendar, date: string, weekday: number): [string, string][] => {
  const usual = week[String(weekday)] ?? [];
  if (workdays.includes(date))
    return usual.length > 0 ? usual : (WEEKDAYS.map((one) => week[one] ?? []).find((one) => one.length > 0) ?? []);
  return holidays.includes(date) ? [] : usual;
};

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];

const atTime = (day: DateTime, time: string): DateTime => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.startOf('day').set({ hour, minute });
};

export const utc = (moment: number): string => new Date(moment).toISOString();
