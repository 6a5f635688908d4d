import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationPipeline } from '../../../prisma/seed/education.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import { mergeDrafts } from '../../../workflows/pipeline/merge.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';

type Change = (one: PipelineDefinition) => PipelineDefinition;
const base = educationPipeline();
const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const merged = (mine: Change, theirs: Change, choices = {}) =>
  mergeDrafts(base, mine(base), theirs(clone(base)), choices);
const stage =
  (key: string, patch: object): Change =>
  (one) => ({ ...one, stages: one.stages.map((is) => (is.key === key ? { ...is, ...patch } : is)) });
const automation =
  (key: string, patch: (one: Automation) => object): Change =>
  (one) => ({ ...one, automations: one.automations.map((is) => (is.key === key ? { ...is, ...patch(is) } : is)) });
const both =
  (...changes: Change[]): Change =>
  (one) =>
    changes.reduce((now, change) => change(now), one);
const keys = (list: { key: string }[]) => list.map(({ key }) => key);
const without =
  (key: string): Change =>
  (one) => ({ ...one, stages: one.stages.filter((is) => is.key !== key) });
const moved =
  (key: string, to: number): Change =>
  (one) => {
    const item = one.stages.find((is) => is.key === key)!;
    return { ...one, stages: one.stages.filter((is) => is !== item).toSpliced(to, 0, item) };
  };
const added =
  (one: Automation): Change =>
  (now) => ({ ...now, automations: [...now.automations, one] });

