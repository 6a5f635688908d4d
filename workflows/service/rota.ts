import type { Calendars } from '../automation/facts.ts';
import { isWorkingTime } from '../calendar/calendar.ts';
import type { Rota } from './rota.schema.ts';

type Around = {
  at: string;
  calendars: Calendars;
  /** absent, or works here no more */
  away: ReadonlySet<string>;
};

/** Who is on call by a rota at this moment, in the order of calling. A calendar that is gone is nobody's hours. */
export const onCallBy = ({ people }: Rota, { at, calendars, away }: Around): string[] => [
  ...new Set(
    people
      .filter(({ user, calendar }) => !away.has(user) && (calendar === null || isWithin(calendars[calendar], at)))
      .map(({ user }) => user),
  ),
];

const isWithin = (calendar: Calendars[string] | undefined, at: string): boolean =>
  calendar !== undefined && isWorkingTime(calendar, at);

export type OnCall = { rota: Rota; people: string[] };

/** Whom work of a group calls: the group's own rota where somebody is on call there, else the house's. */
export const onCallFor = (rotas: Rota[], group: string | null, around: Around): OnCall | undefined => {
  const fits = [...rotas.filter((rota) => group !== null && rota.group === group), ...rotas.filter(isOfHouse)];
  const called = fits.map((rota) => ({ rota, people: onCallBy(rota, around) }));
  return called.find(({ people }) => people.length > 0) ?? called[0];
};

const isOfHouse = ({ group }: Rota): boolean => group === null;

/** The first who has not been called yet; undefined where nobody is left. */
export const nextOnCall = (people: string[], called: string[]): string | undefined =>
  people.find((user) => !called.includes(user));
