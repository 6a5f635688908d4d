import type { Calendar } from './calendar.ts';

/** A day of a calendar's own: a date that is off, or one that is worked whatever the week says. */
export type OwnDay = string | { date: string; working: true };
/** A day of a country's set: off, worked though the week says no (a day that the state moved), or (null) named only and as the week says. */
export type SetDay = { date: string; working: boolean | null };

/** A calendar with the days of its countries; its own days go before them. */
export const withDays = (
  { zone, week }: Pick<Calendar, 'zone' | 'week'>,
  own: OwnDay[],
  sets: SetDay[],
): Required<Omit<Calendar, 'stamp'>> => {
  const days = new Map<string, boolean>();
  for (const { date, working } of sets) {
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
