import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addWorkingSeconds,
  isWorkingTime,
  nextWorkingMoment,
  shiftAt,
  workingSecondsBetween,
  type Calendar,
} from '../../../workflows/calendar/calendar.ts';
import { withDays } from '../../../workflows/calendar/holiday.ts';

const lunch: [string, string][] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const almaty: Calendar = {
  zone: 'Asia/Almaty',
  week: { 1: lunch, 2: lunch, 3: lunch, 4: lunch, 5: lunch },
  holidays: ['2026-12-16'],
  workdays: ['2026-11-28'],
};
const kyiv: Calendar = {
  zone: 'Europe/Kyiv',
  week: { 1: [['08:30', '17:15']], 3: [['00:00', '24:00']], 6: [['22:00', '24:00']], 7: [['00:00', '06:00']] },
  holidays: [],
};
const always: Calendar = {
  zone: 'America/New_York',
  week: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
  holidays: [],
};
const never: Calendar = { zone: 'Asia/Almaty', week: {}, holidays: [] };
const overlapping: Calendar = {
  zone: 'Asia/Qyzylorda',
  week: {
    2: [
      ['12:00', '15:00'],
      ['09:00', '13:00'],
      ['17:00', '16:00'],
    ],
    5: [['10:00', '10:00']],
  },
  holidays: [],
};
const at = (text: string, { zone } = almaty) => DateTime.fromISO(text, { zone }).toUTC().toISO()!;
const local = (iso: string, { zone } = almaty) => DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const hours = (amount: number) => amount * 3600;
const working = fc.constantFrom(almaty, kyiv, always, overlapping);
const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const seconds = fc.integer({ min: 0, max: 400 * 3600 });
const some = fc.integer({ min: 1, max: 400 * 3600 });

