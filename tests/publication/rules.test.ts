import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advance } from '../../workflows/automation/advance.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import { newMemory, type Memory } from '../../workflows/automation/memory.ts';
import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import { entriesAfter, entriesBefore } from '../../workflows/lead/entries.ts';
import { fateOf, firesOnMigration } from '../../workflows/publication/publication.ts';
import { newTally } from '../../workflows/publication/tally.ts';
import { breatherMs, whyNotSteer } from '../../workflows/process/bulk-run.ts';
import { pipelineOf } from '../support/office.ts';

const choice = (more: Partial<PublicationChoice> = {}) => PublicationChoice.parse(more);
const factsIn = (stage: string, more: Partial<SubjectFacts> = {}): SubjectFacts => ({
  stage,
  closedAt: null,
  pausedAt: null,
  fields: {},
  checklist: {},
  entries: { [stage]: 1 },
  ...more,
});
const without = (definition: PipelineDefinition, ...stages: string[]): PipelineDefinition => ({
  ...definition,
  stages: definition.stages.filter(({ key }) => !stages.includes(key)),
});
const automation = (more: object) =>
  Automation.parse({
    key: 'late',
    name: { ru: 'Поздно' },
    when: { on: 'stage.entered' },
    then: [{ do: 'stop' }],
    ...more,
  });
const live = (definition: PipelineDefinition): LivePipeline => ({ definition, version: 2, calendars: {} });
const small = pipelineOf([]);

describe('A7 what publishing does to one lead', () => {
  it('moves it where its stage is still there', () => {
    expect(fateOf({ facts: factsIn('half'), process: null }, small, pipelineOf([]), choice())).toEqual({
      fate: 'move',
      reason: null,
      from: 'half',
      to: 'half',
      of: null,
    });
  });

  it('keeps it on its version where the admin wants that', () => {
    const fate = fateOf(
      { facts: factsIn('half'), process: null },
      small,
      without(small, 'half'),
      choice({ keep: true }),
    );
    expect(fate).toMatchObject({ fate: 'keep', to: null });
  });

  it('blocks it where its stage is gone, and maps it where the admin says whereto', () => {
    const to = without(small, 'half');
    const lead = { facts: factsIn('half'), process: null };
    expect(fateOf(lead, small, to, choice())).toMatchObject({ fate: 'blocked', reason: 'StageGone' });
    expect(fateOf(lead, small, to, choice({ stageMap: { half: 'new' } }))).toMatchObject({ fate: 'map', to: 'new' });
    for (const wrong of ['won', 'nowhere'])
      expect(fateOf(lead, small, to, choice({ stageMap: { half: wrong } }))).toMatchObject({
        reason: 'MapWrong',
        of: wrong,
      });
  });

  it('blocks it where its stage has become an end', () => {
    const to = {
      ...small,
      stages: small.stages.map((stage) => (stage.key === 'half' ? { ...stage, kind: 'won' as const } : stage)),
    };
    expect(fateOf({ facts: factsIn('half'), process: null }, small, to, choice())).toMatchObject({
      reason: 'StageCloses',
    });
  });

  it('blocks it where it lacks what the stage asks for that it is mapped to, and says what', () => {
    const entry = { fields: ['fields.passport'], checklist: [{ key: 'paid', name: { ru: 'Оплата' } }] };
    const to = without(
      { ...small, stages: small.stages.map((stage) => (stage.key === 'new' ? { ...stage, entry } : stage)) },
      'half',
    );
    const map = choice({ stageMap: { half: 'new' } });
    const of = (facts: SubjectFacts) => fateOf({ facts, process: null }, small, to, map);
    expect(of(factsIn('half'))).toMatchObject({ reason: 'EntryNotMet', of: 'fields.passport' });
    expect(of(factsIn('half', { fields: { passport: 'N1' } }))).toMatchObject({ reason: 'EntryNotMet', of: 'paid' });
    expect(of(factsIn('half', { fields: { passport: 'N1' }, checklist: { new: ['paid'] } }))).toMatchObject({
      fate: 'map',
    });
    // it stands there already, so nobody asks
    expect(fateOf({ facts: factsIn('new'), process: null }, small, to, map)).toMatchObject({ fate: 'move' });
  });

  it('blocks it where an automation waits in a step that is no longer there, unless such runs may end', () => {
    const long = pipelineOf([automation({ then: [{ do: 'wait', for: { amount: 1, unit: 'days' } }, { do: 'stop' }] })]);
    const short = pipelineOf([automation({ then: [{ do: 'stop' }] })]);
    const process: Memory = {
      ...newMemory(),
      runs: [
        {
          id: '1/late',
          automation: 'late',
          event: '1',
          depth: 1,
          startedAt: '2026-11-01T00:00:00.000Z',
          stage: 'half',
          at: '0',
          wait: { until: '2026-11-02T00:00:00.000Z', setAt: '2026-11-01T00:00:00.000Z', what: 'time' },
          made: 0,
        },
      ],
    };
    const lead = { facts: factsIn('half'), process };
    expect(fateOf(lead, long, pipelineOf([]), choice())).toMatchObject({ reason: 'RunLost', of: 'late' });
    expect(fateOf(lead, long, pipelineOf([]), choice({ endRuns: true }))).toMatchObject({ fate: 'move' });
    expect(fateOf(lead, long, short, choice({ endRuns: true }))).toMatchObject({ reason: 'RunChanged', of: 'late' });
    expect(fateOf(lead, long, structuredClone(long), choice())).toMatchObject({ fate: 'move' });
  });

  it('never moves a lead to a stage that is not open, nor loses one, whatever the versions and the map', () => {
    const keys = small.stages.map(({ key }) => key);
    fc.assert(
      fc.property(
        fc.subarray(keys),
        fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...keys, 'nowhere')),
        fc.constantFrom(...keys.slice(0, 4)),
        fc.boolean(),
        (gone, stageMap, stage, keep) => {
          const to = without(small, ...gone);
          const fate = fateOf({ facts: factsIn(stage), process: null }, small, to, choice({ stageMap, keep }));
          const target = to.stages.find(({ key }) => key === fate.to);
          if (fate.fate === 'move') expect(fate.to).toBe(stage);
          if (fate.fate === 'move' || fate.fate === 'map') expect(target?.kind).toBe('open');
          else expect(fate.to).toBeNull();
          expect(fate.fate === 'blocked').toBe(fate.reason !== null);
        },
      ),
    );
  });

  it('counts visits of the old stage for the new one, and takes them back', () => {
    expect(entriesAfter({ old: 2 }, 'old', 'new')).toEqual({ old: 2, new: 2 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })),
        fc.constantFrom('a', 'b'),
        fc.constantFrom('a', 'b', 'c'),
        (entries, from, to) => {
          expect(entriesBefore(entriesAfter(entries, from, to), from, to)).toEqual(entries);
        },
      ),
    );
  });
});

