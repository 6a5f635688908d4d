import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import {
  isRule,
  localIn,
  momentOfLocal,
  nextOccurrence,
  occurrences,
  ruleFrom,
  untilDay,
  type Series,
} from '../../../workflows/task/repeat.ts';
import { defaultTaskRules, taskMoments } from '../../../workflows/task/task.ts';

const always: Calendar = { zone: 'Asia/Almaty', week: {}, holidays: [] };
const series = (rule: string, starts: string, zone = 'Asia/Almaty'): Series => ({ repeat: { rule }, starts, zone });
const first = (rule: string, starts: string, zone?: string) => occurrences(series(rule, starts, zone), 20);
const days = (rule: string, starts: string, zone?: string) =>
  first(rule, starts, zone).map((local) => local.slice(0, 10));
const next = (one: Series, ended: string, at: string, calendar = always) =>
  nextOccurrence(one, ended, new Date(at).toISOString(), calendar);

describe('C1 a task that repeats on the last day', () => {
  it('comes in every month where the last day was meant, and only in long ones where the 31st was (people K01)', () => {
    expect(days('FREQ=MONTHLY;COUNT=5', '2026-01-31T09:00')).toEqual([
      ...['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'],
    ]);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5', '2026-01-31T09:00')).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ]);
  });

  it('of every half year is in September, too (people K03)', () => {
    expect(first('FREQ=MONTHLY;INTERVAL=6;COUNT=3', '2025-03-31T06:01')).toEqual([
      ...['2025-03-31T06:01', '2026-03-31T06:01', '2027-03-31T06:01'],
    ]);
    expect(first('FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1;COUNT=3', '2025-03-31T06:01')).toEqual([
      ...['2025-03-31T06:01', '2025-09-30T06:01', '2026-03-31T06:01'],
    ]);
  });

  it('of February comes in leap years alone (people K04)', () => {
    expect(days('FREQ=YEARLY;COUNT=3', '2024-02-29T09:00')).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  it('comes on the last working day where that was meant (people K15)', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=8';
    expect(days(rule, '2026-01-30T17:00').at(-1)).toBe('2026-08-31');
    const week: [string, string][] = [['09:00', '18:00']];
    const office = { ...always, week: { 1: week, 2: week, 3: week, 4: week, 5: week }, holidays: ['2026-08-31'] };
    const monthly = { ...series(rule, '2026-01-30T17:00'), repeat: { rule, workday: true } };
    expect(next(monthly, '2026-07-31T17:00', '2026-07-31T17:05+05:00', office)).toEqual({
      ...{ local: '2026-08-31T17:00', at: '2026-08-28T12:00:00.000Z', missed: 0 },
    });
  });
});

describe('C1 a task that repeats at an hour', () => {
  const atUtc = (rule: string, starts: string, zone: string) =>
    first(rule, starts, zone).map((local) => momentOfLocal(local, zone));

  it('stays at the hour on the wall over summer time (people K05)', () => {
    expect(atUtc('FREQ=DAILY;COUNT=4', '2026-03-27T09:00', 'Europe/Kyiv')).toEqual([
      ...[
        '2026-03-27T07:00:00.000Z',
        '2026-03-28T07:00:00.000Z',
        '2026-03-29T06:00:00.000Z',
        '2026-03-30T06:00:00.000Z',
      ],
    ]);
  });

  it('comes once in the night that skips it and in the one that has it twice (people K06)', () => {
    expect(momentOfLocal('2026-03-29T03:30', 'Europe/Kyiv')).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOfLocal('2026-10-25T03:30', 'Europe/Kyiv')).toBe('2026-10-25T00:30:00.000Z');
    const daily = series('FREQ=DAILY', '2026-10-20T03:30', 'Europe/Kyiv');
    expect(next(daily, '2026-10-24T03:30', '2026-10-24T12:00Z')).toMatchObject({ at: '2026-10-25T00:30:00.000Z' });
    expect(next(daily, '2026-10-25T03:30', '2026-10-25T00:40Z')).toMatchObject({ local: '2026-10-26T03:30' });
  });

  it('follows a zone that has moved (people K14)', () => {
    const weekly = series('FREQ=WEEKLY;BYDAY=MO', '2024-02-19T09:00');
    expect(next(weekly, '2024-02-19T09:00', '2024-02-20T10:00Z')?.at).toBe('2024-02-26T03:00:00.000Z');
    expect(next(weekly, '2024-02-26T09:00', '2024-02-27T10:00Z')?.at).toBe('2024-03-04T04:00:00.000Z');
  });
});

