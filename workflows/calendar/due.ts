import { DateTime } from 'luxon';
import type { Due } from '../automation/due.schema.ts';
import {
  addWorkingSeconds,
  atTime,
  dayOf,
  EMPTY_DAYS,
  isWorkingTime,
  shiftsOf,
  utc,
  type Calendar,
  type Stretch,
} from './calendar.ts';

/**
 * The end of the working day, if at least an hour of it is left: of the shift now on, even one that began yesterday; of today's last; or of
 * the next working day's.
 */
export const endOfWorkingDay = (calendar: Calendar, at: string): string => {
  const now = Date.parse(at);
  const yesterday = shiftsOf(calendar, dayOf(calendar, now).start - 1);
  const today = shiftsOf(calendar, now);
  const ends = [yesterday.some(({ to }) => to > now) ? yesterday.at(-1)?.to : undefined, today.at(-1)?.to];
  const end = ends.find((one) => one !== undefined && one >= now + 3_600_000);
  if (end !== undefined) return utc(end);
  const next = nextWorkingDay(calendar, DateTime.fromISO(at, { zone: calendar.zone }));
  return utc(spansOf(calendar, next).at(-1)?.to ?? next.set({ hour: 18 }).toMillis());
};

/** How much time a due gives: minutes and hours by the wall clock or in working time; undefined for one that names a day. */
export const dueSpan = (due: Due): { of: 'wall' | 'working'; ms: number } | undefined => {
  if (due.by !== 'working' && due.by !== 'after') return undefined;
  if (due.unit !== 'minutes' && due.unit !== 'hours') return undefined;
  return {
    of: due.by === 'working' ? 'working' : 'wall',
    ms: due.amount * (due.unit === 'hours' ? 3_600_000 : 60_000),
  };
};

/** When a task set at `at` is due by this calendar. */
export const dueMoment = (due: Due, calendar: Calendar, at: string): string => {
  const span = dueSpan(due);
  if (span?.of === 'wall') return utc(Date.parse(at) + span.ms);
  const moment = DateTime.fromISO(at, { zone: calendar.zone });
  switch (due.by) {
    case 'end_of_working_day':
      return endOfWorkingDay(calendar, at);
    case 'after': {
      return utc(intoWorkingDay(calendar, moment.plus({ [due.unit]: due.amount })).toMillis());
    }
    case 'working':
      return addWorkingSeconds(calendar, at, due.amount * (due.unit === 'hours' ? 3600 : 60));
    case 'next_working_day': {
      const day = nextWorkingDay(calendar, moment);
      if (due.at !== 'other_hour') return utc(atTime(day, due.at).toMillis());
      return utc(otherHour(calendar, day, moment.hour + moment.minute / 60).toMillis());
    }
  }
};

/** Midnight of the first working day after `moment`'s day; a calendar without any counts as working daily. */
export const nextWorkingDay = (calendar: Calendar, moment: DateTime): DateTime => {
  let day = moment.startOf('day');
  for (let days = 0; days < EMPTY_DAYS; days++) {
    day = day.plus({ days: 1 });
    if (spansOf(calendar, day).length > 0) return day;
  }
  return moment.startOf('day').plus({ days: 1 });
};

/** A working hour of that day at least three hours away from `hour`: whoever did not answer then may answer now. */
const otherHour = (calendar: Calendar, day: DateTime, hour: number): DateTime => {
  const choices = spansOf(calendar, day).flatMap((span) => {
    const from = DateTime.fromMillis(span.from, { zone: calendar.zone });
    const hours: DateTime[] = [];
    for (
      let slot = from.startOf('hour') < from ? from.startOf('hour').plus({ hours: 1 }) : from;
      slot.toMillis() < span.to;
      slot = slot.plus({ hours: 1 })
    )
      hours.push(slot);
    return hours;
  });
  const far = choices.find((slot) => Math.abs(slot.hour - hour) >= 3);
  return far ?? choices[0] ?? day.set({ hour: 10, minute: 0 });
};

const intoWorkingDay = (calendar: Calendar, moment: DateTime): DateTime => {
  if (spansOf(calendar, moment).length > 0 || isWorkingTime(calendar, utc(moment.toMillis()))) return moment;
  const day = nextWorkingDay(calendar, moment);
  return day.set({ hour: moment.hour, minute: moment.minute, second: 0, millisecond: 0 });
};

const spansOf = (calendar: Calendar, moment: DateTime): Stretch[] => shiftsOf(calendar, moment.toMillis());
