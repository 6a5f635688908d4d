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
        for (const problem of found) {
          const { stage, automation: named, part } = problem.at;
          expect(Boolean(stage ?? named ?? part)).toBe(true);
          for (const language of languages)
            for (const text of [problemSentence(problem, language), problemAdvice(problem, language)]) {
              expect(text.length).toBeGreaterThan(8);
              expect(text).not.toMatch(/[{}]|undefined|\[object/);
            }
        }
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

describe('A1 the speed of looking', () => {
  const large = (stages: number, automations: number) => {
    const base = pipeline();
    const open = { ...base.stages[0]! };
    return PipelineDefinition.parse({
      ...base,
      stages: [...Array.from({ length: stages - 2 }, (_, n) => ({ ...open, key: `s${n}` })), ...base.stages.slice(-2)],
      outcomes: [],
      automations: Array.from({ length: automations }, (_, n) => ({
        key: `a${n}`,
        name: { ru: `Автоматизация ${n}` },
        ...(n % 4 ? { stages: [`s${n % (stages - 2)}`] } : {}),
        when: n % 3 ? { on: 'stage.entered' } : { on: 'stage.time', after: { amount: n, unit: 'hours' } },
        then: [
          { do: 'message.send', channel: 'email', template: 'received', attach: [] },
          {
            do: 'branch',
            if: { field: `entries.s${n % 7}`, is: '>', value: 2 },
            then: [tag],
            else: [wait, move('won')],
          },
          move(`s${(n * 7) % (stages - 2)}`, { again: n % 2 === 0 }),
        ],
      })),
    });
  };
  const best = (definition: PipelineDefinition) =>
    Math.min(
      ...Array.from({ length: 8 }, () => {
        const began = performance.now();
        problemsOf(definition, world);
        return performance.now() - began;
      }),
    );

  it('through 20 stages and 100 automations is under 5 ms, through 500 and 2 000 under 300 ms', () => {
    expect(best(large(20, 100))).toBeLessThan(5);
    expect(best(large(500, 2000))).toBeLessThan(300);
  });

  it('through automations that all answer everything ends all the same', () => {
    const { stages, ...base } = large(500, 1);
    const automations = Array.from({ length: 2000 }, (_, n) => ({
      key: `a${n}`,
      name: { ru: 'Имя' },
      when: { on: 'stage.entered' },
      then: Array.from({ length: 20 }, (_one, m) => move(`s${(n * 20 + m) % 498}`, { again: true })),
    }));
    const definition = PipelineDefinition.parse({ ...base, stages, automations });
    const began = performance.now();
    expect(problemsOf(definition, world).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
