import { nextWorkingMoment, type Calendar } from '../calendar/calendar.ts';
import type { Cause } from '../automation/cause.schema.ts';
import { kindOf } from '../channel/index.ts';
import type { SendingHours } from './sending-hours.schema.ts';

/**
 * A message that a clock causes waits for the client's morning; one that answers somebody goes at once. A process that names no cause acts by
 * the clock of a task or an invoice.
 */
export const isByClock = ({
  actor,
  cause,
}: {
  actor: { kind: string };
  cause?: Pick<Cause, 'clock'> | null | undefined;
}): boolean => actor.kind === 'process' && (!cause || cause.clock === true);

/** From when on a message of this account may go to a client in that zone; undefined: at once. */
export const goesFrom = (
  hours: Record<string, SendingHours> | undefined,
  account: string,
  { zone, at }: { zone: string; at: string },
): string | undefined => {
  const own = hours?.[kindOf(account)];
  if (!own) return undefined;
  const from = nextWorkingMoment(calendarOf(own, zone), at);
  return from === undefined || from === at ? undefined : from;
};

const days = ['1', '2', '3', '4', '5', '6', '7'];
/** A calendar remembers its days, so one is kept for each zone and hours. */
const calendars = new Map<string, Calendar>();
const calendarOf = ({ from, to }: SendingHours, zone: string): Calendar => {
  const key = `${zone} ${from} ${to}`;
  const known = calendars.get(key);
  if (known) return known;
  const week = Object.fromEntries(days.map((day): [string, [string, string][]] => [day, [[from, to]]]));
  const calendar = { zone, week, holidays: [] };
  calendars.set(key, calendar);
  return calendar;
};