describe('A2 two drafts of one pipeline as one', () => {
  it('keeps both changes of different stages, of different settings of one stage, and of a name in two languages', () => {
    const mine = both(stage('new', { color: '#000000' }), stage('half', { probability: 33 }));
    const theirs = both(stage('early', { rotsAfterDays: 3 }), stage('half', { color: '#ffffff' }));
    const { definition, both: places } = merged(mine, theirs);
    expect(places).toEqual([]);
    expect(definition).toEqual(both(mine, theirs)(base));
    const named = (patch: object): Change => stage('new', { name: { ...base.stages[0]!.name, ...patch } });
    expect(merged(named({ ru: 'Моё' }), named({ en: 'Hers' })).definition.stages[0]!.name).toMatchObject({
      ru: 'Моё',
      en: 'Hers',
    });
  });

  it('keeps two steps of one automation apart, and takes its trigger and its condition as a whole', () => {
    const at = base.automations.find(({ then }) => then.length > 1)!;
    const step = (index: number, patch: object) =>
      automation(at.key, ({ then }) => ({ then: then.map((is, now) => (now === index ? { ...is, ...patch } : is)) }));
    const two = merged(step(0, { mine: 1 }), step(1, { hers: 1 }));
    expect(two.both).toEqual([]);
    expect(two.definition.automations.find(({ key }) => key === at.key)!.then.slice(0, 2)).toMatchObject([
      { mine: 1 },
      { hers: 1 },
    ]);
    expect(merged(step(0, { mine: 1 }), step(0, { hers: 1 })).both).toEqual([`automations.${at.key}.then.0`]);
    const when = (patch: object) => automation(at.key, (is) => ({ when: { ...is.when, ...patch } }));
    expect(merged(when({ mine: 1 }), when({ hers: 1 })).both).toEqual([`automations.${at.key}.when`]);
    const longer = automation(at.key, ({ then }) => ({ then: [...then, { do: 'stop' }] }));
    expect(merged(longer, step(0, { hers: 1 })).both).toEqual([`automations.${at.key}.then`]);
  });

  it('tells the place that both changed; who wrote first stands there until one is chosen', () => {
    const [mine, theirs] = [stage('new', { probability: 1, color: '#000000' }), stage('new', { probability: 2 })];
    const asked = merged(mine, theirs);
    expect(asked.both).toEqual(['stages.new.probability']);
    expect(asked.definition.stages[0]).toMatchObject({ probability: 2, color: '#000000' });
    const chosen = merged(mine, theirs, { 'stages.new.probability': 'mine' });
    expect(chosen.definition.stages[0]).toMatchObject({ probability: 1, color: '#000000' });
  });

  it('asks where one removed what the other changed, and not where nobody else touched it', () => {
    const asked = merged(without('early'), stage('early', { probability: 7 }));
    expect(asked.both).toEqual(['stages.early']);
    expect(keys(asked.definition.stages)).toContain('early');
    const gone = merged(without('early'), stage('early', { probability: 7 }), { 'stages.early': 'mine' });
    expect(keys(gone.definition.stages)).not.toContain('early');
    const quiet = merged(without('early'), stage('new', { probability: 7 }));
    expect([quiet.both, keys(quiet.definition.stages).includes('early')]).toEqual([[], false]);
  });

  it('keeps both orders where they moved different stages, and asks where they moved the same one', () => {
    const { definition, both: places } = merged(moved('half', 4), moved('contract', 1));
    expect(places).toEqual([]);
    const order = keys(definition.stages);
    expect(order.indexOf('contract')).toBeLessThan(order.indexOf('no_answer'));
    expect(order.indexOf('half')).toBeGreaterThan(order.indexOf('no_answer'));
    expect(merged(moved('half', 4), moved('half', 6)).both).toEqual(['stages.order']);
  });

  it('keeps two automations that were made at once from one recipe, and runs the right one', () => {
    const [first] = base.automations as [Automation, ...Automation[]];
    const mine = both(
      added({ ...first, key: 'fresh', name: { ru: 'Моя' } }),
      added({ ...first, key: 'caller', then: [{ do: 'run', automation: 'fresh' }] }),
    );
    const { definition, both: places } = merged(mine, added({ ...first, key: 'fresh', name: { ru: 'Её' } }));
    expect(places).toEqual([]);
    const called = new Map(definition.automations.map(({ key, name }) => [key, name.ru]));
    expect([called.get('fresh'), called.get('fresh_2')]).toEqual(['Её', 'Моя']);
    expect(definition.automations.find(({ key }) => key === 'caller')!.then).toEqual([
      { do: 'run', automation: 'fresh_2' },
    ]);
  });

  const anyStage = fc.constantFrom(...base.stages.map(({ key }) => key));
  const anyChange: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(anyStage, fc.integer({ min: 0, max: 99 })).map(([key, probability]) => stage(key, { probability })),
    anyStage.map(without),
    fc.tuple(anyStage, fc.nat({ max: 8 })).map(
      ([key, to]): Change =>
        (one) =>
          one.stages.some((is) => is.key === key) ? moved(key, to)(one) : one,
    ),
    fc.constantFrom(...base.automations.map(({ key }) => key)).map((key) => automation(key, () => ({ off: true }))),
  );
  const anyDraft = fc.array(anyChange, { maxLength: 4 }).map((changes) => both(...changes));

  it('is mine where she changed nothing, hers where I changed nothing, and either where we changed the same', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const nothing: Change = (one) => one;
        for (const [mine, theirs] of [
          [draft, nothing],
          [nothing, draft],
          [draft, draft],
        ] as const)
          expect(merged(mine, theirs)).toEqual({ definition: draft(base), both: [] });
      }),
    );
  });

  it('asks about the same places whoever was first, and says the same but for the order of lists', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (mine, theirs) => {
        const [one, other] = [merged(mine, theirs), merged(theirs, mine)];
        expect([...one.both].sort()).toEqual([...other.both].sort());
        if (one.both.length) return;
        const sorted = ({ stages, ...rest }: PipelineDefinition) => ({
          ...rest,
          stages: [...stages].sort((a, b) => a.key.localeCompare(b.key)),
        });
        expect(sorted(one.definition)).toEqual(sorted(other.definition));
      }),
    );
  });
});
