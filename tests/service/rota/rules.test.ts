import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import type { ServicePolicy } from '../../../workflows/service/policy.schema.ts';
import { nextOnCall, onCallFor } from '../../../workflows/service/rota.ts';
import type { Rota } from '../../../workflows/service/rota.schema.ts';
import { PolicyRung } from '../../../workflows/service/rung.schema.ts';
import { nextRung, type Climb, type Climbed } from '../../../workflows/service/ladder.ts';
import { tryLadder, type MadeUp, type Office } from '../../../workflows/service/try-ladder.ts';

const MONDAY = '2026-11-30T04:00:00.000Z';
const plus = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const day: Calendar = {
  ...{ zone: 'Asia/Almaty', holidays: [], workdays: [] },
  week: Object.fromEntries([...'12345'].map((one) => [one, [['09:00', '18:00']]])) as Calendar['week'],
};
const rota = (key: string, group: string | null, ...people: [string, string | null][]): Rota => ({
  ...{ key, group, name: { ru: key }, silentMinutes: 10, mail: true, phone: false },
  people: people.map(([user, calendar]) => ({ user, calendar })),
});
const house = rota('house', null, ['aida', 'day'], ['timur', null], ['saule', null]);
const around = (at: string, ...away: string[]) => ({ at, calendars: { day }, away: new Set(away) });

describe('E6 who is on call', () => {
  it('is whoever has her hours now and is there, in the order of the rota', () => {
    expect(onCallFor([house], null, around(MONDAY))?.people).toEqual(['aida', 'timur', 'saule']);
    expect(onCallFor([house], null, around(plus(MONDAY, 12 * 60)))?.people).toEqual(['timur', 'saule']);
    expect(onCallFor([house], null, around(MONDAY, 'timur'))?.people).toEqual(['aida', 'saule']);
    expect(onCallFor([], null, around(MONDAY))).toBeUndefined();
  });

  it('is of the group where somebody is on call there, else of the house', () => {
    const billing = rota('billing', 'billing', ['daniyar', 'day']);
    expect(onCallFor([house, billing], 'billing', around(MONDAY))?.people).toEqual(['daniyar']);
    expect(onCallFor([house, billing], 'billing', around(plus(MONDAY, 12 * 60)))?.people).toEqual(['timur', 'saule']);
    expect(onCallFor([house, billing], 'delivery', around(MONDAY))?.rota.key).toBe('house');
  });

  it('goes round by weeks, at the same hour by the clock on the wall, the others stay behind as a reserve', () => {
    const turns = { since: '2026-10-19T09:00', weeks: 1 };
    const byWeeks: Rota = { ...rota('house', null, ['aida', null], ['timur', null], ['saule', null]), turns };
    const kyiv = { '': { ...day, zone: 'Europe/Kyiv' } };
    const on = (at: string, more: Partial<Rota> = {}, ...away: string[]) =>
      onCallFor([{ ...byWeeks, ...more }], null, { at, calendars: kyiv, away: new Set(away) })?.people;
    expect(on('2026-10-19T05:59:00Z')).toEqual(['saule', 'aida', 'timur']);
    expect(on('2026-10-19T06:00:00Z')).toEqual(['aida', 'timur', 'saule']);
    // the clocks went back in between
    expect(on('2026-10-26T06:59:00Z')).toEqual(['aida', 'timur', 'saule']);
    expect(on('2026-10-26T07:00:00Z')).toEqual(['timur', 'saule', 'aida']);
    expect(on('2026-10-26T07:00:00Z', {}, 'timur')).toEqual(['saule', 'aida']);
    expect(on('2026-10-26T07:00:00Z', { turns: { ...turns, weeks: 2 } })).toEqual(['aida', 'timur', 'saule']);
    expect(on('2026-11-09T07:00:00Z')).toEqual(['aida', 'timur', 'saule']);
  });

  it('is called one after another, each once', () => {
    expect(nextOnCall(['aida', 'timur'], [])).toBe('aida');
    expect(nextOnCall(['aida', 'timur'], ['aida'])).toBe('timur');
    expect(nextOnCall(['aida', 'timur'], ['timur', 'aida'])).toBeUndefined();
  });

  it('is silent for so long by the clock, also where the promise counts working time', () => {
    const friday = '2026-12-04T12:59:00.000Z';
    const climb: Climb = {
      promise: { since: plus(friday, -59), ms: 59 * 60_000, working: day },
      ...{ pauses: [], endedAt: null, climbed: [], acknowledged: null },
    };
    const rungs = [{ key: 'on_call', byMs: 0, silentMs: 600_000 }];
    const told = (round: number, came: Climbed['came'] = 'told'): Climbed => ({
      ...{ rung: 'on_call', round, came, at: plus(friday, 10 * round) },
    });
    expect(nextRung(rungs, climb)).toMatchObject({ round: 0, at: friday });
    expect(nextRung(rungs, { ...climb, climbed: [told(0)] })).toMatchObject({ round: 1, at: plus(friday, 10) });
    // nobody is left
    expect(nextRung(rungs, { ...climb, climbed: [told(0), told(1, 'nobody')] })).toBeUndefined();
    expect(nextRung(rungs, { ...climb, climbed: [told(0)], acknowledged: { until: null } })).toBeUndefined();
    const until = plus(friday, 90);
    expect(nextRung(rungs, { ...climb, climbed: [told(0)], acknowledged: { until } })?.at).toBe(until);
  });
});

