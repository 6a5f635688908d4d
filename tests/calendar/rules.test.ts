import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isWorkingTime, type Calendar } from '../../workflows/calendar/calendar.ts';
import { withDays } from '../../workflows/calendar/holiday.ts';
import { seededCalendar, seededHolidays } from '../../prisma/seed/calendar.ts';
import { dueMoment, endOfWorkingDay } from '../../workflows/calendar/due.ts';
import type { Due } from '../../workflows/automation/due.schema.ts';
import { longer } from '../support/long.ts';

const almaty: Calendar = withDays(seededCalendar(), [], seededHolidays('kz').days);
const kyiv: Calendar = { ...almaty, zone: 'Europe/Kyiv', holidays: [] };
const at = (text: string, { zone } = almaty) => DateTime.fromISO(text, { zone }).toUTC().toISO()!;
const local = (iso: string, { zone } = almaty) => DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const anyMoment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const calendar = fc.constantFrom(almaty, kyiv);

describe('C1 working time', () => {
  it.each([
    ['2026-11-23T09:00', true],
    ['2026-11-23T08:59', false],
    ['2026-11-23T13:00', false],
    ['2026-11-23T13:59', false],
    ['2026-11-23T14:00', true],
    ['2026-11-23T18:00', false],
    ['2026-11-21T13:59', true],
    ['2026-11-22T11:00', false],
    ['2026-12-16T11:00', false],
  ])('at %s in Almaty: %s', (text, working) => {
    expect(isWorkingTime(almaty, at(text))).toBe(working);
  });
});

describe('C1 the end of the working day', () => {
  it.each([
    ['2026-11-23T10:00', '2026-11-23T18:00'],
    ['2026-11-23T05:00', '2026-11-23T18:00'],
    ['2026-11-23T17:00', '2026-11-23T18:00'],
    ['2026-11-23T17:01', '2026-11-24T18:00'],
    ['2026-11-20T19:00', '2026-11-21T14:00'],
    ['2026-11-21T15:00', '2026-11-23T18:00'],
    ['2026-12-15T18:30', '2026-12-17T18:00'],
  ])('is for %s the %s', (now, end) => {
    expect(local(endOfWorkingDay(almaty, at(now)))).toBe(end);
  });

  it('is always an hour away at least, and the end of some work', () => {
    fc.assert(
      fc.property(calendar, anyMoment, (of, now) => {
        const end = endOfWorkingDay(of, now);
        expect(Date.parse(end) - Date.parse(now)).toBeGreaterThanOrEqual(3_600_000);
        expect(isWorkingTime(of, new Date(Date.parse(end) - 60_000).toISOString())).toBe(true);
        expect(isWorkingTime(of, end)).toBe(false);
      }),
    );
  });
});

