import { DateTime } from 'luxon';
import type { Calendar } from '../calendar/calendar.ts';
import type { Budget } from '../calendar/span.ts';
import type { Duration } from './duration.schema.ts';

/** Hours are the same length everywhere; days and months depend on the zone, which is slow to compute. */
const EXACT_MS: Partial<Record<Duration['unit'], number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000 };

/** The moment this long after another, by the clock of the zone. */
export const momentAfter = (at: string, { amount, unit }: Duration, zone: string): string => {
  const exact = EXACT_MS[unit];
  if (exact !== undefined) return new Date(Date.parse(at) + amount * exact).toISOString();
  return new Date(
    DateTime.fromISO(at, { zone })
      .plus({ [unit]: amount })
      .toMillis(),
  ).toISOString();
};

/** A budget of a calendar's working time, else of the wall clock: a month counts from `since`, in that zone. */
export const budgetOf = (
  duration: Duration,
  { since, zone, working }: { since: string; zone: string; working?: Calendar | undefined },
): Budget =>
  working
    ? { ms: duration.amount * WORKING_SECONDS[duration.unit] * 1000, working }
    : { ms: Date.parse(momentAfter(since, duration, zone)) - Date.parse(since) };

/** A working day is eight hours, a week five days, a month twenty-two. */
const WORKING_SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 28_800, weeks: 144_000, months: 633_600 };
