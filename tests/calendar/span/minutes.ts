import fc from 'fast-check';
import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import type { Pause } from '../../../workflows/calendar/span.ts';

const MINUTE = 60_000;
const iso = (minute: number) => new Date(minute * MINUTE).toISOString();

const lunch: [string, string][] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const nights: [string, string][] = [
  ['00:00', '06:00'],
  ['22:00', '24:00'],
];
const days = (hours: [string, string][], named: string) => Object.fromEntries([...named].map((day) => [day, hours]));
const always = days([['00:00', '24:00']], '1234567');

/** Three weeks each, about the nights when the clocks change and the days off that were moved. */
export const windows: { calendar: Calendar; from: string }[] = [
  {
    calendar: {
      zone: 'Asia/Almaty',
      week: days(lunch, '12345'),
      holidays: ['2026-03-09', '2026-03-23', '2026-03-24'],
      workdays: ['2026-03-14'],
    },
    from: '2026-03-05',
  },
  { calendar: { zone: 'Europe/Kyiv', week: days(nights, '1234567'), holidays: [] }, from: '2026-03-20' },
  { calendar: { zone: 'Europe/Kyiv', week: days(nights, '1234567'), holidays: ['2026-10-28'] }, from: '2026-10-16' },
  { calendar: { zone: 'America/New_York', week: always, holidays: [] }, from: '2026-02-27' },
  {
    calendar: { zone: 'America/New_York', week: days([['00:30', '09:15']], '123567'), holidays: ['2026-11-03'] },
    from: '2026-10-23',
  },
  {
    calendar: {
      zone: 'Europe/Moscow',
      week: days([['09:00', '18:00']], '12345'),
      holidays: ['2026-11-04'],
      workdays: ['2026-10-31'],
    },
    from: '2026-10-20',
  },
];

/** The minutes of a window, each asked of the platform's own calendar whether it is worked. */
const worked = new Map<(typeof windows)[number], boolean[]>();
const workOf = (window: (typeof windows)[number]): boolean[] => {
  const known = worked.get(window);
  if (known) return known;
  const { zone, week, holidays, workdays = [] } = window.calendar;
  const speaks = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const minutes = Array.from({ length: 21 * 1440 }, (_, index) => {
    const [date = '', time = ''] = speaks.format((firstOf(window) + index) * MINUTE).split(', ');
    const day = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
    const off = holidays.includes(date) && !workdays.includes(date);
    const hours = week[String(day)] ?? (workdays.includes(date) ? week['1'] : undefined) ?? [];
    return !off && hours.some(([from, to]) => time >= from && time < to);
  });
  worked.set(window, minutes);
  return minutes;
};
const firstOf = ({ from }: { from: string }) => Date.parse(`${from}T00:00:00Z`) / MINUTE;

export type Case = { window: (typeof windows)[number]; since: string; ms: number; pauses: Pause[]; working: boolean };

export const anySpan: fc.Arbitrary<Case> = fc
  .record({
    window: fc.constantFrom(...windows),
    begun: fc.nat({ max: 8 * 1440 }),
    minutes: fc.integer({ min: 1, max: 30 * 60 }),
    pauses: fc.array(fc.tuple(fc.nat({ max: 9 * 1440 }), fc.integer({ min: 1, max: 3000 })), { maxLength: 4 }),
    open: fc.option(fc.nat({ max: 12 * 1440 })),
    working: fc.boolean(),
  })
  .map(({ window, begun, minutes, pauses, open, working }) => {
    const first = firstOf(window);
    const told: Pause[] = pauses.map(([from, long]) => ({ from: iso(first + from), to: iso(first + from + long) }));
    if (open !== null) told.push({ from: iso(first + open), to: null });
    return { window, since: iso(first + begun), ms: minutes * MINUTE, pauses: told, working };
  });

/** When a budget is used up, counted minute by minute; undefined: a pause without an end comes before; null: not in these weeks. */
export const countedMoment = (one: Case): string | undefined | null => {
  let left = one.ms / MINUTE;
  for (const { at, counts, stopped } of minutesOf(one)) {
    if (left === 0) return at;
    if (stopped) return undefined;
    if (counts) left -= 1;
  }
  return null;
};

/** Minutes of it that are used at a moment. */
export const countedUse = (one: Case, until: string): number => {
  let used = 0;
  for (const { at, counts } of minutesOf(one)) {
    if (at >= until) break;
    if (counts) used += 1;
  }
  return Math.min(used, one.ms / MINUTE);
};

function* minutesOf({ window, since, pauses, working }: Case) {
  const first = firstOf(window);
  const work = workOf(window);
  for (let minute = Date.parse(since) / MINUTE; minute < first + work.length; minute++) {
    const at = iso(minute);
    const lain = pauses.filter(({ from, to }) => from <= at && (to === null || at < to));
    const stopped = lain.some(({ to }) => to === null);
    yield { at, counts: lain.length === 0 && (!working || work[minute - first] === true), stopped };
  }
}
