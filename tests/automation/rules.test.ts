import fc from 'fast-check';
import { advance as step } from '../../workflows/automation/advance.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import type { SubjectEvent, SubjectFacts } from '../../workflows/automation/facts.ts';
import { MAX_DEPTH, newMemory, type Memory } from '../../workflows/automation/memory.ts';
import { fulfils } from '../../workflows/automation/condition.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { dryRun, live } from './dry-run.ts';

const words = (ru: string) => ({ ru });
const stage = (key: string, kind = 'open') => ({ key, kind, name: words(key), color: '#3b82f6' });
const pipelineOf = (automations: unknown[]) =>
  PipelineDefinition.parse({
    name: words('Обучение'),
    currency: 'KZT',
    team: 'sales',
    stages: [stage('new'), stage('half'), stage('no_answer'), stage('won', 'won'), stage('lost', 'lost')],
    lossReasons: [{ key: 'price', name: words('Дорого') }],
    outcomes: [{ key: 'half', name: words('50 %'), stage: 'half' }],
    tasks: { types: [], remindBeforeMinutes: 30, escalateAfterHours: 24 },
    invoices: {
      dueDays: 3,
      remindBeforeHours: 24,
      remindAfterHours: 24,
      sent: 'a',
      reminder: 'a',
      overdue: 'a',
      receipt: 'a',
    },
    automations,
  });
const advance = (
  definition: PipelineDefinition,
  version: number,
  process: Memory,
  facts: SubjectFacts,
  events: SubjectEvent[],
  now: string,
) => step({ ...live(definition), version }, process, facts, events, now);
const notify = { do: 'notify', who: 'supervisors', text: words('посмотрите') };
const acme: SubjectFacts = { stage: 'new', closedAt: null, pausedAt: null, entries: { new: 1 } };
const event = (
  id: number,
  type: string,
  data: Record<string, unknown> = {},
  at = '2026-11-23T04:00:00.000Z',
  depth?: number,
): SubjectEvent => ({
  id: String(id),
  number: id,
  type,
  at,
  data,
  cause: depth === undefined ? null : { automation: 'before', version: 1, event: '0', depth },
});
const created = event(1, 'lead.created', { stage: 'new' });

describe('A2 what fires', () => {
  const onNew = { key: 'on_new', name: words('a'), stages: ['new'], when: { on: 'stage.entered' }, then: [notify] };
  const onHalf = {
    key: 'on_half',
    name: words('b'),
    when: { on: 'task.done', outcome: 'half' },
    then: [{ do: 'lead.move', stage: 'half' }],
  };

  it('is what the trigger, the stage and the condition name', () => {
    const definition = pipelineOf([
      onNew,
      onHalf,
      { ...onNew, key: 'never', if: { field: 'entries.new', is: '>', value: 1 } },
    ]);
    const { commands } = advance(
      definition,
      3,
      newMemory(),
      acme,
      [created, event(2, 'task.done', { outcome: 'half' }), event(3, 'task.done', { outcome: 'early' })],
      created.at,
    );
    expect(commands.map(({ key }) => key)).toEqual(['1/on_new/0', '2/on_half/0']);
    expect(commands[0]?.cause).toEqual({ automation: 'on_new', version: 3, event: '1', depth: 1, step: '0' });
  });

  it('gives the same keys however often it is asked, so that each command happens once', () => {
    const ask = () => advance(pipelineOf([onNew]), 1, newMemory(), acme, [created], created.at);
    expect(ask()).toEqual(ask());
  });

  it('is nothing while the lead is paused, and the events wait', () => {
    const paused = { ...acme, pausedAt: created.at };
    expect(advance(pipelineOf([onNew]), 1, newMemory(), paused, [created], created.at)).toEqual({
      memory: newMemory(),
      commands: [],
      loops: [],
      runEvents: [],
    });
  });

  it('is nothing of any stage once the lead is closed', () => {
    const closed = { ...acme, stage: 'won', closedAt: created.at };
    expect(
      advance(pipelineOf([onHalf]), 1, newMemory(), closed, [event(2, 'task.done', { outcome: 'half' })], created.at)
        .commands,
    ).toEqual([]);
  });

  it('does not depend on how the events are portioned out', () => {
    const definition = pipelineOf([
      onNew,
      onHalf,
      { key: 'late', name: words('c'), when: { on: 'task.overdue' }, then: [notify] },
    ]);
    const types = fc.constantFrom('lead.created', 'task.done', 'task.overdue', 'lead.noted', 'delivery.sent');
    fc.assert(
      fc.property(fc.array(types, { maxLength: 12 }), fc.nat(12), (all, cut) => {
        const events = all.map((type, index) =>
          event(index + 1, type, type === 'task.done' ? { outcome: 'half' } : { stage: 'new' }),
        );
        const whole = advance(definition, 1, newMemory(), acme, events, created.at);
        const head = advance(definition, 1, newMemory(), acme, events.slice(0, cut), created.at);
        const tail = advance(definition, 1, head.memory, acme, events.slice(cut), created.at);
        expect([...head.commands, ...tail.commands]).toEqual(whole.commands);
        if (events.length) expect(tail.memory).toEqual(whole.memory);
      }),
    );
  });
});

