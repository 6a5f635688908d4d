import { DateTime } from 'luxon';
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
export const onCallBy = (rota: Rota, { at, calendars, away }: Around): string[] => [
  ...new Set(
    inTurn(rota, at, calendars['']?.zone ?? 'Asia/Almaty')
      .filter(({ user, calendar }) => !away.has(user) && (calendar === null || isWithin(calendars[calendar], at)))
      .map(({ user }) => user),
  ),
];

/** Whoever has her weeks first, the others after her in their order. Weeks are those of the clock on the wall. */
const inTurn = ({ people, turns }: Rota, at: string, zone: string): Rota['people'] => {
  if (!turns || people.length === 0) return people;
  const days = DateTime.fromISO(at, { zone }).diff(DateTime.fromISO(turns.since, { zone }), 'days').days;
  const turn = Math.floor(days / (7 * turns.weeks)) % people.length;
  return [...people.slice(turn), ...people.slice(0, turn)];
};

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
