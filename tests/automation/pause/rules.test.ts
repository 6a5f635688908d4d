import { describe, expect, it } from '@jest/globals';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { simulate, newFacts, type Simulation } from '../../../workflows/automation/simulate.ts';
import { waitsOf } from '../../../workflows/automation/waits.ts';
import { defaultTaskRules, taskMoments } from '../../../workflows/task/task.ts';
import { pipelineOf } from '../../support/office.ts';
import { almaty, live } from '../dry-run.ts';

const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const hours = (amount: number) => ({ amount, unit: 'hours' });
const FRIDAY = '2026-11-27';
const local = (day: string, time: string) => new Date(`${day}T${time}:00+05:00`).toISOString();

const untouched = Automation.parse({
  key: 'untouched',
  name: { ru: 'Четыре рабочих часа' },
  stages: ['new'],
  when: { on: 'stage.time', after: hours(4), working: 'office' },
  then: [tag('late')],
});
const walk = Automation.parse({
  key: 'walk',
  name: { ru: 'Ожидание' },
  stages: ['new'],
  when: { on: 'stage.entered' },
  then: [{ do: 'wait', for: hours(4), working: 'office' }, tag('walked')],
});

const begin = (at: string, automations = [untouched, walk]) => {
  const pipeline = {
    ...live(pipelineOf(automations)),
    calendars: { '': almaty, office: { ...almaty, stamp: '3.12' } },
  };
  const lead = simulate(pipeline, { facts: newFacts(pipeline, at) }, at);
  lead.create();
  return lead;
};

const firings = (lead: Simulation) => lead.steps.map(({ automation, at }) => [automation, at]).sort();

describe('A9 working time that a pause holds up', () => {
  it('goes on in the next working hours: two of four used, paused overnight, the other two on Monday', () => {
    const lead = begin(local(FRIDAY, '16:00'));
    lead.pass(local(FRIDAY, '18:00'));
    lead.pause('the client is away');
    lead.pass(local('2026-11-28', '06:00'));
    lead.resume();
    lead.pass(local('2026-12-01', '00:00'));
    expect(firings(lead)).toEqual([
      ['untouched', local('2026-11-30', '11:00')],
      ['walk', local('2026-11-30', '11:00')],
    ]);
  });
});

describe('A9 a task set in working time', () => {
  it('goes on after each pause: one of four hours before the first, two between them, the last after the second', () => {
    const due = { by: 'working', amount: 4, unit: 'hours' };
    const call = Automation.parse({
      ...{ key: 'call', name: { ru: 'Позвонить' }, stages: ['new'], when: { on: 'stage.entered' } },
      then: [{ do: 'task.create', type: 'call', text: { ru: 'Позвонить' }, due, who: 'responsible' }],
    });
    const lead = begin(local(FRIDAY, '15:00'), [call]);
    for (const [from, to] of [
      [local(FRIDAY, '16:00'), local(FRIDAY, '17:00')],
      [local('2026-11-30', '10:00'), local('2026-11-30', '11:00')],
    ] as const) {
      lead.pass(from);
      lead.pause('visa');
      lead.pass(to);
      lead.resume();
    }
    expect(lead.tasks.map(({ dueAt }) => dueAt)).toEqual([local('2026-11-30', '12:00')]);
  });
});

describe('A9 what a pause leaves where it is', () => {
  const start = local('2026-11-23', '10:00');
  const meeting = Automation.parse({
    ...{ key: 'meeting', name: { ru: 'Встреча' }, stages: ['new'], then: [tag('met')] },
    when: { on: 'date.reached', field: 'fields.meeting', side: 'at', clock: '10:00' },
  });
  const until = Automation.parse({
    ...{ key: 'until', name: { ru: 'До встречи' }, stages: ['new'], when: { on: 'stage.entered' } },
    then: [{ do: 'wait.until', field: 'fields.meeting' }, tag('waited')],
  });
  const answered = Automation.parse({
    ...{ key: 'answered', name: { ru: 'Ответ' }, stages: ['new'], when: { on: 'stage.entered' } },
    then: [{ do: 'wait.event', on: { on: 'task.done' }, atMost: hours(3), then: [], else: [tag('silent')] }],
  });
  const withMeeting = (time: string) => {
    const lead = begin(start, [meeting, until, answered]);
    lead.change('fields.meeting', local('2026-11-23', time));
    return lead;
  };

  it('is a date: it comes in its time, and what has passed meanwhile happens on resuming', () => {
    for (const [time, happens] of [
      ['12:30', '12:30'],
      ['11:30', '12:00'],
    ] as const) {
      const lead = withMeeting(time);
      lead.pass(local('2026-11-23', '11:00'));
      lead.pause('lunch');
      lead.pass(local('2026-11-23', '12:00'));
      lead.resume();
      lead.pass(local('2026-11-23', '18:00'));
      expect(firings(lead)).toContainEqual(['meeting', local('2026-11-23', happens)]);
      expect(firings(lead)).toContainEqual(['answered', local('2026-11-23', '14:00')]);
    }
  });

  it('is a wait for a date', () => {
    const lead = begin(start, []);
    const dated = simulate(
      { ...live(pipelineOf([until])), calendars: { '': almaty } },
      { facts: { ...lead.facts, fields: { meeting: local('2026-11-23', '12:30') } } },
      start,
    );
    dated.create();
    dated.pause('lunch');
    dated.pass(local('2026-11-23', '12:00'));
    dated.resume();
    dated.pass(local('2026-11-23', '18:00'));
    expect(firings(dated)).toEqual([['until', local('2026-11-23', '12:30')]]);
  });
});