const office: Office = {
  ...{ supervisors: ['daniyar'], members: { billing: ['aida', 'timur'] }, rotas: [house], calendars: { day } },
  awayAt: () => new Set(),
};
const made: MadeUp = { since: MONDAY, responsible: 'aida', group: 'billing', priority: 'normal' };
const policy = (key: string, ladder: PolicyRung[], more: Partial<ServicePolicy> = {}): ServicePolicy => ({
  ...{ key, name: { ru: key }, targets: { first_answer: hours(1) }, waits: [], ladder, ...more },
});
const tried = (policies: ServicePolicy[], from = made) => tryLadder(policies, from, office)[0]?.steps ?? [];

describe('E6 a ladder that is tried', () => {
  it('says who would be told when, to whom it goes and how urgent it gets', () => {
    const ladder: PolicyRung[] = [
      { key: 'soon', side: 'before', by: minutes(15), tell: 'assignee' },
      { key: 'raise', side: 'after', by: minutes(0), raise: 'one' },
      { key: 'group', side: 'after', by: minutes(5), tell: 'group' },
      { key: 'back', side: 'after', by: minutes(10), assign: { queue: true } },
      { key: 'last', side: 'after', by: minutes(20), tell: 'on_call' },
    ];
    expect(
      tried([policy('all', ladder)]).map(({ at, rung, to, did, after }) => [at, rung, did ?? to, after.responsible]),
    ).toEqual([
      [plus(MONDAY, 45), 'soon', ['aida'], 'aida'],
      [plus(MONDAY, 60), 'raise', 'raised', 'aida'],
      [plus(MONDAY, 65), 'group', ['aida', 'timur'], 'aida'],
      [plus(MONDAY, 70), 'back', 'assigned', null],
      [plus(MONDAY, 80), 'last', ['aida'], null],
      [plus(MONDAY, 90), 'last', ['timur'], null],
      [plus(MONDAY, 100), 'last', ['saule'], null],
      [plus(MONDAY, 110), 'last', [], null],
    ]);
  });

  it('goes on by the ladder of whichever policy fits then, and a step of another one is another step', () => {
    const urgent = policy('urgent', [{ key: 'step', side: 'after', by: minutes(0), tell: 'supervisors' }], {
      when: { field: 'priority', is: '=', value: 'urgent' },
    });
    const usual = policy('all', [{ key: 'step', side: 'before', by: minutes(30), raise: 'urgent' }]);
    expect(tried([urgent, usual]).map((step) => [step.policy, step.did ?? step.to])).toEqual([
      ['all', 'raised'],
      ['urgent', ['daniyar']],
    ]);
  });

  it('in a circle comes to an end', () => {
    const to = (key: string, group: string, heir: string) =>
      policy(key, [{ key: 'step', side: 'after', by: minutes(0), assign: { group: heir } }], {
        when: { field: 'group', is: '=', value: group },
      });
    expect(tried([to('one', 'billing', 'delivery'), to('other', 'delivery', 'billing')]).map(({ did }) => did)).toEqual(
      ['assigned', 'assigned'],
    );
  });

  it('takes no step that moves it twice, however policies hand it to one another', () => {
    const groups = ['billing', 'delivery', 'night'];
    const moves = fc.oneof(
      fc.constantFrom(...groups).map((group) => ({ assign: { group } })),
      fc.constantFrom('aida', 'timur').map((user) => ({ assign: { user } })),
      fc.constant({ assign: { queue: true as const } }),
      fc.constantFrom('one' as const, 'high' as const, 'urgent' as const).map((raise) => ({ raise })),
    );
    const rung = fc.tuple(moves, fc.integer({ min: 0, max: 90 }), fc.constantFrom('before' as const, 'after' as const));
    const drawn = fc.tuple(fc.constantFrom(...groups, 'urgent'), fc.array(rung, { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 4 }), (policies) => {
        const all = policies.map(([when, rungs], place) =>
          policy(
            `policy_${place}`,
            rungs.map(
              ([move, after, side], at) => ({ key: `step_${at}`, side, by: minutes(after), ...move }) as PolicyRung,
            ),
            { when: { field: when === 'urgent' ? 'priority' : 'group', is: '=', value: when } },
          ),
        );
        const steps = tried(all);
        expect(new Set(steps.map(({ policy: of, rung: key }) => `${of} ${key}`)).size).toBe(steps.length);
        expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted());
      }),
    );
  });

  it('does one thing a step', () => {
    const step = { key: 'step', side: 'after', by: minutes(1) };
    expect(PolicyRung.safeParse(step).success).toBe(false);
    expect(PolicyRung.safeParse({ ...step, tell: 'on_call', raise: 'one' }).success).toBe(false);
    expect(PolicyRung.safeParse({ ...step, assign: { user: 'x' } }).success).toBe(false);
    expect(PolicyRung.safeParse({ ...step, tell: 'group' }).success).toBe(true);
  });
});
