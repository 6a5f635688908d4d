import type { Calendar } from './calendar.ts';

/** A calendar's own day: a date that is off, or one that is worked whatever the week says. */
export type OwnDay = string | { date: string; working: true };
/**
 * A day of a country's set: off, worked although the week says no (a day that the state moved), or (null) only named, following the week;
 * `week`: applies only where that many days a week are worked.
 */
export type SetDay = { date: string; working: boolean | null; week?: 5 | 6 | null | undefined };

/** Labour laws know two kinds of week, by whether Saturday is worked; Sunday makes no difference. */
export const weekOf = (week: Calendar['week']): 5 | 6 => ((week['6'] ?? []).length > 0 ? 6 : 5);

/** The days of a country's set that apply to a calendar with this week. */
export const daysFor = <Day extends Pick<SetDay, 'week'>>(week: Calendar['week'], days: Day[]): Day[] => {
  const kind = weekOf(week);
  return days.filter((day) => !day.week || day.week === kind);
};

/** A calendar with the days of its countries; its own days override them. */
export const withDays = (
  { zone, week }: Pick<Calendar, 'zone' | 'week'>,
  own: OwnDay[],
  sets: SetDay[],
): Required<Omit<Calendar, 'stamp'>> => {
  const days = new Map<string, boolean>();
  for (const { date, working } of daysFor(week, sets)) {
    if (working === false || (working === true && !days.has(date))) days.set(date, working);
  }
  for (const day of own) days.set(dateOf(day), typeof day !== 'string');
  const all = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    zone,
    week,
    holidays: all.filter(([, working]) => !working).map(([date]) => date),
    workdays: all.filter(([, working]) => working).map(([date]) => date),
  };
};

export const dateOf = (day: OwnDay): string => (typeof day === 'string' ? day : day.date);
