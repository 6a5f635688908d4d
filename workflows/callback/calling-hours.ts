import { isWorkingTime, nextWorkingMoment, shiftAt, type Calendar } from '../calendar/calendar.ts';
import { zoneOf, type ZoneBy, type ZoneClues } from '../contact/zone.ts';
import type { CallbackRules, CallingWeek, PlainWeek } from './callback.schema.ts';

/** Everywhere in these calendars at once a client may be called: more than one where the zone is a guess. */
export type CallingHours = Calendar[];

/** Of a country with several zones, the one where most of its people live. */
const usualZones: Record<string, string> = { '7': 'Europe/Moscow', '1': 'America/New_York', '61': 'Australia/Sydney' };

/**
 * The zones in which it must be a permitted hour, the likeliest first. A mobile number of a country with many zones tells no zone: then it is the
 * usual one of that country and the house's own.
 */
export const zonesToCall = (clues: ZoneClues, house: string): { zones: string[]; by: ZoneBy } => {
  const { zone, by } = zoneOf(clues, house);
  if (zone) return { zones: [zone], by };
  const usual = Object.entries(usualZones).find(([code]) => clues.phone?.startsWith(`+${code}`))?.[1];
  return { zones: [...new Set([...(usual ? [usual] : []), house])], by };
};

/** `country`: whose calling hours count, by the number; `closed`: dates on which nobody is called. */
export const callingHours = (
  { countries, elsewhere }: Pick<CallbackRules, 'countries' | 'elsewhere'>,
  { country, zones, closed = [] }: { country: string | undefined; zones: string[]; closed?: string[] },
): CallingHours => {
  const week = plainWeek((country && countries[country]) || elsewhere);
  return zones.map((zone) => ({ zone, week, holidays: closed }));
};

/** What goes over midnight as two parts: the second belongs to the day after, only where it had begun. */
export const plainWeek = (week: CallingWeek): PlainWeek => {
  const plain: Record<string, [string, string][]> = {};
  const add = (day: number, from: string, to: string) => {
    if (from < to) (plain[String(day)] ??= []).push([from, to]);
  };
  for (const [day, intervals] of Object.entries(week))
    for (const [from, to] of intervals ?? []) {
      if (from < to) add(Number(day), from, to);
      else {
        add(Number(day), from, '24:00');
        add((Number(day) % 7) + 1, '00:00', to);
      }
    }
  return plain as PlainWeek;
};

export const isCallingTime = (hours: CallingHours, at: string): boolean =>
  hours.every((calendar) => isWorkingTime(calendar, at));

/** `at` itself, or the next moment at which the client may be called; undefined where that never comes. */
export const nextCallingMoment = (hours: CallingHours, at: string): string | undefined => {
  let moment = new Date(at).toISOString();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const later = hours.map((calendar) => nextWorkingMoment(calendar, moment));
    if (later.some((one) => one === undefined)) return undefined;
    const latest = (later as string[]).reduce((last, one) => (one > last ? one : last), moment);
    if (latest === moment) return moment;
    moment = latest;
  }
  return undefined;
};
const MOST_TRIES = 60;

/** When the permitted time that goes on at this moment ends; the moment itself where none does. */
export const callingUntil = (hours: CallingHours, at: string): string =>
  hours.reduce((until, calendar) => {
    const { on, until: ends } = shiftAt(calendar, at);
    const end = on ? ends : at;
    return end !== null && end < until ? end : until;
  }, LAST);
const LAST = '9999-12-31T00:00:00.000Z';

/** Stretches in which the client may be called, from a moment on, so many days ahead. */
export const callingSpans = (hours: CallingHours, from: string, days: number): { from: string; to: string }[] => {
  const end = new Date(Date.parse(from) + days * 86_400_000).toISOString();
  const spans: { from: string; to: string }[] = [];
  let next = nextCallingMoment(hours, from);
  while (next !== undefined && next < end && spans.length < MOST_SPANS) {
    const until = callingUntil(hours, next);
    const to = until < end ? until : end;
    if (to <= next) break;
    spans.push({ from: next, to });
    next = nextCallingMoment(hours, to);
  }
  return spans;
};
const MOST_SPANS = 200;
