import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simulate, newFacts, type Simulation, type SimulatedStep } from '../../../workflows/automation/simulate.ts';
import { isDue, whyNotRestore } from '../../../workflows/automation/taken.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { pipelineOf } from '../../support/office.ts';
import { live } from '../dry-run.ts';
import { anyActs, anyPipeline, type Act } from '../same/pipelines.ts';

const START = '2026-11-23T04:00:00.000Z';
const words = (ru: string) => ({ ru });
const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const hours = (amount: number) => ({ amount, unit: 'hours' });
const TAKEN = '01890000-0000-7000-8000-000000000001';

const leadOf = (definition: PipelineDefinition): Simulation => {
  const pipeline = live(definition);
  const lead = simulate(
    pipeline,
    { facts: newFacts(pipeline, START, { fields: { count: 0 }, amount: { amount: 100_000, currency: 'KZT' } }) },
    START,
  );
  lead.create();
  return lead;
};
const later = (lead: Simulation, ms: number) => lead.pass(new Date(Date.parse(lead.now) + ms).toISOString());
const steer = (lead: Simulation, order: Record<string, unknown>) =>
  lead.hear('lead.steered', { taken: TAKEN, ...order });
const did = (steps: SimulatedStep[]) =>
  steps.map(({ at, automation, step, action }) => `${at} ${automation}/${step} ${JSON.stringify(action)}`);

const doIt = (lead: Simulation, act: Act): void => {
  if (act.does === 'finish') lead.finishTask(act.outcome);
  if (act.does === 'move') lead.moveTo(act.stage);
  if (act.does === 'change') lead.change('fields.colour', act.value);
  if (act.does === 'date')
    lead.change('fields.start', new Date(Date.parse(lead.now) + act.seconds * 1000).toISOString());
  if (act.does === 'pay') lead.pay();
  if (act.does === 'tag') lead.change('tags', [...new Set([...(lead.facts['tags'] as string[]), act.tag])]);
  if (act.does === 'wait') later(lead, act.seconds * 1000);
};

const rest = {
  key: 'rest',
  name: words('Отдых'),
  stages: ['new'],
  when: { on: 'stage.time', after: hours(2) },
  then: [tag('rested')],
};
const walk = {
  key: 'walk',
  name: words('Обход'),
  stages: ['new'],
  when: { on: 'stage.entered' },
  then: [
    { do: 'wait', for: hours(3) },
    {
      do: 'wait.event',
      on: { on: 'tag.added', tag: 'vip' },
      atMost: hours(3),
      then: [tag('came')],
      else: [tag('late')],
    },
  ],
};
const friday = {
  key: 'friday',
  name: words('Пятница'),
  stages: ['new'],
  when: { on: 'schedule', days: [5], clock: '15:00' },
  then: [tag('friday')],
};
const definition = PipelineDefinition.parse(pipelineOf([rest, walk, friday] as never));
const runOf = (lead: Simulation) => lead.process.runs.find(({ automation }) => automation === 'walk')!;
const clock = (lead: Simulation, key: string) => lead.process.timers.find(({ automation }) => automation === key);
const tags = (lead: Simulation) => lead.facts['tags'];