describe('A7 what would act at once', () => {
  const late = pipelineOf([
    automation({
      stages: ['half'],
      when: { on: 'stage.time', after: { amount: 2, unit: 'hours' } },
      if: { field: 'tags', is: 'contains', value: 'vip' },
      then: [{ do: 'lead.move', stage: 'no_answer' }],
    }),
  ]);
  const entered = '2026-11-01T00:00:00.000Z';
  const process: Memory = { ...newMemory(), entry: { event: '7', at: entered, stage: 'half', shiftMs: 0 } };
  const at = (now: string, more: Partial<SubjectFacts> = { tags: ['vip'] }, memory = process) =>
    firesOnMigration(live(late), { facts: factsIn('half', more), process: memory }, 'half', now);

  it('is what the new version asks for and whose moment has passed', () => {
    expect(at('2026-11-01T05:00:00.000Z')).toEqual(['late']);
    expect(at('2026-11-01T01:00:00.000Z')).toEqual([]);
    expect(at('2026-11-01T05:00:00.000Z', { tags: [] })).toEqual([]);
    expect(at('2026-11-01T05:00:00.000Z', { tags: ['vip'] }, { ...process, fired: ['late'] })).toEqual([]);
    expect(at('2026-11-01T05:00:00.000Z', { tags: ['vip'], pausedAt: entered })).toEqual([]);
  });

  it('is what the interpreter then does, and nothing without the permission to fire', () => {
    const event = (fire: boolean) => ({
      id: '9',
      number: 9,
      type: 'lead.migrated',
      at: '2026-11-01T05:00:00.000Z',
      data: { fire },
      cause: null,
    });
    const facts = factsIn('half', { tags: ['vip'] });
    const does = (fire: boolean) =>
      advance(live(late), process, facts, [event(fire)], '2026-11-01T05:00:00.000Z').commands.map(
        ({ automation: { key } }) => key,
      );
    expect(does(true)).toEqual(['late']);
    expect(does(false)).toEqual([]);
  });
});

describe('A7 the plan', () => {
  it('counts every lead once and keeps fifty of each group', () => {
    const tally = newTally();
    for (let index = 0; index < 200; index++)
      tally.add(
        `lead-${index}`,
        fateOf({ facts: factsIn(index % 2 ? 'new' : 'half'), process: null }, small, without(small, 'half'), choice()),
        index % 4 ? [] : ['late'],
      );
    const plan = tally.plan(1);
    expect(plan).toMatchObject({ total: 200, move: 100, blocked: 100, map: 0, keep: 0, firing: 50 });
    expect(plan.groups.map(({ count, leads }) => [count, leads.length])).toEqual([
      [100, 50],
      [100, 50],
    ]);
    expect(plan.fires).toMatchObject([{ automation: 'late', count: 50 }]);
  });
});

describe('A7 A12 steering', () => {
  it('says why an order cannot be followed now', () => {
    expect(whyNotSteer('running', 'pause')).toBeUndefined();
    expect(whyNotSteer('paused', 'pause')).toMatchObject({ refusal: 'WalkNotRunning' });
    expect(whyNotSteer('done', 'resume')).toMatchObject({ refusal: 'WalkNotPaused' });
    expect(whyNotSteer('undone', 'undo')).toMatchObject({ refusal: 'NothingToUndo' });
    expect(whyNotSteer('paused', 'undo')).toBeUndefined();
  });
});

describe('A7 A12 beside the work of others', () => {
  it('rests longer than a batch took where others had news meanwhile, and not for one now and then', () => {
    expect(breatherMs({ tookMs: 2000, moved: 100, others: 40 })).toBe(6000);
    expect(breatherMs({ tookMs: 60_000, moved: 100, others: 40 })).toBe(15_000);
    expect(breatherMs({ tookMs: 2000, moved: 100, others: 3 })).toBe(0);
    expect(breatherMs({ tookMs: 2000, moved: 0, others: 0 })).toBe(0);
  });
});
