import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextAttempt } from '../../workflows/callback/attempts.ts';
import type { Attempt, CallbackRules } from '../../workflows/callback/callback.schema.ts';
import { callbackDuty } from '../../workflows/callback/clock.ts';
import {
  callingHours,
  callingSpans,
  isCallingTime,
  nextCallingMoment,
  zonesToCall,
} from '../../workflows/callback/calling-hours.ts';
import { daysOff, type KnownDays } from '../../workflows/callback/days-off.ts';
import { decideCallback, type CallbackOrder } from '../../workflows/callback/decide.ts';
import { evolveCallback } from '../../workflows/callback/evolve.ts';
import { attemptHows, isCalled } from '../../workflows/callback/how.ts';
import { defaultCallbackRules } from '../../workflows/callback/rules.ts';
import { isPartOfDay, windowOfPart } from '../../workflows/callback/part-of-day.ts';
import { isOpen, promisedOf, type CallbackState } from '../../workflows/callback/state.ts';
import { isRefusal } from '../../workflows/refusal.ts';

const rules: CallbackRules = defaultCallbackRules;
const almaty = callingHours(rules, { country: 'KZ', zones: ['Asia/Almaty'] });
const world = { rules, hours: almaty };
/** Monday, 15:00 in Almaty */
const MONDAY = '2026-11-30T10:00:00.000Z';
const plus = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

const promised: CallbackState = {
  ...{ state: 'waiting', from: MONDAY, to: plus(MONDAY, 30), exact: false, reason: 'цены', says: null, attempts: [] },
  ...{ calledAt: null, nextAt: MONDAY, dueAt: null, lateAt: null, climbed: [], responsible: 'aida', group: null },
  ...{ call: null, caller: null, outcome: null, closedAt: null },
};
const tell = (callback: CallbackState, order: CallbackOrder, at: string): CallbackState => {
  const events = decideCallback(callback, order, at, world);
  if (isRefusal(events)) throw new Error(events.refusal);
  return events.reduce((now, event) => evolveCallback(now, event, at), callback);
};
const attempt = (how: Attempt['how'], at: string, callId: string | null = null): Attempt => ({
  ...{ at, by: 'aida', callId, how, note: '' },
});
const tried = (...hows: [Attempt['how'], string][]) => hows.map(([how, at]) => attempt(how, at));
const next = (attempts: Attempt[]) => nextAttempt(attempts, { rules: rules.attempts, hours: almaty });

