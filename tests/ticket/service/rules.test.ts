import { describe, expect, it } from '@jest/globals';
import type { SubjectFacts } from '../../../workflows/automation/facts.ts';
import type { ServicePolicy } from '../../../workflows/service/policy.schema.ts';
import { promisesOf, serviceOf } from '../../../workflows/service/promise.ts';
import { nextStep, type Ladder } from '../../../workflows/service/next-step.ts';
import type { PolicyRung } from '../../../workflows/service/rung.schema.ts';
import { risesOf } from '../../../workflows/service/rise.ts';
import { promisedTo, serviceEvents } from '../../../workflows/ticket/service.ts';

const AIDA = '01930000-0000-7000-8000-00000000000a';
const at = (time: string) => `2026-11-30T${time}:00.000Z`;
const told = (time: string, type: string, data: Record<string, unknown> = {}) => ({ type, at: at(time), data });
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const usual = {
  policy: 'usual',
  targets: { first_answer: hours(1), next_answer: hours(2), resolution: hours(8) },
  waits: ['client'],
};
const created = [
  told('06:00', 'ticket.created', { to: 'new', track: 'AB12345678', subject: 'x', source: 'talk', priority: 'normal' }),
  told('06:00', 'ticket.promised', usual),
];
const states = (events: ReturnType<typeof told>[], now: string) =>
  serviceOf(serviceEvents([...created, ...events], {}), at(now)).clocks.map(({ kind, state, dueAt }) => [
    kind,
    state,
    dueAt?.slice(11, 16) ?? null,
  ]);

const of = (rungs: PolicyRung[]): Ladder => ({ policy: 'all', rungs, silentMs: 600_000 });

describe('E5 promises of a ticket', () => {
  it('begin with it, and end with the answer of a person alone', () => {
    expect(states([], '06:30')).toEqual([
      ['resolution', 'running', '14:00'],
      ['first_answer', 'running', '07:00'],
    ]);
    const robot = told('06:10', 'ticket.answered', { by: 'automation' });
    expect(states([robot], '07:01')[1]).toEqual(['first_answer', 'late', '07:00']);
    const hers = told('06:50', 'ticket.answered', { by: 'user' });
    expect(states([hers, told('07:00', 'ticket.client_wrote')], '07:30').slice(1)).toEqual([
      ['first_answer', 'met', '07:00'],
      ['next_answer', 'running', '09:00'],
    ]);
  });

  it('stand still while the client’s word is awaited, while it is postponed or paused', () => {
    const waits = told('07:00', 'ticket.moved', { from: 'new', to: 'client' });
    expect(states([waits], '09:00')[0]).toEqual(['resolution', 'paused', null]);
    expect(states([waits, told('10:00', 'ticket.moved', { from: 'client', to: 'work' })], '10:30')[0]).toEqual([
      ...['resolution', 'running', '17:00'],
    ]);
    const paused = [
      told('07:00', 'ticket.paused', { reason: 'away' }),
      told('08:00', 'ticket.postponed', { until: at('12:00') }),
      told('09:00', 'ticket.resumed', { from: at('07:00') }),
      told('12:00', 'ticket.woken'),
    ];
    expect(states(paused, '12:30')[0]).toEqual(['resolution', 'running', '19:00']);
  });

  it('change with the priority, and what was used stays used', () => {
    const urgent = told('08:00', 'ticket.promised', { ...usual, targets: { resolution: hours(4) } });
    expect(states([urgent], '08:00')[0]).toEqual(['resolution', 'running', '10:00']);
  });

  it('begin when they are promised, however late, and are gone when they are promised no more', () => {
    const none = [created[0]!];
    const later = [...none, told('10:00', 'ticket.promised', usual)];
    const clocksOf = (events: ReturnType<typeof told>[]) =>
      serviceOf(serviceEvents(events, {}), at('10:30')).clocks.map(({ kind, dueAt }) => [kind, dueAt?.slice(11, 16)]);
    expect(clocksOf(none)).toEqual([]);
    expect(clocksOf(later)).toEqual([
      ['resolution', '18:00'],
      ['first_answer', '11:00'],
    ]);
    const withdrawn = { policy: null, targets: {}, waits: [] };
    expect(clocksOf([...later, told('10:10', 'ticket.promised', withdrawn)])).toEqual([]);
    const answered = [
      ...none,
      told('07:00', 'ticket.answered', { by: 'user' }),
      told('10:00', 'ticket.promised', usual),
    ];
    expect(clocksOf(answered)).toEqual([['resolution', '18:00']]);
  });

  it('stay paused when the client writes, and begin anew where her words open it again', () => {
    const paused = [told('07:00', 'ticket.paused', { reason: 'away' }), told('07:30', 'ticket.client_wrote')];
    expect(states(paused, '09:00')[0]).toEqual(['resolution', 'paused', null]);
    const back = [
      told('06:30', 'ticket.answered', { by: 'user' }),
      told('07:00', 'ticket.moved', { from: 'new', to: 'solved', closes: true }),
      told('09:00', 'ticket.reopened', { from: 'solved', to: 'new', by: 'client' }),
      told('09:00', 'ticket.client_wrote'),
    ];
    expect(states(back, '09:30')).toEqual([
      ['resolution', 'running', '16:00'],
      ['first_answer', 'met', '07:00'],
      ['next_answer', 'running', '11:00'],
    ]);
  });

  it('tell whose each minute was', () => {
    const events = [
      told('06:30', 'ticket.assigned', { from: null, to: AIDA }),
      told('07:00', 'ticket.moved', { from: 'new', to: 'client' }),
      told('09:00', 'ticket.moved', { from: 'client', to: 'work' }),
      told('10:00', 'ticket.moved', { from: 'work', to: 'solved', closes: true }),
    ];
    const { minutes } = serviceOf(serviceEvents([...created, ...events], {}), at('12:00'));
    expect(minutes.map(({ owner, cause, from, to }) => [owner, cause, from.slice(11, 16), to?.slice(11, 16)])).toEqual([
      ['queue', '', '06:00', '06:30'],
      ['us', AIDA, '06:30', '07:00'],
      ['client', 'client', '07:00', '09:00'],
      ['us', AIDA, '09:00', '10:00'],
    ]);
  });

  it('are those of the first policy that fits; who has written nothing is promised no answer', () => {
    const vip: ServicePolicy = {
      ...{ key: 'vip', name: { ru: 'VIP' }, targets: { first_answer: hours(1), resolution: hours(2) } },
      ...{ when: { field: 'priority', is: '=', value: 'urgent' }, waits: [], ladder: [] },
    };
    const all: ServicePolicy = {
      ...{ key: 'all', name: { ru: 'Все' }, targets: { resolution: hours(8) }, waits: [], ladder: [] },
    };
    const facts = (priority: string, talks: string[]): SubjectFacts => ({
      ...{ stage: 'new', closedAt: null, pausedAt: null, priority, talks },
    });
    expect(promisedTo(facts('urgent', []), [vip, all], at('06:00'))).toMatchObject({
      ...{ policy: 'vip', targets: { resolution: hours(2) } },
    });
    expect(Object.keys(promisedTo(facts('urgent', ['t']), [vip, all], at('06:00')).targets)).toHaveLength(2);
    expect(promisedTo(facts('low', []), [vip, all], at('06:00')).policy).toBe('all');
    expect(promisedTo(facts('low', []), [vip], at('06:00'))).toEqual({ policy: null, targets: {}, waits: [] });
  });
});

