import { DateTime } from 'luxon';
import type { Due } from '../automation/automation.schema.ts';

/** Intervals per ISO weekday ("1" is Monday) in local time, days off as YYYY-MM-DD, IANA zone. */
export type Calendar = { zone: string; week: Record<string, [string, string][]>; holidays: string[] };

export const isWorkingTime = (calendar: Calendar, at: string): boolean => {
  const moment = DateTime.fromISO(at, { zone: calendar.zone });
  return intervalsOf(calendar, moment).some(([from, to]) => moment >= from && moment < to);
};

/** The end of today's last interval, or of the next working day's when today's work is over; with an hour left at least. */
export const endOfWorkingDay = (calendar: Calendar, at: string): string => {
  const moment = DateTime.fromISO(at, { zone: calendar.zone });
  const today = intervalsOf(calendar, moment).at(-1)?.[1];
  if (today && today >= moment.plus({ hours: 1 })) return iso(today);
  const next = nextWorkingDay(calendar, moment);
  return iso(intervalsOf(calendar, next).at(-1)?.[1] ?? next.set({ hour: 18 }));
};

/** When a task set at `at` is due by this calendar. */
export const dueMoment = (due: Due, calendar: Calendar, at: string): string => {
  const moment = DateTime.fromISO(at, { zone: calendar.zone });
  switch (due.by) {
    case 'end_of_working_day':
      return endOfWorkingDay(calendar, at);
    case 'after': {
      const later = moment.plus({ [due.unit]: due.amount });
      return due.unit === 'minutes' || due.unit === 'hours' ? iso(later) : iso(intoWorkingTime(calendar, later));
    }
    case 'next_working_day': {
      const day = nextWorkingDay(calendar, moment);
      if (due.at !== 'other_hour') return iso(atTime(day, due.at));
      return iso(otherHour(calendar, day, moment.hour + moment.minute / 60));
    }
  }
};

/** An hour of that day's work at least three hours away from `hour`: the person who did not answer then may answer now. */
const otherHour = (calendar: Calendar, day: DateTime, hour: number): DateTime => {
  const choices = intervalsOf(calendar, day).flatMap(([from, to]) => {
    const hours: DateTime[] = [];
    for (
      let slot = from.startOf('hour') < from ? from.startOf('hour').plus({ hours: 1 }) : from;
      slot < to;
      slot = slot.plus({ hours: 1 })
    )
      hours.push(slot);
    return hours;
  });
  const far = choices.find((slot) => Math.abs(slot.hour - hour) >= 3);
  return far ?? choices[0] ?? day.set({ hour: 10, minute: 0 });
};

const intoWorkingTime = (calendar: Calendar, moment: DateTime): DateTime => {
  if (intervalsOf(calendar, moment).length) return moment;
  const day = nextWorkingDay(calendar, moment);
  return day.set({ hour: moment.hour, minute: moment.minute, second: 0, millisecond: 0 });
};

/** Midnight of the first working day after `moment`'s day; a calendar without any is treated as working daily. */
const nextWorkingDay = (calendar: Calendar, moment: DateTime): DateTime => {
  let day = moment.startOf('day');
  for (let days = 0; days < 400; days++) {
    day = day.plus({ days: 1 });
    if (intervalsOf(calendar, day).length) return day;
  }
  return moment.startOf('day').plus({ days: 1 });
};

const intervalsOf = (calendar: Calendar, moment: DateTime): [DateTime, DateTime][] => {
  if (calendar.holidays.includes(moment.toISODate() ?? '')) return [];
  return (calendar.week[String(moment.weekday)] ?? []).map(([from, to]) => [atTime(moment, from), atTime(moment, to)]);
};

const atTime = (day: DateTime, time: string): DateTime => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.startOf('day').set({ hour, minute });
};

const iso = (moment: DateTime): string => moment.toUTC().toISO() ?? '';