describe('G2 when a client may be called', () => {
  const only = (zone: string, week: CallbackRules['elsewhere']) =>
    callingHours({ countries: {}, elsewhere: week }, { country: undefined, zones: [zone] });

  it('belongs to the day on which the hours began (calls T46)', () => {
    const late = only('Europe/Berlin', { 1: [['21:00', '02:00']], 2: [['21:00', '02:00']] });
    const at = ['2026-12-01T00:30:00Z', '2026-12-01T19:30:00Z', '2026-12-01T01:00:00Z', '2026-11-30T00:30:00Z'];
    expect(at.map((one) => isCallingTime(late, one))).toEqual([true, false, false, false]);
  });

  it('is local time, whatever the offset is that day (calls T47, T49)', () => {
    const days = { 1: [['09:00', '18:00']], 2: [['09:00', '18:00']], 3: [['09:00', '18:00']] } as const;
    const week = { ...days, 4: days[1], 5: days[1] } as unknown as CallbackRules['elsewhere'];
    const berlin = only('Europe/Berlin', week);
    const moments = ['2026-03-27T07:30:00Z', '2026-03-30T07:30:00Z', '2026-10-23T07:30:00Z', '2026-10-26T07:30:00Z'];
    expect(moments.map((one) => isCallingTime(berlin, one))).toEqual([false, true, true, false]);
    const all = only('Asia/Almaty', { ...week, 6: [['09:00', '18:00']] });
    const there = ['2024-02-28T03:30:00Z', '2026-11-28T03:30:00Z', '2026-11-28T04:30:00Z'];
    expect(there.map((one) => isCallingTime(all, one))).toEqual([true, false, true]);
  });

  it('is by the client’s zone, and by every likely one where the number tells none (calls T50)', () => {
    expect(zonesToCall({ phone: '+77012345678' }, 'Europe/Moscow')).toEqual({ zones: ['Asia/Almaty'], by: 'phone' });
    const vladivostok = zonesToCall({ phone: '+74232201010' }, 'Europe/Moscow').zones;
    expect(vladivostok).toEqual(['Asia/Vladivostok']);
    const ru = (zones: string[]) => callingHours(rules, { country: 'RU', zones });
    // Saturday 23:30 there; Sunday is no day to call, so Monday morning
    expect(isCallingTime(ru(vladivostok), '2026-11-28T13:30:00Z')).toBe(false);
    expect(nextCallingMoment(ru(vladivostok), '2026-11-28T13:30:00Z')).toBe('2026-11-29T23:00:00.000Z');
    const guess = zonesToCall({ phone: '+79161234567' }, 'Asia/Vladivostok');
    expect(guess).toEqual({ zones: ['Europe/Moscow', 'Asia/Vladivostok'], by: 'unknown' });
    // 9:00 in Moscow is 16:00 there, 20:00 there is 13:00 in Moscow
    const [span] = callingSpans(ru(guess.zones), '2026-11-30T03:00:00.000Z', 1);
    expect(span).toEqual({ from: '2026-11-30T06:00:00.000Z', to: '2026-11-30T10:00:00.000Z' });
    expect(zonesToCall({ phone: '+79161234567', timeZone: 'Asia/Omsk' }, 'Asia/Vladivostok').zones).toEqual([
      'Asia/Omsk',
    ]);
  });

  it('is never before the moment asked, and always permitted', () => {
    const zones = fc.subarray(['Asia/Almaty', 'Europe/Berlin', 'Asia/Vladivostok', 'America/New_York'], {
      minLength: 1,
    });
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 400 * 24 * 60 }), (some, minutes) => {
        const hours = callingHours(rules, { country: undefined, zones: some });
        const at = plus('2026-01-01T00:00:00.000Z', minutes);
        const found = nextCallingMoment(hours, at);
        // no hour is permitted in New York and Vladivostok at once
        if (found === undefined) return;
        expect(found >= at).toBe(true);
        expect(isCallingTime(hours, found)).toBe(true);
        if (isCallingTime(hours, at)) expect(found).toBe(at);
      }),
    );
  });
});

describe('G2 what follows an attempt', () => {
  it('is told apart by how it ended', () => {
    expect(next(tried(['answered', MONDAY]))).toEqual({ what: 'reached' });
    expect(next(tried(['busy', MONDAY]))).toEqual({ what: 'again', at: plus(MONDAY, 5) });
    expect(next(tried(['no_answer', MONDAY]))).toEqual({ what: 'again', at: plus(MONDAY, 30) });
    expect(next(tried(['no_such_number', MONDAY]))).toEqual({ what: 'give_up', why: 'wrong_number' });
    // nobody of ours picked up: the client has not been called, so at once again
    expect(next(tried(['user_did_not_take', MONDAY]))).toEqual({ what: 'again', at: MONDAY });
    expect(next(tried(['failed', MONDAY], ['trunk_refused', MONDAY]))).toEqual({ what: 'again', at: plus(MONDAY, 5) });
  });

  it('is a short call that counts as no talk (calls T04)', () => {
    expect(next(tried(['short', MONDAY]))).toEqual({ what: 'again', at: plus(MONDAY, 5) });
  });

  it('waits longer each time, and tries another hour of another day', () => {
    const times = [MONDAY, plus(MONDAY, 30)];
    const third = next(tried(['no_answer', times[0]!], ['no_answer', times[1]!]));
    expect(third).toEqual({ what: 'again', at: plus(times[1]!, 180) });
    const fourth = next(tried(['no_answer', times[0]!], ['no_answer', times[1]!], ['no_answer', plus(times[1]!, 180)]));
    // a day later is Tuesday 18:30, at which hour Monday was silent, too, and the evening is short: so on Wednesday at nine
    expect(fourth).toEqual({ what: 'again', at: '2026-12-02T04:00:00.000Z' });
  });

  it('is at a permitted hour, after the gap, and ends after so many attempts upon the client', () => {
    const how = fc.constantFrom(...attemptHows);
    fc.assert(
      fc.property(fc.array(how, { minLength: 1, maxLength: 40 }), (hows) => {
        const attempts: Attempt[] = [];
        let at = MONDAY;
        for (const one of hows) {
          attempts.push(attempt(one, at));
          const then = next(attempts);
          const called = attempts.filter((each) => isCalled(each.how)).length;
          expect(called).toBeLessThanOrEqual(rules.attempts.most);
          if (then.what !== 'again') return;
          expect(then.at >= at).toBe(true);
          expect(isCallingTime(almaty, then.at)).toBe(true);
          if (isCalled(one)) expect(called).toBeLessThan(rules.attempts.most);
          at = then.at;
        }
      }),
    );
  });
});