describe('C1 the end of a series', () => {
  it('in UTC is one on the wall, and includes its own moment (people K07)', () => {
    const rule = 'FREQ=WEEKLY;UNTIL=20260309T073000Z;INTERVAL=2;BYDAY=MO;WKST=MO';
    const all = days(rule, '2025-12-15T09:30', 'Europe/Kyiv');
    expect(all.filter((day) => !['2025-12-29', '2026-01-26'].includes(day))).toEqual([
      ...['2025-12-15', '2026-01-12', '2026-02-09', '2026-02-23', '2026-03-09'],
    ]);
  });

  it('on a day that somebody names includes that day (people K08)', () => {
    const until = untilDay('2026-11-16', 'Asia/Almaty');
    expect(until).toBe('20261116T185959Z');
    for (const end of [until, '20261116']) {
      const all = first(`FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=${end}`, '2026-11-02T10:00');
      expect([all.length, all.at(-1)]).toEqual([7, '2026-11-16T10:00']);
    }
  });

  it('after some times keeps those that are left when it goes on from another place', () => {
    const daily = series('FREQ=DAILY;COUNT=5', '2026-11-02T10:00');
    expect(next(daily, '2026-11-06T10:00', '2026-11-06T12:00+05:00')).toBeUndefined();
    expect(ruleFrom('FREQ=DAILY;COUNT=5', daily, '2026-11-04T10:00')).toBe('FREQ=DAILY;COUNT=3');
  });
});

describe('C1 the next task of a series', () => {
  it('of every second week is counted by the beginning of the week (people K10)', () => {
    const from = '2023-09-03T15:00';
    expect(days('FREQ=WEEKLY;BYDAY=TH;INTERVAL=2;COUNT=3;WKST=MO', from)).toEqual([
      '2023-09-14',
      '2023-09-28',
      '2023-10-12',
    ]);
    expect(days('FREQ=WEEKLY;BYDAY=TH;INTERVAL=2;COUNT=3;WKST=SU', from)).toEqual([
      '2023-09-07',
      '2023-09-21',
      '2023-10-05',
    ]);
  });

  it('so long after the end is counted from the end (people K11)', () => {
    const after = (amount: number, unit: 'days' | 'months'): Series => ({
      ...{ repeat: { after: { amount, unit } }, starts: '2026-11-17T11:00', zone: 'Asia/Almaty' },
    });
    const done = '2026-12-17T11:00+05:00';
    expect(next(after(30, 'days'), '', done)?.local).toBe('2027-01-16T11:00');
    expect(next(after(1, 'months'), '', done)?.local).toBe('2027-01-17T11:00');
  });

  it('lies in the future, and those that were missed are counted (people K12)', () => {
    const every2 = series('FREQ=DAILY;INTERVAL=2', '2026-08-01T08:00');
    const then = ['2026-08-09T07:45+05:00', '2026-08-09T08:00+05:00', '2026-08-10T12:00+05:00'].map((at) =>
      next(every2, '2026-08-01T08:00', at),
    );
    expect(then.map((one) => one?.at)).toEqual([
      ...['2026-08-09T03:00:00.000Z', '2026-08-11T03:00:00.000Z', '2026-08-11T03:00:00.000Z'],
    ]);
    expect(then.map((one) => one?.missed)).toEqual([3, 4, 4]);
  });

  it('is not born overdue, and reminds as long before as the one that was done late (people K13)', () => {
    const monthly = series('FREQ=MONTHLY', '2026-04-03T09:00');
    const due = next(monthly, '2026-04-03T09:00', '2026-04-10T12:00+05:00')!.at;
    expect(due).toBe('2026-05-03T04:00:00.000Z');
    const done = '2026-04-10T07:00:00.000Z';
    const clock = { state: 'open', createdAt: done, remindedAt: null, overdueAt: null, climbed: [] };
    const [reminder] = taskMoments({ ...clock, dueAt: due }, defaultTaskRules, done);
    expect(reminder).toEqual({ what: 'reminder', at: '2026-05-03T03:30:00.000Z' });
  });

  it('is by days or longer, in words of the standard', () => {
    for (const rule of ['FREQ=DAILY', 'FREQ=MONTHLY;BYMONTHDAY=-1']) expect(isRule(rule)).toBe(true);
    for (const rule of ['FREQ=SECONDLY', 'FREQ=NEVER', 'daily', '', 'FREQ=DAILY\nDTSTART:20260101T000000Z'])
      expect(isRule(rule)).toBe(false);
    expect(localIn('2026-11-16T05:00:00.000Z', 'Asia/Almaty')).toBe('2026-11-16T10:00');
  });
});
