import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import { shiftOf } from '../../../workflows/user/shift.ts';
import { keyFromName } from '../../../workflows/words/key.ts';

const utc: Calendar = {
  zone: 'UTC',
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]])),
  holidays: [],
};
const day = (date: string, hour = '00:00') => `${date}T${hour}:00.000Z`;
const monday = '2026-11-23';

describe('A4 who is on shift', () => {
  it.each([
    ['in her hours', '10:00', [], { on: true, until: day(monday, '18:00'), away: false }],
    ['until an absence begins', '10:00', [[day(monday, '12:00'), null]], { on: true, until: day(monday, '12:00') }],
    [
      'not while she is away',
      '10:00',
      [[day(monday, '09:30'), day(monday, '12:00')]],
      { on: false, until: day(monday, '12:00'), away: true },
    ],
    ['not after hours', '19:00', [], { on: false, until: day('2026-11-24', '09:00'), away: false }],
    [
      'nor on the day that she is away',
      '19:00',
      [[day('2026-11-24'), day('2026-11-25')]],
      { on: false, until: day('2026-11-25', '09:00') },
    ],
    [
      'nor through absences that meet',
      '10:00',
      [
        [day('2026-11-20'), day('2026-11-24')],
        [day('2026-11-24'), day('2026-11-28')],
      ],
      { on: false, until: day('2026-11-30', '09:00'), away: true },
    ],
    ['never again, for all we know', '10:00', [[day('2026-11-20'), null]], { on: false, until: null, away: true }],
  ] as [string, string, [string, string | null][], object][])('%s', (_, hour, away, shift) => {
    const absences = away.map(([startsAt, endsAt]) => ({ startsAt, endsAt }));
    expect(shiftOf(utc, absences, day(monday, hour))).toMatchObject(shift);
  });
});

describe('A4 a key', () => {
  it.each([
    ['Отдел продаж', 'otdel_prodazh'],
    ['Сату бөлімі', 'satu_bolimi'],
    ['Підтримка їх', 'pidtrimka_ih'],
    ['24/7 Support!', 'support'],
    ['销售', 'team'],
    ['Команда 💼', 'komanda'],
    ['a'.repeat(90), 'a'.repeat(34)],
  ])('of %s is %s', (name, key) => expect(keyFromName(name, 'team', [])).toBe(key));

  it('gets a number when it is taken', () => {
    expect(keyFromName('Sales', 'team', ['sales', 'sales_2'])).toBe('sales_3');
  });
});
