import { DateTime } from 'luxon';
import type { Duration } from './duration.schema.ts';

/** Hours are the same length everywhere; days and months are those of a zone, which is slow to ask. */
const EXACT_MS: Partial<Record<Duration['unit'], number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000 };

/** The moment so long after another, by the clock of the zone. */
export const momentAfter = (at: string, { amount, unit }: Duration, zone: string): string => {
  const exact = EXACT_MS[unit];
  if (exact !== undefined) return new Date(Date.parse(at) + amount * exact).toISOString();
  return new Date(
    DateTime.fromISO(at, { zone })
      .plus({ [unit]: amount })
      .toMillis(),
  ).toISOString();
};
