import { DateTime } from 'luxon';
import { refuse, type Refusal } from '../refusal.ts';
import type { Window } from './callback.schema.ts';
import { isCallingTime, nextCallingMoment, type CallingHours } from './calling-hours.ts';

const DAY_MS = 86_400_000;
const LONGEST_MS = 7 * DAY_MS;
const FARTHEST_MS = 180 * DAY_MS;

/** Why nobody may be promised a call then. Refused: WindowEmpty, WindowInPast, WindowTooLong, WindowTooFar, OutsideCallingHours. */
export const whyNotWindow = (
  { from, to }: Window,
  { now, hours, exact }: { now: string; hours: CallingHours; exact: boolean },
): Refusal | undefined => {
  if (to <= from) return refuse('WindowEmpty');
  if (to <= now) return refuse('WindowInPast');
  const length = Date.parse(to) - Date.parse(from);
  if (length > LONGEST_MS) return refuse('WindowTooLong');
  if (Date.parse(from) - Date.parse(now) > FARTHEST_MS) return refuse('WindowTooFar');
  if (exact) return undefined;
  const next = nextCallingMoment(hours, from < now ? now : from);
  return next !== undefined && next < to
    ? undefined
    : refuse('OutsideCallingHours', { next: next ? localText(next, hours) : '—' });
};

const localText = (at: string, hours: CallingHours): string =>
  DateTime.fromISO(at, { zone: hours[0]?.zone ?? 'UTC' }).toFormat('yyyy-MM-dd HH:mm');

/** As soon as the client may be called. */
export const soonestWindow = (hours: CallingHours, now: string, minutes: number): Window => {
  const from = nextCallingMoment(hours, now) ?? now;
  return { from, to: new Date(Date.parse(from) + minutes * 60_000).toISOString() };
};

/** When the first call of a window is due: its beginning, or when the client may be called within it. */
export const firstDue = ({ from, to }: Window, hours: CallingHours, exact: boolean): string => {
  if (exact || isCallingTime(hours, from)) return from;
  const next = nextCallingMoment(hours, from);
  return next !== undefined && next < to ? next : from;
};
