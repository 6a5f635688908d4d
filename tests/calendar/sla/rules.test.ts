import { describe, expect, it } from '@jest/globals';
import { NewCalendar } from '../../../workflows/calendar/calendar.schema.ts';
import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import { spanMoment, usedOf, type Pause } from '../../../workflows/calendar/span.ts';

type Hours = [string, string][];
const HOUR = 3_600_000;
const MINUTE = 60_000;
const iso = (at: string) => new Date(at).toISOString();
const calendar = (
  zone: string,
  named: string,
  hours: Hours,
  holidays: string[] = [],
  workdays: string[] = [],
): Calendar => ({
  ...{ zone, holidays, workdays, week: Object.fromEntries([...named].map((day) => [day, hours])) },
});
/** When so much is used up from a moment on; a pause is a pair, its end null while it goes on. */
const due = (working: Calendar | undefined, since: string, ms: number, pauses: [string, string | null][] = []) =>
  spanMoment({ since: iso(since), ms, working }, told(pauses));
const told = (pauses: [string, string | null][]): Pause[] =>
  pauses.map(([from, to]) => ({ from: iso(from), to: to && iso(to) }));

const SPLIT: Hours = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const OFF_2026 = [
  ...['2026-01-01', '2026-01-02', '2026-01-07', '2026-03-09', '2026-03-23', '2026-03-24', '2026-03-25'],
  ...['2026-05-01', '2026-05-07', '2026-05-11', '2026-05-27', '2026-07-06'],
];
const almaty = calendar('Asia/Almaty', '12345', SPLIT, OFF_2026);
const nine = calendar('Asia/Almaty', '12345', [['09:00', '18:00']]);
const eight = calendar('Asia/Almaty', '12345', [['09:00', '17:00']]);
const at = (day: string, time: string, zone = '+05:00') => `${day}T${time.length === 5 ? `${time}:00` : time}${zone}`;

type Case = [name: string, due: string | undefined, expected: string | undefined];
const same = (cases: Case[]) =>
  it.each(cases)('%s', (_, moment, expected) => {
    expect(moment).toBe(expected && iso(expected));
  });

describe('E5 working time over a weekend, a moved day off and a lunch break (tickets S01)', () => {
  same([
    [
      'half an hour on Friday, the rest on Tuesday',
      due(almaty, at('2026-03-06', '17:30'), 4 * HOUR),
      at('2026-03-10', '12:30'),
    ],
    ['over lunch alone', due(almaty, at('2026-03-10', '12:00'), 2 * HOUR), at('2026-03-10', '15:00')],
    ['over three days off of Nauryz', due(almaty, at('2026-03-20', '17:00'), 2 * HOUR), at('2026-03-26', '10:00')],
    ['begun in the lunch break', due(almaty, at('2026-03-10', '13:20'), HOUR), at('2026-03-10', '15:00')],
  ]);
});

describe('E5 days off of a feed, each of which counts (tickets S03)', () => {
  const week = (off: string[]) => calendar('Europe/Berlin', '1234567', [['09:00', '21:00']], off);
  const begun = at('2016-11-09', '23:00', '+01:00');
  same([
    [
      'with the two of them',
      due(week(['2016-11-11', '2016-11-13']), begun, 48 * HOUR),
      at('2016-11-15', '21:00', '+01:00'),
    ],
    ['without them', due(week([]), begun, 48 * HOUR), at('2016-11-13', '21:00', '+01:00')],
    ['with the first alone', due(week(['2016-11-11']), begun, 48 * HOUR), at('2016-11-14', '21:00', '+01:00')],
    ['a minute more is next morning', due(week([]), begun, 48 * HOUR + MINUTE), at('2016-11-14', '09:01', '+01:00')],
  ]);
});

describe('E5 a day off that does not move (tickets S05)', () => {
  const christmas = calendar('Asia/Almaty', '12345', [['09:00', '18:00']], ['2023-01-02', '2023-01-03']);
  same([
    ['leaves the Monday worked', due(christmas, at('2023-01-06', '17:00', '+06:00'), 2 * HOUR), '2023-01-09T04:00:00Z'],
    ['Kurban Ait alone is off', due(almaty, at('2026-05-26', '17:00'), 2 * HOUR), at('2026-05-28', '10:00')],
    [
      'over the night when Almaty went to +05',
      due(nine, '2024-02-29T17:00:00+06:00', 2 * HOUR),
      '2024-03-01T10:00:00+05:00',
    ],
    [
      '7 January 2026, a Wednesday, is off',
      due(almaty, at('2026-01-06', '17:00'), 2 * HOUR),
      at('2026-01-08', '10:00'),
    ],
  ]);
});