describe('A2 a time in a stage', () => {
  const definition = pipelineOf([
    {
      key: 'stale',
      name: words('c'),
      stages: ['new'],
      when: { on: 'stage.time', after: { amount: 1, unit: 'hours' } },
      then: [notify],
    },
  ]);
  const at = (minutes: number) => new Date(Date.parse(created.at) + minutes * 60_000).toISOString();

  it('fires once, when it is over', () => {
    const start = advance(definition, 1, newMemory(), acme, [created], at(0));
    expect(start.memory.timers.map((timer) => timer.at)).toEqual([at(60)]);
    const early = advance(definition, 1, start.memory, acme, [], at(59));
    expect(early.commands).toEqual([]);
    const due = advance(definition, 1, early.memory, acme, [], at(60));
    expect(due.commands).toHaveLength(1);
    expect(advance(definition, 1, due.memory, acme, [], at(600)).commands).toEqual([]);
  });

  it('ends with the stage', () => {
    const start = advance(definition, 1, newMemory(), acme, [created], at(0));
    const moved = advance(
      definition,
      1,
      start.memory,
      { ...acme, stage: 'half' },
      [event(2, 'lead.moved', { to: 'half' }, at(5))],
      at(5),
    );
    expect(moved.memory.timers).toEqual([]);
  });

  it('stands still during a pause', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 10_000 }), (from, minutes) => {
        const start = advance(definition, 1, newMemory(), acme, [created], at(0));
        const resumed = event(3, 'lead.resumed', { shiftMs: minutes * 60_000 }, at(from + minutes));
        const after = advance(definition, 1, start.memory, acme, [resumed], at(from + minutes));
        expect(after.memory.timers.map((timer) => timer.at)).toEqual([at(60 + minutes)]);
      }),
    );
  });
});

