import { DateTime } from 'luxon';
import * as library from 'rrule';
import { dayOf, type Calendar } from '../calendar/calendar.ts';
import type { Repeat } from './repeat.schema.ts';

// its package for Node is CommonJS, whose names Node does not find
const { RRule } = 'RRule' in library ? library : (library as unknown as { default: typeof library }).default;

/**
 * What repeats: `starts` is the local time from which the rule counts (`2026-01-31T09:00`), so that a late end never moves it. The hour on the wall
 * stays, whatever summer time does; moments are made of it only when they are needed.
 */
export type Series = { repeat: Repeat; starts: string; zone: string };
/** `local`: its place in the series. `missed`: how many places lie between it and the one that has ended. */
export type Occurrence = { local: string; at: string; missed: number };

/** The place that follows `ended` for a task that ended at this moment: the first of the rule after that moment; undefined where the series is over. */
export const nextOccurrence = (
  series: Series,
  ended: string,
  at: string,
  calendar: Calendar,
): Occurrence | undefined => {
  const { repeat, zone } = series;
  const found = repeat.after
    ? { local: afterEnd(series, at), missed: 0 }
    : byRule(series, ended, (local) => momentOfLocal(onWorkday(local, repeat, calendar), zone) > at);
  return found && { ...found, at: momentOfLocal(onWorkday(found.local, repeat, calendar), zone) };
};

/** The first places of a series, as local times; what its editor sees before it is saved. */
export const occurrences = ({ repeat, starts, zone }: Series, most: number): string[] =>
  repeat.rule === undefined
    ? []
    : ruleOf(repeat.rule, starts, zone)
        .all((_, index) => index < most)
        .map(localOf);

/** The moment of a local time: one that summer time skips is an hour later, one that comes twice is the first. */
export const momentOfLocal = (local: string, zone: string): string =>
  new Date(
    Math.min(
      ...DateTime.fromISO(local, { zone })
        .getPossibleOffsets()
        .map((one) => one.toMillis()),
    ),
  ).toISOString();

export const localIn = (at: string, zone: string): string =>
  DateTime.fromISO(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

/** How a rule ends with a day that somebody names: with the end of that day where she lives. */
export const untilDay = (date: string, zone: string): string =>
  DateTime.fromISO(date, { zone }).endOf('day').toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'");

/** The same rule from another place on: of a number of times those that are left. */
export const ruleFrom = (rule: string, { starts, zone }: Pick<Series, 'starts' | 'zone'>, place: string): string => {
  const count = /COUNT=(\d+)/.exec(rule)?.[1];
  if (count === undefined) return rule;
  const past = ruleOf(rule, starts, zone)
    .all((date) => localOf(date) < place)
    .filter((date) => localOf(date) < place);
  return rule.replace(/COUNT=\d+/, `COUNT=${Math.max(1, Number(count) - past.length)}`);
};

export const isRule = (rule: string): boolean => {
  try {
    const { freq } = RRule.parseString(rule);
    return freq !== undefined && freq <= RRule.DAILY && /^[A-Z0-9=;,+-]+$/.test(rule);
  } catch {
    return false;
  }
};

/** No rule is followed over more places than this from one task to the next. */
const MOST_PLACES = 5000;

const byRule = (
  { repeat, starts, zone }: Series,
  ended: string,
  isNext: (local: string) => boolean,
): { local: string; missed: number } | undefined => {
  const rule = ruleOf(repeat.rule!, starts, zone);
  let place = rule.after(wallOf(ended), false);
  for (let missed = 0; place && missed < MOST_PLACES; missed++) {
    const local = localOf(place);
    if (isNext(local)) return { local, missed };
    place = rule.after(place, false);
  }
  return undefined;
};

const afterEnd = ({ repeat, starts, zone }: Series, at: string): string => {
  const { amount, unit } = repeat.after!;
  const day = DateTime.fromISO(at, { zone })
    .plus({ [unit]: amount })
    .toFormat('yyyy-MM-dd');
  return `${day}T${starts.slice(11)}`;
};

/** Rules count wall clocks: to them every day has the hours of UTC. An end that is told in UTC is one on that wall. */
const ruleOf = (rule: string, starts: string, zone: string) => {
  const local = rule.replace(/UNTIL=(\d{8})(T(\d{6})Z)?/, (_, day: string, time: string | undefined) => {
    const until = time
      ? DateTime.fromFormat(`${day}${time}`, "yyyyMMdd'T'HHmmss'Z'", { zone: 'utc' }).setZone(zone)
      : DateTime.fromFormat(day, 'yyyyMMdd').endOf('day');
    return `UNTIL=${until.toFormat("yyyyMMdd'T'HHmmss'Z'")}`;
  });
  return new RRule({ ...RRule.parseString(local), dtstart: wallOf(starts) });
};

const wallOf = (local: string): Date => new Date(`${local.slice(0, 16)}:00Z`);
const localOf = (wall: Date): string => wall.toISOString().slice(0, 16);

/** The same hour of the last working day before, where that day is off and the series asks for it. */
const onWorkday = (local: string, { workday }: Repeat, calendar: Calendar): string => {
  if (!workday) return local;
  let day = DateTime.fromISO(local, { zone: calendar.zone });
  for (let back = 0; back < 31; back++) {
    if (dayOf(calendar, day.startOf('day').toMillis()).spans.length > 0) return day.toFormat("yyyy-MM-dd'T'HH:mm");
    day = day.minus({ days: 1 });
  }
  return local;
};