describe('E5 real hours on the nights when the clocks change (tickets S08)', () => {
  const always = calendar('Europe/Kyiv', '1234567', [['00:00', '24:00']]);
  const nights = calendar('Europe/Kyiv', '1234567', [
    ['00:00', '06:00'],
    ['22:00', '24:00'],
  ]);
  const york = { ...nights, zone: 'America/New_York' };
  same([
    ['a day and a night in spring', due(always, '2026-03-28T12:00:00+02:00', 24 * HOUR), '2026-03-29T13:00:00+03:00'],
    ['a night shift of seven hours', due(nights, '2026-03-28T22:00:00+02:00', 8 * HOUR), '2026-03-29T23:00:00+03:00'],
    ['a night shift of nine hours', due(nights, '2026-10-24T22:00:00+03:00', 8 * HOUR), '2026-10-25T05:00:00+02:00'],
    ['the same in New York in spring', due(york, '2026-03-07T22:00:00-05:00', 8 * HOUR), '2026-03-08T23:00:00-04:00'],
    ['the same in New York in autumn', due(york, '2026-10-31T22:00:00-04:00', 8 * HOUR), '2026-11-01T05:00:00-05:00'],
    [
      'with a pause in the hour that comes twice',
      due(nights, '2026-10-24T22:00:00+03:00', 8 * HOUR, [['2026-10-25T03:30:00+03:00', '2026-10-25T03:30:00+02:00']]),
      '2026-10-25T06:00:00+02:00',
    ],
  ]);
});

describe('E5 a pause over the night has no working time in it (tickets S09)', () => {
  const begun = at('2026-03-02', '09:00');
  const lunch: [string, string] = [at('2026-03-02', '12:00'), at('2026-03-02', '13:00')];
  const night: [string, string] = [at('2026-03-02', '17:00'), at('2026-03-03', '09:00')];
  same([
    ['an hour’s pause and a night’s', due(eight, begun, 8 * HOUR, [lunch, night]), at('2026-03-03', '10:00')],
    ['the night’s alone', due(eight, begun, 8 * HOUR, [night]), at('2026-03-02', '17:00')],
    ['told in the other order', due(eight, begun, 8 * HOUR, [night, lunch]), at('2026-03-03', '10:00')],
    [
      'a night’s that ends after work has begun',
      due(eight, begun, 8 * HOUR, [lunch, [night[0], at('2026-03-03', '09:30')]]),
      at('2026-03-03', '10:30'),
    ],
  ]);
});

describe('E5 a pause over a weekend (tickets S11)', () => {
  const ten = calendar('Asia/Almaty', '12345', [['08:00', '18:00']]);
  const begun = at('2026-03-13', '10:00');
  const weekend: [string, string] = [at('2026-03-13', '12:00'), at('2026-03-16', '12:00')];
  same([
    ['from Friday noon to Monday noon costs one day', due(ten, begun, 10 * HOUR, [weekend]), at('2026-03-17', '10:00')],
    ['without it', due(ten, begun, 10 * HOUR), at('2026-03-16', '10:00')],
    [
      'from Friday night to Monday morning costs nothing',
      due(ten, begun, 10 * HOUR, [[at('2026-03-13', '18:00'), at('2026-03-16', '08:00')]]),
      at('2026-03-16', '10:00'),
    ],
    ['that goes on: no moment', due(ten, begun, 10 * HOUR, [[weekend[0], null]]), undefined],
  ]);
  it('two hours were used before it', () => {
    expect(usedOf({ since: iso(begun), ms: 10 * HOUR, working: ten }, told([weekend]), iso(weekend[0]))).toBe(2 * HOUR);
  });
});

describe('E5 another target keeps the pauses (tickets S12)', () => {
  const begun = at('2026-03-02', '09:00');
  const pause: [string, string] = [at('2026-03-02', '10:00'), at('2026-03-02', '14:00')];
  const span = (hours: number) => ({ since: iso(begun), ms: hours * HOUR, working: nine });
  same([
    ['four hours instead of eight', due(nine, begun, 4 * HOUR, [pause]), at('2026-03-02', '17:00')],
    ['eight', due(nine, begun, 8 * HOUR, [pause]), at('2026-03-03', '12:00')],
    ['two, used up at the change', due(nine, begun, 2 * HOUR, [pause]), at('2026-03-02', '15:00')],
    ['one, used up when the pause began', due(nine, begun, HOUR, [pause]), at('2026-03-02', '10:00')],
  ]);
  it('two hours are used at the change, and two left of the new four', () => {
    const now = iso(at('2026-03-02', '15:00'));
    expect([8, 4].map((hours) => usedOf(span(hours), told([pause]), now))).toEqual([2 * HOUR, 2 * HOUR]);
  });
});

describe('E5 the time between closing and reopening is a pause (tickets S16)', () => {
  const begun = at('2026-03-02', '09:00');
  const closed: [string, string] = [at('2026-03-02', '11:00'), at('2026-03-04', '10:00')];
  same([
    ['closed for two days', due(nine, begun, 8 * HOUR, [closed]), at('2026-03-04', '16:00')],
    [
      'closed twice',
      due(nine, begun, 8 * HOUR, [closed, [at('2026-03-04', '12:00'), at('2026-03-05', '09:00')]]),
      at('2026-03-05', '13:00'),
    ],
    [
      'reopened at night',
      due(nine, begun, 8 * HOUR, [[closed[0], at('2026-03-03', '23:00')]]),
      at('2026-03-04', '15:00'),
    ],
    ['still closed', due(nine, begun, 8 * HOUR, [[closed[0], null]]), undefined],
  ]);
});