describe('E6 the ladder of a ticket', () => {
  const ladder: ServicePolicy['ladder'] = [
    { key: 'soon', side: 'before', by: { amount: 30, unit: 'minutes' }, tell: 'assignee' },
    { key: 'late', of: 'first_answer', side: 'after', by: hours(1), tell: 'supervisors', every: hours(1) },
  ];
  const stepAt = (events: ReturnType<typeof told>[]) => {
    const all = [...created, ...events];
    const first = promisesOf(serviceEvents(all, {})).clocks.find(({ kind }) => kind === 'first_answer')!;
    const step = nextStep(of(ladder), first, risesOf(all));
    return step && [step.rung, step.round, step.at.slice(11, 16)];
  };
  const warned = (time: string, rung: string, round = 0) =>
    told(time, 'ticket.warned', {
      ...{ promise: 'first_answer', since: at('06:00'), dueAt: at('07:00'), rung, round, to: [AIDA] },
    });

  it('tells before, then after, then again, each once', () => {
    expect(stepAt([])).toEqual(['soon', 0, '06:30']);
    expect(stepAt([warned('06:30', 'soon')])).toEqual(['late', 0, '08:00']);
    expect(stepAt([warned('06:30', 'soon'), warned('08:00', 'late')])).toEqual(['late', 1, '09:00']);
  });

  it('is quiet once somebody has it, until the moment she said', () => {
    const has = told('08:10', 'ticket.acknowledged', { until: at('11:00') });
    expect(stepAt([warned('06:30', 'soon'), warned('08:00', 'late'), has])).toEqual(['late', 1, '11:00']);
    const forGood = told('08:10', 'ticket.acknowledged', { until: null });
    expect(stepAt([warned('06:30', 'soon'), forGood])).toBeUndefined();
  });

  it('counts a day of working time as a working day', () => {
    const week = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), [['09:00', '17:00']]]));
    const working = { zone: 'UTC', week, holidays: [] } as never;
    const promise = { kind: 'resolution' as const, since: at('09:00'), pauses: [], endedAt: null };
    const target = { ms: 16 * 3_600_000, working };
    const day: ServicePolicy['ladder'] = [
      { key: 'day', side: 'before', by: { amount: 1, unit: 'days' }, tell: 'assignee' },
    ];
    expect(nextStep(of(day), { ...promise, target }, [])?.at.slice(0, 16)).toBe('2026-11-30T17:00');
  });

  it('that goes in a circle tells once a minute at most', () => {
    const promise = { kind: 'resolution' as const, since: at('06:00'), pauses: [], endedAt: null };
    const running = { ...promise, target: { ms: 3_600_000 } };
    const now = { amount: 0, unit: 'minutes' as const };
    const circle: ServicePolicy['ladder'] = [{ key: 'round', side: 'after', by: now, tell: 'supervisors', every: now }];
    const told = [0, 1, 2].map((round) => ({
      ...{ what: 'warned' as const, at: at(`07:0${round}`), promise: 'resolution' as const, since: at('06:00') },
      ...{ rung: 'round', round, to: [AIDA] },
    }));
    expect(nextStep(of(circle), running, told)).toMatchObject({ round: 3, at: at('07:03') });
  });

  it('ends with the answer', () => {
    expect(stepAt([told('06:20', 'ticket.answered', { by: 'user' })])).toBeUndefined();
  });
});