describe('A9 what was skipped', () => {
  it('fires when it would have, once it is put back', () => {
    const lead = leadOf(definition);
    const was = lead.process;
    later(lead, 3_600_000);
    steer(lead, { order: 'skip', timer: 'rest' });
    expect(clock(lead, 'rest')).toBeUndefined();
    later(lead, 1_800_000);
    steer(lead, { order: 'restore' });
    expect(lead.process.timers).toEqual(was.timers);
    expect(lead.process.fired).toEqual([]);
    expect(lead.process.taken).toBeUndefined();
    later(lead, 1_800_000);
    expect(tags(lead)).toEqual(['rested']);
  });

  it('is due at once where its moment has passed meanwhile', () => {
    const lead = leadOf(definition);
    steer(lead, { order: 'skip', timer: 'rest' });
    later(lead, 2.5 * 3_600_000);
    expect(isDue(lead.process.taken![0]!, lead.now)).toBe(true);
    expect(tags(lead)).toEqual([]);
    steer(lead, { order: 'restore' });
    expect(tags(lead)).toEqual(['rested']);
  });

  it('of a schedule is this one time; putting it back takes the next one away again', () => {
    const lead = leadOf(definition);
    const first = clock(lead, 'friday')!.at;
    steer(lead, { order: 'skip', timer: 'friday' });
    expect(Date.parse(clock(lead, 'friday')!.at) - Date.parse(first)).toBe(7 * 86_400_000);
    steer(lead, { order: 'restore' });
    expect(lead.process.timers.filter(({ automation }) => automation === 'friday')).toHaveLength(1);
    expect(clock(lead, 'friday')!.at).toBe(first);
  });

  it('is later by a pause that it lay through', () => {
    const lead = leadOf(definition);
    steer(lead, { order: 'skip', timer: 'rest' });
    lead.pause('lunch');
    later(lead, 3_600_000);
    lead.resume();
    steer(lead, { order: 'restore' });
    expect(clock(lead, 'rest')!.at).toBe('2026-11-23T07:00:00.000Z');
  });

  it('cannot be put back in another stage, nor by another version, nor twice', () => {
    for (const happen of [
      (lead: Simulation) => void lead.moveTo('half'),
      (lead: Simulation) => void lead.hear('lead.migrated', { fire: false }),
      (lead: Simulation) => void steer(lead, { order: 'restore' }),
    ]) {
      const lead = leadOf(definition);
      steer(lead, { order: 'skip', timer: 'rest' });
      expect(whyNotRestore(live(definition), lead.process, TAKEN)).toBeUndefined();
      happen(lead);
      expect(whyNotRestore(live(definition), lead.process, TAKEN)).toEqual({ refusal: 'StepsDone' });
      const before = lead.process;
      steer(lead, { order: 'restore' });
      expect({ ...lead.process, cursor: null }).toEqual({ ...before, cursor: null });
    }
  });
});

describe('A9 a run that was stopped', () => {
  it('goes on where it stood', () => {
    const lead = leadOf(definition);
    const was = runOf(lead);
    steer(lead, { order: 'stop', run: was.id });
    expect(runOf(lead)).toBeUndefined();
    steer(lead, { order: 'restore' });
    expect(runOf(lead)).toEqual(was);
    later(lead, 7 * 3_600_000);
    expect(tags(lead)).toContain('late');
  });

  it('goes on at once where what it waited for has come', () => {
    const lead = leadOf(definition);
    later(lead, 4 * 3_600_000);
    steer(lead, { order: 'stop', run: runOf(lead).id });
    lead.change('tags', ['vip']);
    const [taken] = lead.process.taken!;
    if (taken!.came) {
      steer(lead, { order: 'restore' });
      expect(tags(lead)).toContain('came');
    } else throw new Error(`the tag was not heard: ${JSON.stringify(lead.events.slice(-3))}`);
  });

  it('whose wait was skipped goes back to it, until it has done something', () => {
    const lead = leadOf(definition);
    const was = runOf(lead);
    steer(lead, { order: 'skip', run: was.id });
    expect(runOf(lead).at).not.toBe(was.at);
    steer(lead, { order: 'restore' });
    expect(runOf(lead)).toEqual(was);
    steer(lead, { order: 'skip', run: was.id });
    steer(lead, { order: 'skip', run: was.id, taken: TAKEN.replace(/1$/, '2') });
    expect(tags(lead)).toContain('late');
    expect(whyNotRestore(live(definition), lead.process, TAKEN)).toEqual({ refusal: 'StepsDone' });
  });

  it('is not put back beside one of the same automation that goes on', () => {
    const lead = leadOf(definition);
    steer(lead, { order: 'stop', run: runOf(lead).id });
    lead.hear('lead.steered', { order: 'run', automation: 'walk' });
    expect(whyNotRestore(live(definition), lead.process, TAKEN)).toEqual({ refusal: 'RunGoesOn' });
  });
});

