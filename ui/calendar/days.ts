import { dateOf, daysFor, type OwnDay } from '../../workflows/calendar/holiday.ts';
import type { Calendar, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';

/**
 * How a day looks in the year: an ordinary one (`work`, `free`), one that a country has off, works or only names, one of the calendar's own.
 */
export type DayKind = 'work' | 'free' | 'holiday' | 'moved' | 'named' | 'own_off' | 'own_work';
export type Day = { date: string; kind: DayKind; name: Words | undefined };
type Shown = Pick<Calendar, 'week' | 'holidays' | 'holidaySets'>;

export const dayOf = ({ week, holidays, holidaySets }: Shown, sets: HolidaySet[], date: string): Day => {
  const named = sets
    .filter(({ key }) => holidaySets.includes(key))
    .flatMap(({ days }) => daysFor(week, days).filter((day) => day.date === date));
  const name = named[0]?.name;
  const own = holidays.find((day) => dateOf(day) === date);
  if (own !== undefined) return { date, kind: typeof own === 'string' ? 'own_off' : 'own_work', name };
  const off = named.find(({ working }) => working === false);
  if (off) return { date, kind: 'holiday', name: off.name };
  if (named.some(({ working }) => working === true)) return { date, kind: 'moved', name };
  const weekday = String(new Date(`${date}T12:00:00Z`).getUTCDay() || 7);
  const usual = (week[weekday]?.length ?? 0) > 0;
  return { date, kind: named.length > 0 && usual ? 'named' : usual ? 'work' : 'free', name };
};

/** What a click makes of a day: worked and off change places; the second click takes it back. */
export const turned = (holidays: OwnDay[], { date, kind }: Day): OwnDay[] => {
  const others = holidays.filter((day) => dateOf(day) !== date);
  if (kind === 'own_off' || kind === 'own_work') return others;
  const works = kind === 'work' || kind === 'moved' || kind === 'named';
  return [...others, works ? date : { date, working: true as const }].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
};

/** The dates of a month, with the empty places before its first Monday. */
export const monthOf = (year: number, month: number): { before: number; dates: string[] } => {
  const first = new Date(Date.UTC(year, month, 1));
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return {
    before: (first.getUTCDay() + 6) % 7,
    dates: Array.from({ length: count }, (_, index) =>
      new Date(Date.UTC(year, month, index + 1)).toISOString().slice(0, 10),
    ),
  };
};
