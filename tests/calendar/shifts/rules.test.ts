import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { seededCalendar, seededHolidays } from '../../../prisma/seed/calendar.ts';
import { isWorkingTime, type Calendar } from '../../../workflows/calendar/calendar.ts';
import { dueMoment, endOfWorkingDay } from '../../../workflows/calendar/due.ts';
import { weekOf, withDays } from '../../../workflows/calendar/holiday.ts';

const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toUTC().toISO()!;
const local = (iso: string, zone: string) => DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
type Hours = [string, string][];
const days = (from: number, to: number, hours: Hours): Calendar['week'] =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [String(from + index), hours]));
const night: Hours = [
  ['00:00', '08:00'],
  ['20:00', '24:00'],
];
const of = (week: Calendar['week'], zone = 'Asia/Almaty', holidays: string[] = []): Calendar => ({
  zone,
  week,
  holidays,
});
const end = (calendar: Calendar, text: string) =>
  local(endOfWorkingDay(calendar, at(text, calendar.zone)), calendar.zone);

describe('A2 a shift over midnight', () => {
  it('is one: at 21:00 its day ends at 08:00 (built F33)', () => {
    expect(end(of(days(1, 5, night)), '2026-03-23T21:00')).toBe('2026-03-24T08:00');
  });

  it.each([
    ['at noon before it', days(1, 5, night), '2026-03-23T12:00', '2026-03-24T08:00'],
    ['after midnight', days(1, 5, night), '2026-03-24T02:00', '2026-03-24T08:00'],
    ['with less than an hour left', days(1, 5, night), '2026-03-24T07:30', '2026-03-25T08:00'],
    [
      'to one in the morning',
      days(1, 6, [
        ['00:00', '01:00'],
        ['17:00', '24:00'],
      ]),
      '2026-03-23T22:00',
      '2026-03-24T01:00',
    ],
    [
      'with the rest of it on a Saturday',
      { ...days(1, 5, night), '6': [['00:00', '08:00']] as Hours },
      '2026-03-27T23:00',
      '2026-03-28T08:00',
    ],
    [
      'of a day and a night',
      { '1': [['08:00', '24:00']] as Hours, '2': [['00:00', '08:00']] as Hours },
      '2026-03-23T09:00',
      '2026-03-24T08:00',
    ],
    ['on a Friday before a free Saturday', days(1, 5, night), '2026-03-27T21:00', '2026-03-28T00:00'],
    ['that never ends is cut at midnight', days(1, 7, [['00:00', '24:00']]), '2026-03-23T21:00', '2026-03-24T00:00'],
    ['of five whole days too', days(1, 5, [['00:00', '24:00']]), '2026-03-24T10:00', '2026-03-25T00:00'],
  ] as [string, Calendar['week'], string, string][])('%s (built F33)', (_, week, now, until) => {
    expect(end(of(week), now)).toBe(until);
  });

  it('goes by the clock on the wall where that is moved (built F33)', () => {
    const kyiv = of(days(1, 7, night), 'Europe/Kyiv');
    expect(end(kyiv, '2026-03-28T21:00')).toBe('2026-03-29T08:00');
    expect(end(kyiv, '2026-10-24T21:00')).toBe('2026-10-25T08:00');
    expect(
      Date.parse(endOfWorkingDay(kyiv, at('2026-03-28T21:00', 'Europe/Kyiv'))) -
        Date.parse(at('2026-03-28T21:00', 'Europe/Kyiv')),
    ).toBe(10 * 3_600_000);
  });

  it('ends at midnight where the next date is off, and what began before a holiday is not due on it', () => {
    const holiday = of(days(1, 5, night), 'Asia/Almaty', ['2026-03-24']);
    expect(end(holiday, '2026-03-23T21:00')).toBe('2026-03-24T00:00');
    expect(end(holiday, '2026-03-24T12:00')).toBe('2026-03-26T08:00');
  });

  it('belongs to the day on which it began: the rest of it makes Saturday no working day', () => {
    const calendar = of({ ...days(1, 5, night), '6': [['00:00', '08:00']] });
    const due = dueMoment({ by: 'next_working_day', at: '21:00' }, calendar, at('2026-03-27T21:00', calendar.zone));
    expect(local(due, calendar.zone)).toBe('2026-03-30T21:00');
  });
});

describe('A2 holidays by kind of week', () => {
  const calendar = (country: string, week: Calendar['week']) =>
    withDays({ zone: 'Asia/Almaty', week }, [], seededHolidays(country).days);
  const six = days(1, 6, [['09:00', '18:00']]);
  const five = days(1, 5, [['09:00', '18:00']]);
  const works = (of: Calendar, date: string) => isWorkingTime(of, at(`${date}T11:00`, 'Asia/Almaty'));

  it.each([
    ['kz', '2026-03-25'],
    ['kz', '2026-05-11'],
    ['kz', '2027-01-04'],
    ['kz', '2027-05-03'],
    ['ru', '2026-01-09'],
    ['ru', '2026-05-11'],
    ['ru', '2027-06-14'],
  ])('in %s the %s is worked in a six-day week and off in a five-day week (built F32)', (country, date) => {
    expect([works(calendar(country, six), date), works(calendar(country, five), date)]).toEqual([true, false]);
  });

  it.each([
    ['kz', '2026-03-24'],
    ['kz', '2026-03-09'],
    ['kz', '2026-10-26'],
    ['ru', '2026-12-31'],
    ['ru', '2027-05-10'],
  ])('in %s the %s is off in both, moved from a Sunday (built F32)', (country, date) => {
    expect([works(calendar(country, six), date), works(calendar(country, five), date)]).toEqual([false, false]);
  });

  it('the calendar that comes with the product is a six-day one of Almaty (built F32)', () => {
    const almaty = withDays(seededCalendar(), [], seededHolidays('kz').days);
    expect(weekOf(almaty.week)).toBe(6);
    expect(works(almaty, '2026-03-25')).toBe(true);
  });

  it('Ukraine’s are named and worked while martial law lasts', () => {
    expect(seededHolidays('ua').days.every(({ working }) => working === null)).toBe(true);
    expect(works(calendar('ua', five), '2026-08-24')).toBe(true);
  });
});
