import { DateTime } from 'luxon';
import type { Due } from '../automation/due.schema.ts';
import {
  addWorkingSeconds,
  dayNumbered,
  dayOf,
  EMPTY_DAYS,
  isWorkingTime,
  shiftsOf,
  utc,
  type Calendar,
  type Day,
} from './calendar.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

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
  const next = workingDayAfter(calendar, now);
  return utc(shiftsOf(calendar, next.start).at(-1)?.to ?? timeOf(calendar, next, 18 * HOUR));
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
  const now = Date.parse(at);
  switch (due.by) {
    case 'end_of_working_day':
      return endOfWorkingDay(calendar, at);
    case 'after':
      return utc(intoWorkingDay(calendar, later(calendar, now, due)));
    case 'working':
      return addWorkingSeconds(calendar, at, due.amount * (due.unit === 'hours' ? 3600 : 60));
    case 'next_working_day': {
      const day = workingDayAfter(calendar, now);
      if (due.at === 'other_hour') return utc(otherHour(calendar, day, now).toMillis());
      const [hour = 0, minute = 0] = due.at.split(':').map(Number);
      return utc(timeOf(calendar, day, hour * HOUR + minute * MINUTE));
    }
  }
};

/** Midnight of the first working day after `moment`'s day; a calendar without any counts as working daily. */
export const nextWorkingDay = (calendar: Calendar, moment: DateTime): DateTime =>
  DateTime.fromMillis(workingDayAfter(calendar, moment.toMillis()).start, { zone: calendar.zone });

const workingDayAfter = (calendar: Calendar, moment: number): Day => {
  const { number } = dayOf(calendar, moment);
  for (let days = 1; days <= EMPTY_DAYS; days++) {
    const day = dayNumbered(calendar, number + days);
    if (shiftsOf(calendar, day.start).length > 0) return day;
  }
  return dayNumbered(calendar, number + 1);
};

/** The moment at which clocks show this time, in milliseconds of the day, on that day; one that they leave out is an hour later. */
const timeOf = ({ zone }: Calendar, { start, end }: Day, time: number): number => {
  // most days have their 24 hours, and need no zone
  if (end - start === DAY) return start + time;
  const [hour, minute, second] = [Math.floor(time / HOUR), Math.floor(time / MINUTE) % 60, (time % MINUTE) / 1000];
  const midnight = DateTime.fromMillis(start, { zone });
  return midnight.set({ hour, minute, second: Math.floor(second), millisecond: time % 1000 }).toMillis();
};

/** What clocks show at a moment, in milliseconds of the day. */
const timeAt = (calendar: Calendar, moment: number): number => {
  const { start, end } = dayOf(calendar, moment);
  if (end - start === DAY) return moment - start;
  const { hour, minute, second, millisecond } = DateTime.fromMillis(moment, { zone: calendar.zone });
  return hour * HOUR + minute * MINUTE + second * 1000 + millisecond;
};

/** The same time of a later day, minutes and hours by the clock. */
const later = (calendar: Calendar, moment: number, { amount, unit }: { amount: number; unit: string }): number => {
  if (unit !== 'days' && unit !== 'weeks')
    return DateTime.fromMillis(moment, { zone: calendar.zone })
      .plus({ [unit]: amount })
      .toMillis();
  const day = dayNumbered(calendar, dayOf(calendar, moment).number + amount * (unit === 'weeks' ? 7 : 1));
  return timeOf(calendar, day, timeAt(calendar, moment));
};

/** A working hour of that day at least three hours away from the hour of `moment`: whoever did not answer then may answer now. */
const otherHour = (calendar: Calendar, day: Day, moment: number): DateTime => {
  const hour = Math.floor(timeAt(calendar, moment) / MINUTE) / 60;
  const choices = shiftsOf(calendar, day.start).flatMap((span) => {
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
  return far ?? choices[0] ?? DateTime.fromMillis(timeOf(calendar, day, 10 * HOUR), { zone: calendar.zone });
};

const intoWorkingDay = (calendar: Calendar, moment: number): number => {
  if (shiftsOf(calendar, moment).length > 0 || isWorkingTime(calendar, utc(moment))) return moment;
  const minutes = Math.floor(timeAt(calendar, moment) / MINUTE);
  return timeOf(calendar, workingDayAfter(calendar, moment), minutes * MINUTE);
};