describe('G2 a promise to call', () => {
  const due = tell(promised, { do: 'due' }, MONDAY);

  it('is kept by a call that began before its end, and late by one after', () => {
    const called = tell(
      tell(due, { do: 'dial', by: 'aida', call: 'c1' }, plus(MONDAY, 29)),
      {
        ...{ do: 'attempt', attempt: attempt('answered', plus(MONDAY, 29), 'c1') },
      },
      plus(MONDAY, 45),
    );
    expect([called.state, promisedOf(called, MONDAY)]).toEqual(['kept', 'kept']);
    const late = tell(due, { do: 'attempt', attempt: attempt('answered', plus(MONDAY, 31)) }, plus(MONDAY, 40));
    expect([late.state, promisedOf(late, MONDAY)]).toEqual(['late_kept', 'late']);
  });

  it('is not kept by a call that never rang at the client’s', () => {
    const tried = tell(due, { do: 'attempt', attempt: attempt('user_did_not_take', MONDAY) }, plus(MONDAY, 1));
    expect([tried.calledAt, promisedOf(tried, plus(MONDAY, 31))]).toEqual([null, 'late']);
  });

  it('is made once: whoever is second is told so (calls T37)', () => {
    const calling = tell(due, { do: 'dial', by: 'aida', call: 'c1' }, MONDAY);
    expect(decideCallback(calling, { do: 'dial', by: 'timur', call: 'c2' }, MONDAY, world)).toMatchObject({
      refusal: 'CallbackBusy',
    });
    // the end of a call, said twice
    const ended = tell(calling, { do: 'attempt', attempt: attempt('busy', MONDAY, 'c1') }, plus(MONDAY, 1));
    expect(tell(ended, { do: 'attempt', attempt: attempt('busy', MONDAY, 'c1') }, plus(MONDAY, 2))).toEqual(ended);
  });

  it('is served by a talk, unless the client named the hour (calls T41)', () => {
    expect(tell(promised, { do: 'serve', why: 'talk' }, MONDAY).state).toBe('served');
    const exact = { ...promised, exact: true };
    expect(tell(exact, { do: 'serve', why: 'talk' }, MONDAY)).toEqual(exact);
  });

  it('goes on by the caller’s word, and keeps the line’s (calls T67)', () => {
    const calling = tell(due, { do: 'dial', by: 'aida', call: 'c1' }, MONDAY);
    const heard = tell(calling, { do: 'attempt', attempt: attempt('answered', MONDAY, 'c1') }, plus(MONDAY, 1));
    expect(heard.state).toBe('kept');
    const said = tell(heard, { do: 'correct', call: 'c1', how: 'voicemail', note: 'робот' }, plus(MONDAY, 2));
    expect(said).toMatchObject({
      ...{ state: 'waiting', closedAt: null, nextAt: plus(MONDAY, 120) },
      attempts: [{ how: 'voicemail', heard: 'answered', note: 'робот' }],
    });
  });

  it('cannot be promised in the night, before now or backwards', () => {
    const move = (from: string, to: string, exact = false) =>
      decideCallback(promised, { do: 'move', window: { from, to }, exact }, MONDAY, world);
    expect(move(plus(MONDAY, 600), plus(MONDAY, 630))).toMatchObject({
      ...{ refusal: 'OutsideCallingHours', values: { next: '2026-12-01 09:00' } },
    });
    expect(move(plus(MONDAY, 600), plus(MONDAY, 630), true)).toMatchObject([{ data: { next: plus(MONDAY, 600) } }]);
    expect(move(plus(MONDAY, -60), plus(MONDAY, -1))).toMatchObject({ refusal: 'WindowInPast' });
    expect(move(plus(MONDAY, 60), MONDAY)).toMatchObject({ refusal: 'WindowEmpty' });
  });

  it('tells one after another while nobody calls, each once, and ends as broken', () => {
    let callback = promised;
    let now = MONDAY;
    const told: string[] = [];
    for (let turn = 0; turn < 2000 && isOpen(callback); turn++) {
      const duty = callbackDuty(callback, rules, almaty, { now, silentMs: 600_000 });
      if (duty.what === 'nothing') {
        expect(duty.at! > now).toBe(true);
        now = duty.at!;
        continue;
      }
      told.push(duty.what === 'climb' ? `${duty.rung}/${duty.round}` : duty.what);
      const { what } = duty;
      if (what === 'lost' || what === 'rest') throw new Error('nobody calls');
      if (what !== 'climb') callback = tell(callback, { do: what }, now);
      else {
        const { since, rung, round } = duty;
        const climbed = { since, rung, round, at: now, came: 'told' as const };
        callback = tell(callback, { do: 'warn', climbed, to: ['daniyar'], passesOn: false }, now);
      }
    }
    expect(told.slice(0, 7)).toEqual([
      ...['due', 'person/0', 'next/0', 'group/0', 'supervisor/0'],
      // the window has ended
      ...['late', 'supervisor/1'],
    ]);
    expect(new Set(told).size).toBe(told.length);
    expect([callback.state, promisedOf(callback, now)]).toEqual(['broken', 'broken']);
    expect(now).toBe(plus(MONDAY, 30 + rules.keptDays * 1440));
  });

  it('falls to whoever gets its lead where that was nobody’s yet, as soon as somebody has it, and once', () => {
    const form = tell({ ...promised, responsible: null }, { do: 'due' }, MONDAY);
    const climbed = { since: MONDAY, rung: 'person' as const, round: 0, at: MONDAY, came: 'nobody' as const };
    const untold = tell(form, { do: 'warn', climbed, to: [], passesOn: false }, MONDAY);
    const duty = (callback: CallbackState, now: string, lead?: string | null) =>
      callbackDuty(callback, rules, almaty, { now, silentMs: 600_000, lead });
    const second = new Date(Date.parse(MONDAY) + 1000).toISOString();
    // a new lead is given to somebody in a moment: nobody is told meanwhile that there is nobody
    expect(duty(form, MONDAY, null)).toEqual({ what: 'nothing', at: second });
    expect(duty(form, second, 'aida')).toEqual({ what: 'climb', rung: 'person', round: 0, since: MONDAY });
    expect(duty(form, plus(MONDAY, 0.1), null)).toMatchObject({ what: 'climb', rung: 'person', round: 0 });
    expect(duty(untold, MONDAY, null)).toEqual({ what: 'nothing', at: second });
    expect(duty(untold, plus(MONDAY, 1), null)).toEqual({ what: 'nothing', at: plus(MONDAY, 2) });
    const gives = { what: 'climb', rung: 'person', round: 1, since: MONDAY };
    expect(duty(untold, second, 'aida')).toEqual(gives);
    const again = { ...climbed, round: 1, at: second, came: 'told' as const };
    const given = tell(untold, { do: 'warn', climbed: again, to: ['aida'], gives: 'aida', passesOn: false }, second);
    expect(given.responsible).toBe('aida');
    const back = tell(given, { do: 'give', to: null }, plus(MONDAY, 1));
    for (const callback of [given, back, { ...untold, group: 'desk' }])
      expect(duty(callback, plus(MONDAY, 1), 'aida')).toEqual({ what: 'nothing', at: plus(MONDAY, 5) });
    expect(duty(untold, plus(MONDAY, 1))).toEqual({ what: 'nothing', at: plus(MONDAY, 5) });
  });

  it('lets nothing be lost, whatever happens in which order', () => {
    const order = fc.oneof(
      fc.constant<CallbackOrder>({ do: 'due' }),
      fc.constant<CallbackOrder>({ do: 'late' }),
      fc.constant<CallbackOrder>({ do: 'dial', by: 'aida', call: 'c1' }),
      fc.constant<CallbackOrder>({ do: 'give', to: 'timur' }),
      fc.constant<CallbackOrder>({ do: 'serve', why: 'call' }),
      fc.constantFrom(...attemptHows).map((how): CallbackOrder => ({ do: 'attempt', attempt: attempt(how, MONDAY) })),
    );
    fc.assert(
      fc.property(fc.array(order, { maxLength: 30 }), (orders) => {
        let callback = promised;
        orders.forEach((one, minute) => {
          const at = plus(MONDAY, minute);
          const events = decideCallback(callback, one, at, world);
          if (!isRefusal(events)) callback = events.reduce((now, event) => evolveCallback(now, event, at), callback);
          // an open one always knows when it is looked at again
          const duty = callbackDuty(callback, rules, almaty, { now: at, silentMs: 600_000 });
          if (isOpen(callback)) expect(duty.what === 'nothing' ? duty.at : at).not.toBeNull();
          else expect([callback.nextAt, callback.call]).toEqual([null, null]);
        });
      }),
    );
  });
});