describe('E5 a calendar that says nothing sensible (tickets S17)', () => {
  const parsed = (week: unknown) => NewCalendar.safeParse({ name: 'Odd', zone: 'Asia/Almaty', week }).success;
  it('a shift that ends before it starts is refused: over midnight is two', () => {
    expect([
      parsed({ 1: [['18:00', '09:00']] }),
      parsed({
        1: [
          ['00:00', '09:00'],
          ['18:00', '24:00'],
        ],
      }),
    ]).toEqual([false, true]);
  });
  // our choice: a clock that never fires is one that nobody hears of, so it goes by the wall and the calendar's page warns
  const none = calendar('Asia/Almaty', '', []);
  const daily = Array.from({ length: 3700 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
  );
  same([
    [
      'no hours at all: by the clock on the wall',
      due(none, at('2026-03-02', '09:00'), 4 * HOUR),
      at('2026-03-02', '13:00'),
    ],
    [
      'every day off',
      due(calendar('Asia/Almaty', '12345', SPLIT, daily), at('2026-03-02', '09:00'), 4 * HOUR),
      at('2026-03-02', '13:00'),
    ],
    [
      'shifts that overlap count once',
      due(
        calendar('Asia/Almaty', '1', [
          ['09:00', '13:00'],
          ['12:00', '18:00'],
        ]),
        at('2026-03-02', '09:00'),
        6 * HOUR,
      ),
      at('2026-03-02', '15:00'),
    ],
  ]);
});

describe('E5 seconds over the night, and a target used up at closing (tickets S18)', () => {
  same([
    [
      'half a minute tonight, half tomorrow',
      due(almaty, at('2026-03-11', '17:59:30'), MINUTE),
      at('2026-03-12', '09:00:30'),
    ],
    ['used up when lunch begins', due(almaty, at('2026-03-11', '09:00'), 4 * HOUR), at('2026-03-11', '13:00')],
    ['used up at closing', due(almaty, at('2026-03-11', '17:00'), HOUR), at('2026-03-11', '18:00')],
    ['begun at closing', due(almaty, at('2026-03-11', '18:00'), HOUR), at('2026-03-12', '10:00')],
    [
      'a second more than until closing',
      due(almaty, at('2026-03-11', '17:00'), HOUR + 1000),
      at('2026-03-12', '09:00:01'),
    ],
    [
      'used up at closing before a weekend',
      due(almaty, at('2026-03-13', '16:00'), 2 * HOUR),
      at('2026-03-13', '18:00'),
    ],
    [
      'used up at closing, where a pause begins',
      due(almaty, at('2026-03-11', '17:00'), HOUR, [[at('2026-03-11', '18:00'), null]]),
      at('2026-03-11', '18:00'),
    ],
  ]);
});

describe('E5 24:00 joins the next day (tickets S19)', () => {
  const moscow = calendar('Europe/Moscow', '12345', [['00:00', '24:00']]);
  const local = (day: string, time: string) => at(day, time, '+03:00');
  same([
    ['over a weekend', due(moscow, local('2026-03-06', '23:30'), HOUR), local('2026-03-09', '00:30')],
    ['over midnight', due(moscow, local('2026-03-05', '23:30'), HOUR), local('2026-03-06', '00:30')],
    [
      'used up at midnight before a weekend',
      due(moscow, local('2026-03-06', '23:30'), 30 * MINUTE),
      local('2026-03-07', '00:00'),
    ],
    [
      'used up at midnight in the week',
      due(moscow, local('2026-03-05', '23:30'), 30 * MINUTE),
      local('2026-03-06', '00:00'),
    ],
  ]);
});

describe('E5 waiting after waiting is one pause (tickets S20)', () => {
  const t = (time: string) => at('2026-03-02', time);
  const pauses: [string, string][] = [
    [t('11:00'), t('11:30')],
    [t('11:30'), t('12:00')],
    [t('12:15'), t('12:30')],
    [t('12:15'), t('12:30')],
  ];
  const left = (now: string, told_: [string, string | null][]) =>
    4 * HOUR - usedOf({ since: iso(t('10:00')), ms: 4 * HOUR }, told(told_), iso(t(now)));
  same([
    [
      'the next state begins where the last one ends, and the same is told twice',
      due(undefined, t('10:00'), 4 * HOUR, pauses),
      t('15:15'),
    ],
    ['in any order', due(undefined, t('10:00'), 4 * HOUR, [...pauses].reverse()), t('15:15')],
    [
      'told twice, once longer',
      due(undefined, t('10:00'), 4 * HOUR, [...pauses, [t('12:15'), t('12:45')]]),
      t('15:30'),
    ],
    ['while it waits there is no moment', due(undefined, t('10:00'), 4 * HOUR, [[t('11:00'), null]]), undefined],
  ]);
  it('while it waits, what is left is known', () => {
    expect(
      left('11:45', [
        [t('11:00'), t('11:30')],
        [t('11:30'), null],
      ]),
    ).toBe(3 * HOUR);
    expect(left('12:20', [...pauses.slice(0, 2), [t('12:15'), null]])).toBe(2.75 * HOUR);
  });
});
