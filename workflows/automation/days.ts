import { DateTime } from 'luxon';
import type { Filter } from './condition.schema.ts';

export const namedDays = [
  ...(['today', 'yesterday', 'tomorrow', 'this_week', 'last_week', 'next_week'] as const),
  ...(['this_month', 'last_month', 'next_month'] as const),
] as const;
export type NamedDays = (typeof namedDays)[number];

/** `from` and `to` are days, `start` and `end` the moments (UTC) at which they begin; what is after `to` or `end` is not meant, nor they themselves. */
export type Days = { from?: string; to?: string; start?: string; end?: string };

/** The days that a filter names, in somebody's zone; undefined where it names none. */
export const daysOf = (value: Filter['value'], now: string, zone = 'UTC'): Days | undefined => {
  if (typeof value !== 'string') return undefined;
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  if (!today.isValid) return undefined;
  const named = namedSpan(value, today);
  if (named) return daysFrom(named[0], named[1]);
  const [first = '', last = first, ...more] = value.split('..');
  const [from, to] = [dayIn(first, zone), dayIn(last, zone)];
  const isWrong = [first, last].some((day) => day !== '' && !dayIn(day, zone));
  return isWrong || more.length > 0 || (!from && !to) ? undefined : daysFrom(from, to?.plus({ days: 1 }));
};

/** `found`: a day or a moment, RFC 3339. */
export const isWithin = (found: string, { from, to, start, end }: Days): boolean => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(found))
    return (from === undefined || found >= from) && (to === undefined || found < to);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(found)) return false;
  const at = DateTime.fromISO(found).toMillis();
  return (
    !Number.isNaN(at) && (start === undefined || at >= Date.parse(start)) && (end === undefined || at < Date.parse(end))
  );
};

/** Weeks begin on Monday. */
const namedSpan = (name: string, today: DateTime): [DateTime, DateTime] | undefined => {
  const [which = '', unit] = name.split('_');
  if (!(namedDays as readonly string[]).includes(name)) return undefined;
  const shift = { yesterday: -1, last: -1, tomorrow: 1, next: 1 }[which] ?? 0;
  const of = unit === 'week' ? 'weeks' : unit === 'month' ? 'months' : 'days';
  const first = today.startOf(of === 'weeks' ? 'week' : of === 'months' ? 'month' : 'day').plus({ [of]: shift });
  return [first, first.plus({ [of]: 1 })];
};

const dayIn = (day: string, zone: string): DateTime | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = DateTime.fromISO(day, { zone });
  return at.isValid ? at : undefined;
};

const daysFrom = (first: DateTime | undefined, after: DateTime | undefined): Days => ({
  ...(first ? { from: first.toISODate()!, start: first.toUTC().toISO()! } : {}),
  ...(after ? { to: after.toISODate()!, end: after.toUTC().toISO()! } : {}),
});