describe('G2 days on which nobody is called', () => {
  const week = { 1: [['09:00', '18:00']] } as KnownDays['week'];
  const sets = [
    {
      key: 'KZ',
      kept: true,
      days: [
        { date: '2026-12-16', working: false },
        { date: '2026-12-17', working: false },
      ],
    },
    { key: 'UA', kept: false, days: [{ date: '2026-12-25', working: false }] },
    {
      key: 'DE',
      kept: false,
      days: [
        { date: '2026-12-28', working: false },
        { date: '2026-12-19', working: true },
      ],
    },
  ];
  const known: KnownDays = { week, own: ['2026-12-21', { date: '2026-12-17', working: true }], sets };

  it('are those of the house and of the client’s country, but what the house works', () => {
    expect(daysOff(known, 'KZ')).toEqual(['2026-12-16', '2026-12-21']);
    expect(daysOff(known, 'UA')).toEqual(['2026-12-16', '2026-12-21', '2026-12-25']);
    expect(daysOff(known, undefined)).toEqual(daysOff(known, 'KZ'));
    expect(daysOff({ week: {}, own: [], sets: [] }, 'KZ')).toEqual([]);
  });

  it('are passed over by the next permitted moment', () => {
    const where = { country: 'KZ', zones: ['Asia/Almaty'] };
    const hours = callingHours(rules, { ...where, closed: daysOff(known, 'KZ') });
    // Wednesday, the 16th
    expect(nextCallingMoment(hours, '2026-12-16T06:00:00.000Z')).toBe('2026-12-17T04:00:00.000Z');
    expect(nextCallingMoment(callingHours(rules, where), '2026-12-16T06:00:00.000Z')).toBe('2026-12-16T06:00:00.000Z');
  });
});

