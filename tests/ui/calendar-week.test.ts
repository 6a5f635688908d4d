import fc from 'fast-check';
import { dayOf, monthOf, turned } from '../../ui/calendar/days.ts';
import {
  hoursIn,
  minutesOf,
  moved,
  resized,
  tidy,
  timeFrom,
  timeOf,
  withEnd,
  withOneMore,
  type Hours,
} from '../../ui/calendar/week.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): Hours => [timeOf(from * 15), timeOf(Math.min(1440, (from + length) * 15))]);

describe('C1 the week that is drawn', () => {
  it('keeps intervals in order, makes those that touch one and drops empty ones', () => {
    expect(
      tidy([
        ['14:00', '18:00'],
        ['09:00', '13:00'],
        ['12:00', '13:30'],
        ['20:00', '20:00'],
      ]),
    ).toEqual([
      ['09:00', '13:30'],
      ['14:00', '18:00'],
    ]);
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), (hours) => {
        const tidied = tidy(hours);
        expect(tidy(tidied)).toEqual(tidied);
        for (const [index, [from, to]] of tidied.entries()) {
          expect(from < to).toBe(true);
          if (index > 0) expect(tidied[index - 1]![1] < from).toBe(true);
        }
      }),
    );
  });

  it('never lets an interval out of the day or turn it over, however it is dragged or typed', () => {
    fc.assert(
      fc.property(
        interval,
        fc.integer({ min: -3000, max: 3000 }),
        fc.constantFrom('from' as const, 'to' as const),
        (hours, by, end) => {
          const at = Math.max(0, Math.min(1440, Math.abs(by)));
          for (const [from, to] of [moved(hours, by), resized(hours, end, at), withEnd(hours, end, timeOf(at))]) {
            expect(minutesOf(from)).toBeGreaterThanOrEqual(0);
            expect(minutesOf(to)).toBeLessThanOrEqual(1440);
            expect(minutesOf(from)).toBeLessThan(minutesOf(to));
          }
          const [from, to] = moved(hours, by);
          expect(minutesOf(to) - minutesOf(from)).toBe(minutesOf(hours[1]) - minutesOf(hours[0]));
        },
      ),
    );
  });

  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9.30', '09:30'],
    ['24:00', '24:00'],
    ['24:15', undefined],
    ['9:75', undefined],
    ['noon', undefined],
  ])('reads %s as %s', (typed, time) => expect(timeFrom(typed)).toBe(time));

  it('finds room for one more, and counts the hours', () => {
    expect(withOneMore([])).toEqual([['09:00', '18:00']]);
    expect(withOneMore([['09:00', '13:00']])).toEqual([
      ['09:00', '13:00'],
      ['14:00', '15:00'],
    ]);
    expect(withOneMore([['08:00', '24:00']])).toEqual([
      ['06:00', '07:00'],
      ['08:00', '24:00'],
    ]);
    expect(withOneMore([['00:00', '24:00']])).toEqual([['00:00', '24:00']]);
    expect(
      hoursIn({
        1: [
          ['09:00', '13:00'],
          ['12:00', '18:00'],
        ],
        6: [['10:00', '14:30']],
      }),
    ).toBe(13.5);
  });
});

describe('C1 the year that is drawn', () => {
  const calendar = { week: { 1: [['09:00', '18:00']] as [string, string][] }, holidays: [], holidaySets: ['KZ'] };
  const sets = [
    {
      key: 'KZ',
      name: { ru: 'Казахстан' },
      revision: 1,
      days: [
        { date: '2026-11-23', name: { ru: 'Праздник' }, working: false },
        { date: '2026-11-28', name: { ru: 'Перенос' }, working: true },
        { date: '2026-11-30', name: { ru: 'Названный' }, working: null },
        { date: '2026-11-29', name: { ru: 'Названный' }, working: null },
      ],
    },
  ];
  const kind = (date: string, more: Partial<typeof calendar> | object = {}) =>
    dayOf({ ...calendar, ...more }, sets, date).kind;

  it('tells each day by its country, its week and its own', () => {
    expect(
      ['2026-11-16', '2026-11-17', '2026-11-23', '2026-11-28', '2026-11-30', '2026-11-29'].map((date) => kind(date)),
    ).toEqual(['work', 'free', 'holiday', 'moved', 'named', 'free']);
    expect(kind('2026-11-23', { holidaySets: [] })).toBe('work');
    expect(kind('2026-11-23', { holidays: [{ date: '2026-11-23', working: true }] })).toBe('own_work');
    expect(kind('2026-11-16', { holidays: ['2026-11-16'] })).toBe('own_off');
  });

  it('turns a day over with a click and back with another', () => {
    for (const date of ['2026-11-16', '2026-11-17', '2026-11-23', '2026-11-28']) {
      const once = turned([], dayOf(calendar, sets, date));
      expect(once).toEqual(['free', 'holiday'].includes(kind(date)) ? [{ date, working: true }] : [date]);
      expect(turned(once, dayOf({ ...calendar, holidays: once }, sets, date))).toEqual([]);
    }
  });

  it('puts the first of a month under its weekday', () => {
    expect(monthOf(2026, 10)).toMatchObject({ before: 6, dates: { length: 30 } });
    expect(monthOf(2028, 1).dates.at(-1)).toBe('2028-02-29');
  });
});