describe('A9 a pause that was told without its beginning', () => {
  it('moves spans by the clock on the wall, as it did; one with its beginning comes on top', () => {
    const lead = begin(local(FRIDAY, '16:00'));
    const told = (at: string, data: Record<string, unknown>) => {
      lead.pass(at);
      lead.hear('lead.resumed', data);
    };
    told(local(FRIDAY, '17:00'), { shiftMs: 1_800_000 });
    expect(lead.process.timers[0]?.at).toBe(local('2026-11-30', '11:30'));
    expect(lead.process.runs[0]?.wait?.until).toBe(local('2026-11-30', '11:30'));
    told(local('2026-11-28', '06:00'), { from: local(FRIDAY, '17:00'), shiftMs: 0 });
    expect(lead.process.timers[0]?.at).toBe(local('2026-11-30', '12:30'));
    expect(lead.process.runs[0]?.wait?.until).toBe(local('2026-11-30', '12:30'));
  });
});

describe('A7 publishing over a pause', () => {
  const v2 = [
    { ...untouched, when: { on: 'stage.time', after: hours(6), working: 'office' } } as typeof untouched,
    { ...walk, then: [{ do: 'wait', for: hours(6), working: 'office' }, tag('walked')] } as typeof walk,
  ];
  it('keeps the pauses and takes the budget of the version; undone, all stands as before', () => {
    const lead = begin(local(FRIDAY, '16:00'));
    lead.pass(local(FRIDAY, '17:00'));
    lead.pause('visa');
    lead.pass(local('2026-11-30', '11:00'));
    lead.resume();
    const { state } = lead;
    const moments = () => [lead.process.timers[0]?.at, lead.process.runs[0]?.wait?.until];
    const first = state.pipeline;
    expect(moments()).toEqual([local('2026-11-30', '14:00'), local('2026-11-30', '14:00')]);
    state.pipeline = { ...first, definition: pipelineOf(v2), version: 2 };
    lead.hear('lead.migrated', { fire: false });
    expect(moments()).toEqual([local('2026-11-30', '16:00'), local('2026-11-30', '16:00')]);
    state.pipeline = first;
    lead.hear('lead.migrated', { fire: false });
    expect(moments()).toEqual([local('2026-11-30', '14:00'), local('2026-11-30', '14:00')]);
  });
});

describe('A9 what a lead waits for', () => {
  it('says of each clock whether a pause stops it', () => {
    const lead = begin(local(FRIDAY, '16:00'));
    const task = { what: 'task' as const, id: '1', text: 'Call', dueAt: local(FRIDAY, '17:00'), overdueAt: null };
    const duties = [
      { ...task, stops: true },
      { ...task, id: '2', stops: false },
    ];
    const waits = waitsOf(duties, lead.process, lead.state.pipeline, null);
    expect(waits.map(({ what, id, stops }) => [what, what === 'task' ? id : '', stops ?? false]).sort()).toEqual([
      ['automation', '', true],
      ['run', '', true],
      ['task', '1', true],
      ['task', '2', false],
    ]);
  });
});

describe('E5 a paused lead (tickets S20)', () => {
  it('says how much is left of what stands still instead of a moment, in the time that it goes by', () => {
    const lead = begin(local(FRIDAY, '16:00'));
    const duties = [
      { what: 'task' as const, id: '1', text: 'Call', dueAt: local(FRIDAY, '19:30'), overdueAt: null, stops: true },
      { what: 'payment' as const, id: '2', text: '17', dueAt: local(FRIDAY, '20:00'), overdueAt: null },
    ];
    const waits = waitsOf(duties, lead.process, lead.state.pipeline, local(FRIDAY, '17:00'));
    expect(waits.map(({ what, until, left }) => [what, until, left])).toEqual([
      ['task', null, { ms: 2.5 * 3_600_000, working: false }],
      ['payment', local(FRIDAY, '20:00'), undefined],
      ['automation', null, { ms: 3 * 3_600_000, working: true }],
      ['run', null, { ms: 3 * 3_600_000, working: true }],
    ]);
  });
});

describe('C1 a reminder', () => {
  it('does not come once the task is due', () => {
    const task = {
      ...{ state: 'open', createdAt: local(FRIDAY, '10:00'), dueAt: local(FRIDAY, '16:00') },
      ...{ remindedAt: null, overdueAt: null, climbed: [] },
    };
    const what = (now: string) => taskMoments(task, defaultTaskRules, now).map((moment) => moment.what);
    expect(what(local(FRIDAY, '15:59'))).toEqual(['reminder', 'overdue', 'escalation']);
    expect(what(local(FRIDAY, '16:00'))).toEqual(['overdue', 'escalation']);
  });
});