describe('G2 a client asks in a form to be called', () => {
  const week = { 1: [['09:00', '20:00']], 2: [['09:00', '20:00']], 3: [['09:00', '20:00']], 4: [['09:00', '20:00']] };
  const hoursIn = (...zones: string[]) =>
    callingHours({ countries: {}, elsewhere: week as never }, { country: undefined, zones });
  const almaty = hoursIn('Asia/Almaty');
  // Monday, 30 November 2026, 17:00 in Almaty
  const now = '2026-11-30T12:00:00.000Z';
  const asked = (value: string, at = now, hours = almaty) => windowOfPart(value, { now: at, hours, minutes: 30 });

  it('at hours of her own day, today as long as enough of them is left', () => {
    expect(asked('18:00-20:00')).toEqual({ from: '2026-11-30T13:00:00.000Z', to: '2026-11-30T15:00:00.000Z' });
    expect(asked('15:00-18:00')).toEqual({ from: now, to: '2026-11-30T13:00:00.000Z' });
    expect(asked('15:00-18:00', '2026-11-30T12:50:00.000Z')).toEqual({
      ...{ from: '2026-12-01T10:00:00.000Z', to: '2026-12-01T13:00:00.000Z' },
    });
    const kyiv = asked('09:00-12:00', now, hoursIn('Europe/Kyiv'));
    expect(kyiv).toEqual({ from: '2026-12-01T07:00:00.000Z', to: '2026-12-01T10:00:00.000Z' });
  });

  it('on the next day on which she may be called then; as soon as possible', () => {
    // Thursday evening: Friday to Sunday have no calling hours
    expect(asked('09:00-12:00', '2026-12-03T14:00:00.000Z').from).toBe('2026-12-07T04:00:00.000Z');
    expect(asked('soon')).toEqual({ from: now, to: '2026-11-30T12:30:00.000Z' });
    // nobody is called at night
    expect(asked('22:00-24:00')).toEqual(asked('soon'));
  });

  it('always in the future, and never empty', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.nat(23),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(60 * 24 * 400),
        fc.constantFrom('Europe/Kyiv', 'Asia/Almaty', 'Europe/Moscow'),
        (from, length, minutes, zone) => {
          const value = `${two(from)}:00-${two(Math.min(24, from + length))}:00`;
          const at = new Date(Date.parse(now) + minutes * 60_000).toISOString();
          const window = asked(value, at, hoursIn(zone));
          expect(isPartOfDay(value)).toBe(true);
          expect(window.from >= at && window.from < window.to).toBe(true);
          expect(Date.parse(window.to) - Date.parse(at)).toBeLessThanOrEqual(8 * 86_400_000);
        },
      ),
    );
    expect(['', 'evening', '20:00-18:00', '18:00', '24:30-25:00', '18:00-24:30'].filter(isPartOfDay)).toEqual([]);
  });
});

