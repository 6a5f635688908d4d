import { DateTime } from 'luxon';
import { dayOf, nextWorkingMoment, shiftsOf, utc, type Calendar, type Stretch } from '../calendar/calendar.ts';
import { nextWorkingDay } from '../calendar/due.ts';
import { minutesOf } from './minutes.ts';

/** Where one key puts a task off to. */
export const postpones = ['hour', 'lunch', 'tomorrow', 'monday'] as const;
export type Postpone = (typeof postpones)[number];

export type SlotWorld = {
  now: string;
  /** of the user who must do it */
  calendar: Calendar;
  /** her other open tasks, each with its length */
  taken: { dueAt: string; type: string }[];
};

/**
 * A moment of her working time from there on at which none of her other tasks is due: quarters of an hour, long enough for it. Where a calendar has no
 * work ahead it is the moment itself.
 */
export const slotFor = (to: Postpone, type: string, { now, calendar, taken }: SlotWorld): string => {
  const length = minutesOf(type) * MINUTE;
  const busy = taken
    .map((task) => ({ from: Date.parse(task.dueAt), to: Date.parse(task.dueAt) + minutesOf(task.type) * MINUTE }))
    .sort((one, other) => one.from - other.from);
  const begin = onQuarter(beginOf(to, calendar, now));
  let at = begin;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const work = nextWorkingMoment(calendar, utc(at));
    if (work === undefined) return utc(begin);
    at = onQuarter(Date.parse(work));
    const end = endOfWork(calendar, at);
    const clash = busy.find(({ from, to: until }) => from < at + length && until > at);
    if (end === undefined || (end < at + length && end - startOfWork(calendar, at) >= length)) at = end ?? at + QUARTER;
    else if (clash) at = onQuarter(clash.to);
    else return utc(at);
  }
  return utc(begin);
};

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const MOST_TRIES = 500;
const onQuarter = (at: number): number => Math.ceil(at / QUARTER) * QUARTER;

const workAt = (calendar: Calendar, at: number): Stretch | undefined =>
  dayOf(calendar, at).spans.find(({ from, to }) => at >= from && at < to);
const endOfWork = (calendar: Calendar, at: number): number | undefined => workAt(calendar, at)?.to;
const startOfWork = (calendar: Calendar, at: number): number => workAt(calendar, at)?.from ?? at;

const beginOf = (to: Postpone, calendar: Calendar, now: string): number => {
  const moment = DateTime.fromISO(now, { zone: calendar.zone });
  switch (to) {
    case 'hour':
      return Date.parse(now) + 60 * MINUTE;
    case 'lunch': {
      const today = afterLunch(calendar, moment);
      return today > Date.parse(now) ? today : afterLunch(calendar, nextWorkingDay(calendar, moment));
    }
    case 'tomorrow':
      return atTen(calendar, nextWorkingDay(calendar, moment));
    case 'monday':
      return atTen(calendar, nextWorkingDay(calendar, moment.endOf('week')));
  }
};

/** When the work goes on after a break that ends between noon and four; without one at two. */
const afterLunch = (calendar: Calendar, day: DateTime): number => {
  const [noon, four] = [12, 16].map((hour) => day.startOf('day').set({ hour }).toMillis());
  const back = shiftsOf(calendar, day.toMillis()).find(({ from }, index) => index > 0 && from > noon! && from <= four!);
  return back?.from ?? day.startOf('day').set({ hour: 14 }).toMillis();
};

/** At ten, or when that day's work begins where it begins later. */
const atTen = (calendar: Calendar, day: DateTime): number => {
  const first = shiftsOf(calendar, day.toMillis())[0]?.from ?? 0;
  return Math.max(first, day.startOf('day').set({ hour: 10 }).toMillis());
};
