import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PipelineDefinition } from '../../../../workflows/pipeline/pipeline.schema.ts';
import { problemAdvice, problemSentence, problemsOf } from '../../../../workflows/pipeline/problems.ts';
import { problemWords } from '../../../../workflows/pipeline/problems.words.ts';
import { languages } from '../../../../workflows/words/words.ts';
import { pipeline, told, world } from '../../world.ts';

const move = (stage: string, more: object = {}) => ({ do: 'lead.move', stage, ...more });
const wait = { do: 'wait', for: { amount: 1, unit: 'days' } };
const tag = { do: 'lead.tag', add: ['x'], remove: [] };

describe('A1 any pipeline', () => {
  const key = fc.constantFrom('new', 'half', 'no_answer', 'won', 'lost', 'gone');
  const step = fc.oneof(
    key.map((stage) => move(stage)),
    key.map((stage) => move(stage, { again: true, lossReason: 'price' })),
    fc.nat(9).map((n) => ({ do: 'run', automation: `a${n}` })),
    fc.constantFrom<object>(wait, tag, { do: 'stop' }),
    fc.constantFrom<object>(
      { do: 'lead.assign', rule: 'round_robin' },
      { do: 'notify', who: 'person', text: { ru: 'x' } },
    ),
  );
  const steps = fc.array(
    fc.oneof(
      step,
      fc.tuple(fc.array(step, { maxLength: 3 }), fc.array(step, { maxLength: 2 })).map(([then, otherwise]) => ({
        do: 'branch',
        if: { field: 'tasks.open', is: '>', value: 0 },
        then,
        else: otherwise,
      })),
    ),
    { minLength: 1, maxLength: 5 },
  );
  const when = fc.constantFrom<object>(
    { on: 'stage.entered' },
    { on: 'stage.left' },
    { on: 'stage.time', after: { amount: 1, unit: 'hours' } },
    { on: 'responsible.changed' },
    { on: 'field.changed', field: 'fields.nothing' },
    { on: 'task.done', outcome: 'half' },
  );
  const automation = fc.record(
    { when, then: steps, stages: fc.array(key, { maxLength: 3 }), off: fc.boolean(), again: fc.boolean() },
    { requiredKeys: ['when', 'then'] },
  );
  const any = fc.array(automation, { maxLength: 10 }).map((list) => pipeline(list as never));

  it('is looked through to its end; each problem has a place, a sentence and an advice in every language', () => {
    fc.assert(
      fc.property(any, (definition) => {
        const found = problemsOf(definition, world);
        expect(found.filter(({ at: { stage, automation: named, part } }) => !(stage ?? named ?? part))).toEqual([]);
        const texts = found.flatMap((problem) =>
          languages.flatMap((language) => [problemSentence(problem, language), problemAdvice(problem, language)]),
        );
        expect(texts.filter((text) => text.length < 9 || /[{}]|undefined|\[object/.test(text))).toEqual([]);
        const places = found.map(({ severity }) => severity);
        expect([...places].sort()).toEqual(places);
      }),
      { numRuns: 300 },
    );
  });

  it('has the same problems whatever the order in which its automations were added', () => {
    const sorted = (definition: PipelineDefinition) =>
      told(problemsOf(definition, world))
        .filter((one) => !/^(Loop|Circle|RunLoop|ChannelSandbox)/.test(one))
        .sort();
    fc.assert(
      fc.property(any, (definition) => {
        const reversed = { ...definition, automations: [...definition.automations].reverse() };
        expect(sorted(reversed)).toEqual(sorted(definition));
      }),
    );
  });

  it('has words for every code in four languages', () => {
    for (const { says, advice } of Object.values(problemWords))
      for (const language of languages) expect([says[language], advice[language]].every(Boolean)).toBe(true);
  });
});

describe('A1 looking through very much', () => {
  it('ends all the same when two thousand automations all answer everything', () => {
    const { stages, ...base } = pipeline();
    const definition = PipelineDefinition.parse({
      ...base,
      stages: [...Array.from({ length: 498 }, (_, n) => ({ ...stages[0]!, key: `s${n}` })), ...stages.slice(-2)],
      outcomes: [],
      automations: Array.from({ length: 2000 }, (_, n) => ({
        key: `a${n}`,
        name: { ru: 'Имя' },
        when: { on: 'stage.entered' },
        then: Array.from({ length: 20 }, (_one, m) => move(`s${(n * 20 + m) % 498}`, { again: true })),
      })),
    });
    expect(problemsOf(definition, world).length).toBeGreaterThan(0);
  });
});
