import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import { serviceOf, type ServiceEvent, type Targets } from '../../../workflows/service/promise.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (at: string) => new Date(at).toISOString();
/** A time of 2 March 2026, a Monday, in Almaty. */
const at = (time: string, day = '2026-03-02') => iso(`${day}T${time.length === 5 ? `${time}:00` : time}+05:00`);
const nine: Calendar = {
  zone: 'Asia/Almaty',
  week: Object.fromEntries([...'12345'].map((day) => [day, [['09:00', '18:00']]])) as Calendar['week'],
  holidays: [],
  workdays: [],
};
const hours = (amount: number, working?: Calendar) => ({ ms: amount * HOUR, working });

const told = (targets: Targets, begun: string, events: ServiceEvent[], now: string) =>
  serviceOf([{ at: begun, what: 'begun', targets }, ...events], now);
const clock = (kind: string, { clocks }: ReturnType<typeof serviceOf>) => clocks.find((one) => one.kind === kind)!;
const waits = (time: string, owner: 'client' | 'other' | null, cause = ''): ServiceEvent => ({
  ...{ at: at(time), what: 'waits' },
  for: owner && { owner, cause },
});

describe('E5 promises of service', () => {
  it('another target keeps what was used and the pauses: no ticket is born late (tickets S12)', () => {
    const raised = told(
      { resolution: hours(8, nine) },
      at('09:00'),
      [
        waits('10:00', 'client'),
        { at: at('14:00'), what: 'asked' },
        { at: at('15:00'), what: 'promised', targets: { resolution: hours(4, nine) } },
      ],
      at('15:00'),
    );
    expect(clock('resolution', raised)).toMatchObject({ state: 'running', usedMs: 2 * HOUR, dueAt: at('17:00') });
  });

  describe('an answer that also hands the word to the client (tickets S14)', () => {
    const targets = { first_answer: { ms: 5 * MINUTE }, resolution: { ms: 60 * MINUTE } };
    const events: ServiceEvent[] = [
      { at: at('10:00'), what: 'asked' },
      { at: at('10:04'), what: 'answered' },
      waits('10:04', 'client'),
      { at: at('10:34'), what: 'asked' },
    ];
    it('keeps the first promise and pauses the second', () => {
      const early = told(targets, at('10:00'), events.slice(0, 3), at('10:10'));
      expect(clock('first_answer', early)).toMatchObject({ state: 'met', usedMs: 4 * MINUTE, leftMs: MINUTE });
      expect(clock('resolution', early)).toMatchObject({ state: 'paused', leftMs: 56 * MINUTE, dueAt: null });
      expect(clock('resolution', told(targets, at('10:00'), events, at('10:40'))).dueAt).toBe(at('11:30'));
    });
  });

  it.each([
    ['10:59:59', 'met'],
    ['11:00:00', 'met'],
    ['11:00:01', 'missed'],
  ])('an answer at %s is %s where eleven was promised, whatever comes after (tickets S15)', (answered, state) => {
    const events: ServiceEvent[] = [
      { at: at(answered), what: 'answered' },
      { at: at('11:30'), what: 'resolved' },
    ];
    const all = told({ first_answer: hours(2), resolution: hours(3) }, at('09:00'), events, at('12:00'));
    expect(all.clocks.map((one) => [one.kind, one.state])).toEqual([
      ['resolution', 'met'],
      ['first_answer', state],
    ]);
  });

  it('time between the end and a return counts for nobody (tickets S16)', () => {
    const events: ServiceEvent[] = [
      { at: at('11:00'), what: 'resolved' },
      { at: at('10:00', '2026-03-04'), what: 'reopened' },
    ];
    const first = told({ resolution: hours(8, nine) }, at('09:00'), events.slice(0, 1), at('12:00'));
    expect(clock('resolution', first)).toMatchObject({ state: 'met', usedMs: 2 * HOUR, endedAt: at('11:00') });
    const again = told({ resolution: hours(8, nine) }, at('09:00'), events, at('12:00', '2026-03-04'));
    expect(clock('resolution', again)).toMatchObject({ state: 'running', dueAt: at('16:00', '2026-03-04') });
    expect(again.minutes.map(({ from, to }) => [from, to])).toEqual([
      [at('09:00'), at('11:00')],
      [at('10:00', '2026-03-04'), null],
    ]);
  });

  it('a wait that follows a wait is one pause, told twice too, and a stage that does not pause ends it (tickets S20)', () => {
    const events = [
      { at: at('10:00'), what: 'held', by: 'aida' } as const,
      waits('11:00', 'client'),
      waits('11:30', 'other', 'supplier'),
      waits('12:00', null),
      waits('12:15', 'client'),
      waits('12:15', 'client'),
      waits('12:30', null),
    ];
    const as = (count: number, now: string) => told({ resolution: hours(4) }, at('10:00'), events.slice(0, count), now);
    expect(clock('resolution', as(3, at('11:45')))).toMatchObject({ state: 'paused', leftMs: 3 * HOUR, dueAt: null });
    expect(clock('resolution', as(6, at('12:20')))).toMatchObject({ leftMs: 2.75 * HOUR, dueAt: null });
    expect(clock('resolution', as(7, at('13:00')))).toMatchObject({ state: 'running', dueAt: at('15:15') });
    expect(as(7, at('13:00')).minutes).toEqual([
      { from: at('10:00'), to: at('11:00'), owner: 'us', cause: 'aida' },
      { from: at('11:00'), to: at('11:30'), owner: 'client', cause: '' },
      { from: at('11:30'), to: at('12:00'), owner: 'other', cause: 'supplier' },
      { from: at('12:00'), to: at('12:15'), owner: 'us', cause: 'aida' },
      { from: at('12:15'), to: at('12:30'), owner: 'client', cause: '' },
      { from: at('12:30'), to: null, owner: 'us', cause: 'aida' },
    ]);
  });

  it('two words of the client in a row are one promise, from the first; the next answer is a promise of its own', () => {
    const { clocks } = told(
      { first_answer: { ms: 5 * MINUTE }, next_answer: { ms: 10 * MINUTE } },
      at('10:00'),
      [
        { at: at('10:00'), what: 'asked' },
        { at: at('10:03'), what: 'answered' },
        { at: at('10:04'), what: 'answered' },
        { at: at('10:20'), what: 'asked' },
        { at: at('10:25'), what: 'asked' },
      ],
      at('10:31'),
    );
    expect(clocks.map((one) => [one.kind, one.state, one.since, one.dueAt])).toEqual([
      ['first_answer', 'met', at('10:00'), at('10:05')],
      ['next_answer', 'late', at('10:20'), at('10:30')],
    ]);
  });

  it('what is late stays late while it is paused, and what lies in the queue is the queue’s', () => {
    const late = told({ resolution: hours(1) }, at('10:00'), [waits('11:30', 'client')], at('15:00'));
    expect(clock('resolution', late)).toMatchObject({ state: 'late', dueAt: at('11:00'), leftMs: -HOUR / 2 });
    expect(late.minutes[0]).toEqual({ from: at('10:00'), to: at('11:30'), owner: 'queue', cause: '' });
  });
});

describe('E5 a calendar without working time', () => {
  it('counts by the clock, so that nothing is promised for ever', () => {
    const never: Calendar = { zone: 'Asia/Almaty', week: {}, holidays: [], workdays: [] };
    const targets = { resolution: hours(1, never) };
    const [clock] = serviceOf([{ at: at('09:00'), what: 'begun', targets }], at('11:00')).clocks;
    expect(clock).toMatchObject({ state: 'late', dueAt: at('10:00'), leftMs: -HOUR });
  });
});