describe('A11 the loop guard', () => {
  const pingPong = pipelineOf([
    {
      key: 'ping',
      name: words('ping'),
      stages: ['new'],
      when: { on: 'stage.entered' },
      then: [{ do: 'lead.move', stage: 'half' }],
    },
    {
      key: 'pong',
      name: words('pong'),
      stages: ['half'],
      when: { on: 'stage.entered' },
      then: [{ do: 'lead.move', stage: 'new' }],
    },
  ]);

  it('lets two automations chase each other a dozen times and no more', () => {
    const lead = dryRun(pingPong);
    expect(lead.create()).toHaveLength(MAX_DEPTH);
    expect(lead.loops().map(({ cause }) => cause.depth)).toEqual([MAX_DEPTH + 1]);
  });

  it('stops an automation that enters its own stage again', () => {
    const own = {
      key: 'own',
      name: words('own'),
      stages: ['new'],
      when: { on: 'stage.entered' },
      then: [{ do: 'lead.move', stage: 'new', again: true }],
    };
    const lead = dryRun(pipelineOf([own]));
    expect(lead.create()).toHaveLength(MAX_DEPTH);
  });

  it('begins anew with what a person does', () => {
    const lead = dryRun(pingPong);
    lead.create();
    expect(lead.moveByHand(lead.facts.stage === 'new' ? 'half' : 'new')).toHaveLength(MAX_DEPTH);
  });

  it('holds for any automations at all', () => {
    const key = fc.constantFrom('new', 'half', 'no_answer');
    const automation = fc.record({ from: key, to: key, again: fc.boolean() });
    fc.assert(
      fc.property(fc.array(automation, { maxLength: 2 }), (all) => {
        const lead = dryRun(
          pipelineOf(
            all.map(({ from, to, again }, index) => ({
              key: `a${index}`,
              name: words('a'),
              stages: [from],
              when: { on: 'stage.entered' },
              then: [{ do: 'lead.move', stage: to, again }],
            })),
          ),
        );
        expect(lead.create().length).toBeLessThan(2 ** (MAX_DEPTH + 1));
      }),
      { numRuns: 50 },
    );
  });
});

describe('A2 a condition', () => {
  const facts = {
    stage: 'new',
    amount: { amount: 5000, currency: 'KZT' },
    fields: { programme: 'master' },
    entries: { no_answer: 2 },
    tags: [],
  };
  const filter = (field: string, is: string, value?: unknown) => ({ field, is, value }) as Condition;

  it.each([
    [filter('fields.programme', '=', 'master'), true],
    [filter('fields.programme', 'in', ['bachelor', 'master']), true],
    [filter('amount.amount', '>=', 5000), true],
    [filter('amount.amount', '<', 5000), false],
    [filter('entries.no_answer', '<', 3), true],
    [filter('entries.half', '<', 1), true],
    [filter('fields.country', 'empty'), true],
    [filter('fields.country', '!=', 'Чехия'), true],
    [filter('fields.country', '>', 'A'), false],
    [filter('amount.currency', '>', 3), false],
    [{ all: [filter('stage', '=', 'new'), { not: filter('stage', '=', 'half') }] }, true],
    [{ any: [filter('stage', '=', 'half'), filter('stage', '=', 'lost')] }, false],
  ] as [Condition, boolean][])('%j is %s', (condition, expected) => {
    expect(fulfils(condition, facts)).toBe(expected);
  });

  it('never reaches into what every object has', () => {
    for (const field of ['constructor', '__proto__', 'fields.toString', 'fields.constructor.name'])
      expect(fulfils(filter(field, 'filled'), facts)).toBe(false);
  });

  it('and its opposite never agree', () => {
    const leaf = fc.record({
      field: fc.constantFrom('stage', 'fields.programme', 'amount.amount', 'nothing.at.all'),
      is: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'in', 'empty', 'filled'),
      value: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    });
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        leaf as fc.Arbitrary<Condition>,
        fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }));
    fc.assert(fc.property(condition, (one) => fulfils(one, facts) !== fulfils({ not: one }, facts)));
  });
});

describe('A11 the depth', () => {
  it('is counted from the event that caused it', () => {
    const automation: Automation = {
      key: 'a',
      name: words('a'),
      stages: ['half'],
      when: { on: 'stage.entered' },
      then: [notify as never],
    };
    const moved = event(5, 'lead.moved', { to: 'half' }, created.at, 4);
    const { commands } = advance(
      pipelineOf([automation]),
      1,
      newMemory(),
      { ...acme, stage: 'half' },
      [moved],
      created.at,
    );
    expect(commands.map(({ cause }) => cause.depth)).toEqual([5]);
  });
});