describe('A2 a call by which a machine says something', () => {
  const says = { sound: 'sound_hello', joins: true };
  const asked = { ...promised, says };

  it('is made when it is due, and nobody of ours is told to', () => {
    const due = tell(asked, { do: 'due' }, MONDAY);
    const duty = callbackDuty(due, rules, almaty, { now: plus(MONDAY, 5), silentMs: 600_000 });
    expect(duty).toEqual({ what: 'nothing', at: plus(due.to, 0).replace('.000Z', '.001Z') });
  });

  it('is over once it was heard or hung up on, tries a silent phone again, and falls to a person whom nobody joined', () => {
    const calling = tell(tell(asked, { do: 'due' }, MONDAY), { do: 'dial', by: null, call: 'c1' }, MONDAY);
    const after = (how: Attempt['how']) =>
      tell(calling, { do: 'attempt', attempt: attempt(how, MONDAY, 'c1') }, plus(MONDAY, 1));
    expect(after('heard')).toMatchObject({ state: 'kept', says });
    expect(after('short')).toMatchObject({ state: 'kept', says });
    expect(after('no_answer')).toMatchObject({ state: 'waiting', says });
    expect(after('abandoned')).toMatchObject({ state: 'waiting', says: null, nextAt: MONDAY, calledAt: null });
  });

  it('rests where the client may not be called by now, and calls at the next permitted moment', () => {
    const night = plus(MONDAY, 8 * 60);
    const window = { from: '2026-12-01T04:00:00.000Z', to: '2026-12-01T04:30:00.000Z' };
    const due = tell(asked, { do: 'due' }, MONDAY);
    const lateDue = tell(due, { do: 'late' }, plus(MONDAY, 31));
    for (const one of [lateDue, { ...lateDue, state: 'waiting' as const }])
      expect(callbackDuty(one, rules, almaty, { now: night, silentMs: 600_000 })).toEqual({ what: 'rest', window });
    const rested = tell(lateDue, { do: 'move', window }, night);
    expect(rested).toMatchObject({ state: 'waiting', nextAt: window.from, says });
    expect(callbackDuty(rested, rules, almaty, { now: window.from, silentMs: 600_000 })).toEqual({ what: 'due' });
    const never = callingHours({ countries: {}, elsewhere: {} }, { country: 'KZ', zones: ['Asia/Almaty'] });
    expect(callbackDuty(lateDue, rules, never, { now: night, silentMs: 600_000 }).what).toBe('nothing');
  });

  it('becomes a person’s where a person is asked for', () => {
    const moved = tell(asked, { do: 'move', window: { from: asked.from, to: asked.to }, says: null }, MONDAY);
    expect(moved.says).toBeNull();
  });
});