describe('C1 working hours', () => {
  it.each([
    ['2026-11-23T10:00', 4, '2026-11-23T15:00'],
    ['2026-11-23T12:30', 0.5, '2026-11-23T13:00'],
    ['2026-11-23T17:00', 4, '2026-11-24T12:00'],
    ['2026-11-23T03:00', 0, '2026-11-23T09:00'],
    ['2026-11-23T10:00', 7, '2026-11-23T18:00'],
    ['2026-11-27T17:00', 2, '2026-11-28T10:00'],
    ['2026-11-28T17:00', 2, '2026-11-30T10:00'],
    ['2026-12-15T17:00', 2, '2026-12-17T10:00'],
  ])('from %s on, %d of them end at %s', (from, amount, to) => {
    expect(local(addWorkingSeconds(almaty, at(from), hours(amount)))).toBe(to);
  });

  it('are hours that pass, also on the day when the clock changes', () => {
    expect(local(addWorkingSeconds(always, at('2027-03-14T00:00', always), hours(5)), always)).toBe('2027-03-14T06:00');
    expect(local(addWorkingSeconds(always, at('2026-11-01T00:00', always), hours(5)), always)).toBe('2026-11-01T04:00');
    expect(workingSecondsBetween(always, at('2027-03-14T00:00', always), at('2027-03-15T00:00', always))).toBe(
      hours(23),
    );
  });

  it('are counted once where intervals overlap, and not at all where they are empty', () => {
    expect(workingSecondsBetween(overlapping, at('2026-11-23', overlapping), at('2026-11-30', overlapping))).toBe(
      hours(6),
    );
  });

  it('on a worked day off are those of its weekday, else of the week’s first day', () => {
    expect(isWorkingTime(almaty, at('2026-11-28T10:00'))).toBe(true);
    expect(isWorkingTime(almaty, at('2026-11-28T13:30'))).toBe(false);
    expect(isWorkingTime({ ...never, workdays: ['2026-11-28'] }, at('2026-11-28T10:00'))).toBe(false);
  });

  it('adding a and then b is adding a + b, and ends with working time', () => {
    fc.assert(
      fc.property(working, moment, seconds, some, (calendar, from, a, b) => {
        const there = addWorkingSeconds(calendar, from, a + b);
        expect(addWorkingSeconds(calendar, addWorkingSeconds(calendar, from, a), b)).toBe(there);
        expect(isWorkingTime(calendar, new Date(Date.parse(there) - 1).toISOString())).toBe(true);
        expect(there >= from).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('between two moments are as many as were added', () => {
    fc.assert(
      fc.property(working, moment, seconds, (calendar, from, amount) => {
        expect(workingSecondsBetween(calendar, from, addWorkingSeconds(calendar, from, amount))).toBe(amount);
        expect(workingSecondsBetween(calendar, addWorkingSeconds(calendar, from, amount + 1), from)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('go by the clock on the wall where there is no work ahead, and come to an end', () => {
    const from = at('2026-11-23T10:00');
    expect(nextWorkingMoment(never, from)).toBeUndefined();
    expect(local(addWorkingSeconds(never, from, hours(4)))).toBe('2026-11-23T14:00');
    const last: Calendar = { ...almaty, week: {}, holidays: [], workdays: [] };
    expect(workingSecondsBetween(last, from, at('2030-01-01'))).toBe(0);
    const years = addWorkingSeconds(almaty, from, hours(10_000_000));
    expect(years > '2036-11').toBe(true);
  });
});

describe('C1 the next working moment and the shift', () => {
  it('is now in working time, else the beginning of the next stretch', () => {
    fc.assert(
      fc.property(working, moment, (calendar, now) => {
        const next = nextWorkingMoment(calendar, now)!;
        expect(isWorkingTime(calendar, next)).toBe(true);
        expect(next === now).toBe(isWorkingTime(calendar, now));
        expect(workingSecondsBetween(calendar, now, next)).toBe(0);
        const shift = shiftAt(calendar, now);
        expect(shift.on).toBe(isWorkingTime(calendar, now));
        expect(shift.until! > now).toBe(true);
        if (!shift.on) expect(shift.until).toBe(next);
        if (shift.since) expect(shift.since <= now).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-11-23T10:00', true, '2026-11-23T09:00', '2026-11-23T13:00'],
    ['2026-11-23T13:10', false, '2026-11-23T13:00', '2026-11-23T14:00'],
    ['2026-11-23T07:00', false, null, '2026-11-23T09:00'],
  ])('at %s is %s, since %s until %s', (now, on, since, until) => {
    const shift = shiftAt(almaty, at(now));
    expect([shift.on, shift.since && local(shift.since), shift.until && local(shift.until)]).toEqual([
      on,
      since,
      until,
    ]);
  });

  it('lasts over midnight where the next day begins with work', () => {
    expect(local(shiftAt(kyiv, at('2026-11-28T23:00', kyiv)).until!, kyiv)).toBe('2026-11-29T06:00');
    expect(Date.parse(shiftAt(always, at('2026-11-28T23:00')).until!)).toBeGreaterThan(Date.parse('2027-11-28'));
  });
});

describe('C1 days of countries and of one’s own', () => {
  const set = [
    { date: '2026-12-16', working: false },
    { date: '2026-12-19', working: true },
    { date: '2026-08-24', working: null },
  ];
  it('come together, the own ones first', () => {
    expect(withDays(almaty, [], set)).toMatchObject({ holidays: ['2026-12-16'], workdays: ['2026-12-19'] });
    expect(withDays(almaty, ['2026-12-19', { date: '2026-12-16', working: true }, '2026-12-31'], set)).toMatchObject({
      holidays: ['2026-12-19', '2026-12-31'],
      workdays: ['2026-12-16'],
    });
  });

  it('a day that one country has off is off, though another works', () => {
    const two = [...set, { date: '2026-12-16', working: true }, { date: '2026-12-19', working: false }];
    expect(withDays(almaty, [], two)).toMatchObject({ holidays: ['2026-12-16', '2026-12-19'], workdays: [] });
  });
});