describe('C1 when a task is due', () => {
  const due = (how: Due, now: string) => local(dueMoment(how, almaty, at(now)));

  it('after hours is so many hours later, at night too', () => {
    expect(due({ by: 'after', amount: 20, unit: 'hours' }, '2026-11-21T12:00')).toBe('2026-11-22T08:00');
  });

  it('after working time counts only that: a Friday evening goes on on Saturday, a Sunday on Monday', () => {
    expect(due({ by: 'working', amount: 2, unit: 'hours' }, '2026-11-23T10:00')).toBe('2026-11-23T12:00');
    expect(due({ by: 'working', amount: 2, unit: 'hours' }, '2026-11-20T17:30')).toBe('2026-11-21T11:30');
    expect(due({ by: 'working', amount: 30, unit: 'minutes' }, '2026-11-22T12:00')).toBe('2026-11-23T09:30');
  });

  it('after days, weeks and months keeps the hour and moves from a day off to the next working day', () => {
    expect(due({ by: 'after', amount: 2, unit: 'days' }, '2026-11-23T11:30')).toBe('2026-11-25T11:30');
    expect(due({ by: 'after', amount: 2, unit: 'days' }, '2026-11-20T11:30')).toBe('2026-11-23T11:30');
    expect(due({ by: 'after', amount: 2, unit: 'weeks' }, '2026-12-02T11:30')).toBe('2026-12-17T11:30');
    expect(due({ by: 'after', amount: 1, unit: 'months' }, '2026-11-23T11:30')).toBe('2026-12-23T11:30');
    expect(due({ by: 'after', amount: 1, unit: 'months' }, '2027-01-31T11:30')).toBe('2027-03-01T11:30');
  });

  it('on the next working day skips Sunday and holidays', () => {
    expect(due({ by: 'next_working_day', at: '11:00' }, '2026-11-21T10:00')).toBe('2026-11-23T11:00');
    expect(due({ by: 'next_working_day', at: '11:00' }, '2026-12-15T10:00')).toBe('2026-12-17T11:00');
    expect(due({ by: 'next_working_day', at: '11:00' }, '2027-03-19T10:00')).toBe('2027-03-20T11:00');
    expect(due({ by: 'next_working_day', at: '11:00' }, '2027-03-20T10:00')).toBe('2027-03-25T11:00');
  });

  it('at another hour is at least three hours away from the last try', () => {
    expect(due({ by: 'next_working_day', at: 'other_hour' }, '2026-11-23T10:20')).toBe('2026-11-24T14:00');
    expect(due({ by: 'next_working_day', at: 'other_hour' }, '2026-11-23T16:40')).toBe('2026-11-24T09:00');
    fc.assert(
      fc.property(calendar, anyMoment, (of, now) => {
        const next = dueMoment({ by: 'next_working_day', at: 'other_hour' }, of, now);
        expect(isWorkingTime(of, next)).toBe(true);
        const [before, after] = [DateTime.fromISO(now, { zone: of.zone }), DateTime.fromISO(next, { zone: of.zone })];
        expect(after.startOf('day') > before.startOf('day')).toBe(true);
        // a Saturday of four hours has no hour so far from its own noon
        if (after.weekday < 6)
          expect(Math.abs(after.hour - (before.hour + before.minute / 60))).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('keeps the wall clock when summer time begins', () => {
    const of = (now: string) => local(dueMoment({ by: 'after', amount: 1, unit: 'days' }, kyiv, at(now, kyiv)), kyiv);
    expect(of('2027-03-27T12:00')).toBe('2027-03-29T12:00');
  });

  it('shows the same time on the clock as a count by dates does, in zones that change theirs at midnight or by half an hour', () => {
    const zones = ['Asia/Almaty', 'Europe/Kyiv', 'America/Havana', 'Australia/Lord_Howe'];
    const days = zones.map((zone): Calendar => ({ ...almaty, zone, week: { 2: [['10:00', '12:00']] }, holidays: [] }));
    const time = fc.constantFrom('00:00', '00:30', '02:15', '11:00', '23:45');
    fc.assert(
      fc.property(fc.constantFrom(...days), anyMoment, fc.nat(40), time, (of, now, amount, clock) => {
        const there = DateTime.fromISO(now, { zone: of.zone });
        const tuesday = (day: DateTime) => day.plus({ days: (9 - day.weekday) % 7 });
        const after = there.plus({ days: amount });
        const { hour, minute } = after;
        const expected = after.weekday === 2 ? after : tuesday(after.startOf('day')).set({ hour, minute });
        expect(dueMoment({ by: 'after', amount, unit: 'days' }, of, now)).toBe(expected.toUTC().toISO());
        const [h, m] = clock.split(':').map(Number) as [number, number];
        const next = tuesday(there.startOf('day').plus({ days: 1 })).set({ hour: h, minute: m });
        expect(dueMoment({ by: 'next_working_day', at: clock }, of, now)).toBe(next.toUTC().toISO());
      }),
      {
        numRuns: longer(500, 20_000),
        examples: [
          [days[2]!, '2026-03-08T05:00:00.000Z', 0, '00:00'],
          [days[2]!, '2027-11-07T04:00:00.000Z', 38, '00:00'],
        ],
      },
    );
  });

  it('is never before now, by whatever rule', () => {
    const how = fc.oneof(
      fc.constant<Due>({ by: 'end_of_working_day' }),
      fc.constant<Due>({ by: 'next_working_day', at: 'other_hour' }),
      fc.constant<Due>({ by: 'next_working_day', at: '11:00' }),
      fc.record({
        by: fc.constant('after' as const),
        amount: fc.nat(60),
        unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months'),
      }) as fc.Arbitrary<Due>,
    );
    fc.assert(fc.property(how, calendar, anyMoment, (rule, of, now) => dueMoment(rule, of, now) >= now));
  });

  it('comes to an end in a calendar without a working day', () => {
    const never: Calendar = { zone: 'Asia/Almaty', week: {}, holidays: [] };
    expect(dueMoment({ by: 'end_of_working_day' }, never, at('2026-11-23T10:00')) > at('2026-11-23T10:00')).toBe(true);
  });
});

describe('C1 the holidays of 2026 and 2027', () => {
  const off = (country: string) => new Map(seededHolidays(country).days.map(({ date, working }) => [date, working]));

  it.each([
    [
      'kz',
      [
        '2026-01-02',
        '2026-03-09',
        '2026-03-25',
        '2026-05-11',
        '2026-05-27',
        '2026-10-26',
        '2027-03-15',
        '2027-03-24',
        '2027-05-10',
      ],
    ],
    [
      'ru',
      ['2026-01-08', '2026-01-09', '2026-03-09', '2026-05-11', '2026-12-31', '2027-05-03', '2027-06-14', '2027-11-04'],
    ],
  ])('of %s are off, with the days that were moved', (country, days) => {
    for (const day of days) expect([day, off(country).get(day)]).toEqual([day, false]);
  });

  it('of Ukraine are named and worked while martial law lasts, and make no Sunday a working day', () => {
    const days = seededHolidays('ua').days;
    expect(days.every(({ working }) => working === null)).toBe(true);
    const weekdays = { zone: 'Europe/Kyiv', week: { 1: almaty.week['1']! } };
    expect(withDays(weekdays, [], days)).toMatchObject({ holidays: [], workdays: [] });
  });

  it('leave the former Constitution Day of Kazakhstan a working day', () => {
    expect(off('kz').has('2026-08-31')).toBe(false);
  });

  it.each(['kz', 'ru', 'ua'])('of %s have a name in four languages, one entry a date, in order', (country) => {
    const { days } = seededHolidays(country);
    expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort());
    for (const { name } of days) expect(Object.keys(name).sort()).toEqual(['en', 'kk', 'ru', 'uk']);
  });
});