describe('A9 skipping and taking it back', () => {
  it('leaves the same future as if nothing had been skipped, whatever the pipeline', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        anyPipeline,
        anyActs,
        anyActs,
        fc.nat(),
        fc.nat({ max: 600 }),
        fc.boolean(),
        (any, before, after, which, seconds, pauses) => {
          const [left, taken] = [leadOf(any), leadOf(any)];
          for (const act of before) for (const lead of [left, taken]) doIt(lead, act);
          const targets = [
            ...taken.process.timers.map(({ automation }) => ({ order: 'skip', timer: automation })),
            ...taken.process.runs.flatMap(({ id }) => ['skip', 'stop'].map((order) => ({ order, run: id }))),
          ];
          if (targets.length === 0 || left.facts.closedAt !== null) return;
          steer(taken, targets[which % targets.length]!);
          const meanwhile = [left, taken].map((lead) => {
            const from = lead.steps.length;
            if (pauses) lead.pause('lunch');
            later(lead, seconds * 1000);
            if (pauses) lead.resume();
            return lead.steps.length - from;
          });
          const one = taken.process.taken?.[0];
          if (!one || whyNotRestore(live(any), taken.process, TAKEN) || isDue(one, taken.now)) return;
          if (meanwhile[0] !== meanwhile[1]) return;
          steer(taken, { order: 'restore' });
          const marks = [left, taken].map((lead) => lead.steps.length);
          for (const act of [...after, { does: 'wait' as const, seconds: 30_000 }])
            for (const lead of [left, taken]) doIt(lead, act);
          compared += 1;
          expect(did(taken.steps.slice(marks[1]))).toEqual(did(left.steps.slice(marks[0])));
        },
      ),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(10);
  });
});

describe('A7 what has fired', () => {
  const deadline = {
    key: 'deadline',
    name: words('Срок'),
    when: { on: 'date.reached', field: 'fields.start', side: 'at' },
    then: [tag('reached')],
  };
  const dated = PipelineDefinition.parse(pipelineOf([rest, walk, friday, deadline] as never));
  const setDate = (lead: Simulation, ms: number) =>
    lead.change('fields.start', new Date(Date.parse(lead.now) + ms).toISOString());

  it('is remembered once, however often it fires in a long stay', () => {
    const lead = leadOf(dated);
    for (let week = 0; week < 30; week++) {
      setDate(lead, 3_600_000);
      later(lead, 7 * 86_400_000);
      steer(lead, { order: 'skip', timer: 'friday' });
    }
    expect(lead.process.fired.toSorted()).toEqual(['deadline', 'rest']);
  });

  it('of a memory from before comes down to once with the next that fires', () => {
    const { process, facts, now } = leadOf(dated);
    const fired = [...Array(500).fill('friday'), ...Array(500).fill('deadline')];
    const lead = simulate(live(dated), { facts, process: { ...process, fired } }, now);
    later(lead, 3 * 3_600_000);
    expect(lead.process.fired).toEqual(['deadline', 'rest']);
  });

  it('holds no doubles and nothing but clocks of the pipeline, whatever happens', () => {
    fc.assert(
      fc.property(anyPipeline, anyActs, anyActs, fc.nat(), (any, before, after, which) => {
        const lead = leadOf(any);
        for (const act of before) doIt(lead, act);
        const { timers } = lead.process;
        if (timers.length > 0) steer(lead, { order: 'skip', timer: timers[which % timers.length]!.automation });
        for (const act of after) doIt(lead, act);
        const { fired } = lead.process;
        expect(fired).toEqual([...new Set(fired)]);
        const clocks = any.automations.filter(({ when }) => ['stage.time', 'date.reached'].includes(when.on));
        expect(clocks.map(({ key }) => key)).toEqual(expect.arrayContaining(fired));
      }),
      { numRuns: 60 },
    );
  });

  it('fires again under a new version where its date was changed since', () => {
    const lead = leadOf(dated);
    setDate(lead, 3_600_000);
    later(lead, 2 * 3_600_000);
    setDate(lead, 3_600_000);
    const set = clock(lead, 'deadline')!;
    lead.hear('lead.migrated', { fire: false });
    expect(clock(lead, 'deadline')).toMatchObject({ at: set.at });
  });
});

describe('A7 a schedule that has fired', () => {
  it('fires the next time under a new version, too', () => {
    const lead = leadOf(definition);
    later(lead, 5 * 86_400_000);
    expect(tags(lead)).toContain('friday');
    const next = clock(lead, 'friday')!.at;
    lead.hear('lead.migrated', { fire: false });
    expect(clock(lead, 'friday')!.at).toBe(next);
    expect(clock(lead, 'rest')).toBeUndefined();
  });
});
