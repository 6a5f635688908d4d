export type Hours = [string, string];
export type Week = Record<string, Hours[]>;
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The grid's step. */
export const STEP = 15;
const DAY = 24 * 60;

export const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** What a person types for a time: 9, 930, 9.30, 9:30, 24:00; undefined when it is none. */
export const timeFrom = (typed: string): string | undefined => {
  const found = /^\s*(\d{1,2})(?:[:.,\s]?(\d{2}))?\s*$/.exec(typed);
  if (!found) return undefined;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minutes <= DAY ? timeOf(minutes) : undefined;
};
export const snapped = (minutes: number): number => Math.max(0, Math.min(DAY, Math.round(minutes / STEP) * STEP));

/** A day's intervals in order, those that touch made one, empty ones dropped. */
export const tidy = (hours: Hours[]): Hours[] => {
  const sorted = hours
    .map(([from, to]) => [minutesOf(from), minutesOf(to)] as const)
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.map(([from, to]) => [timeOf(from), timeOf(to)]);
};

/** Moved as a whole, kept inside the day. */
export const moved = ([from, to]: Hours, by: number): Hours => {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const step = Math.max(-start, Math.min(DAY - end, by));
  return [timeOf(start + step), timeOf(end + step)];
};

/** One end moved; an interval is never shorter than a step. */
export const resized = ([from, to]: Hours, end: 'from' | 'to', at: number): Hours => {
  const [start, stop] = [minutesOf(from), minutesOf(to)];
  return end === 'from'
    ? [timeOf(Math.max(0, Math.min(at, stop - STEP))), to]
    : [from, timeOf(Math.min(DAY, Math.max(at, start + STEP)))];
};

/** One end typed: where it passes the other end, that one is moved an hour beyond it. */
export const withEnd = ([from, to]: Hours, end: 'from' | 'to', time: string): Hours => {
  const at = minutesOf(time);
  if (end === 'from')
    return at < minutesOf(to) ? [time, to] : [timeOf(Math.min(at, DAY - STEP)), timeOf(Math.min(DAY, at + 60))];
  return at > minutesOf(from) ? [from, time] : [timeOf(Math.max(0, at - 60)), timeOf(Math.max(STEP, at))];
};

/** An hour of work where the day has room for it: after the last interval, else before the first. */
export const withOneMore = (hours: Hours[]): Hours[] => {
  if (hours.length === 0) return [['09:00', '18:00']];
  const last = minutesOf(tidy(hours).at(-1)?.[1] ?? '00:00');
  const first = minutesOf(tidy(hours)[0]?.[0] ?? '24:00');
  if (last + 60 < DAY) return [...hours, [timeOf(last + 60), timeOf(Math.min(DAY, last + 120))]];
  if (first >= 120) return [[timeOf(first - 120), timeOf(first - 60)], ...hours];
  return hours;
};

/** Hours of work in the week. */
export const hoursIn = (week: Week): number =>
  weekdays
    .flatMap((day) => tidy(week[day] ?? []))
    .reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0) / 60;
