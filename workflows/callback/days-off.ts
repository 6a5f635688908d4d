import type { Calendar } from '../calendar/calendar.ts';
import { withDays, type OwnDay, type SetDay } from '../calendar/holiday.ts';

/** What the house knows of days off: its own calendar, and countries' sets; `kept`: that calendar keeps them. */
export type KnownDays = {
  week: Calendar['week'];
  own: OwnDay[];
  sets: { key: string; kept: boolean; days: SetDay[] }[];
};

/** The dates on which nobody of this country is called: the house is closed, or it is a holiday there; a day that the house works is none. */
export const daysOff = ({ week, own, sets }: KnownDays, country: string | undefined): string[] => {
  const days = sets.flatMap((one) => (one.kept || one.key === country ? one.days : []));
  return withDays({ zone: 'UTC', week }, own, days).holidays;
};
