import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readyPacks } from '../../prisma/seed/packs/packs.ts';
import { readyScript } from '../../prisma/seed/scripts/ready.ts';
import { scriptChanges } from '../../workflows/script/diff.ts';
import { fitting, type CallFacts } from '../../workflows/script/fit.ts';
import { waysOut } from '../../workflows/script/graph.ts';
import { scriptProblems, type ScriptWorld } from '../../workflows/script/problems.ts';
import { ScriptDefinition, type Answers, type ScriptStep } from '../../workflows/script/script.schema.ts';
import { fitsStep, walk } from '../../workflows/script/walk.ts';

const definition = (steps: object[], more: object = {}): ScriptDefinition =>
  ScriptDefinition.parse({ name: { ru: 'Скрипт' }, steps, ...more });
const say = (key: string, next?: string) => ({ key, do: 'say', text: { ru: key }, next });
const end = (key = 'end', outcome?: string) => ({ key, do: 'end', text: { ru: key }, outcome });
const choice = (key: string, ways: Record<string, string | undefined>, next?: string) => ({
  ...{ key, do: 'ask', text: { ru: key }, next },
  ways: Object.entries(ways).map(([value, to]) => ({ value, name: { ru: value }, next: to })),
});
const ask = (key: string, field: string, next?: string, ways: object[] = []) => ({
  ...{ key, do: 'ask', text: { ru: key }, next, ways },
  save: { noun: 'lead', field },
});

const script = definition([
  say('hello', 'time'),
  choice('time', { yes: 'country', no: 'bye' }),
  ask('country', 'country', 'budget'),
  ask('budget', 'budget', 'end'),
  end('bye', 'no_answer'),
  end('end', 'half'),
]);
const ids = (answers: Answers, of = script) => walk(of, answers).path.map(({ id }) => id);

describe('G4 the way through a script', () => {
  it('stands where nothing was answered yet, and says what is filled in', () => {
    expect(ids({})).toEqual(['hello']);
    expect(ids({ hello: true, time: 'yes' })).toEqual(['hello', 'time', 'country']);
    const whole = walk(script, { hello: true, time: 'yes', country: 'Чехия', budget: null });
    expect(whole.here?.step).toMatchObject({ do: 'end', outcome: 'half' });
    expect(whole.writes).toEqual([{ visit: 'country', noun: 'lead', field: 'country', value: 'Чехия' }]);
  });

  it('keeps later answers when an earlier one is changed and changed back', () => {
    const answers = { hello: true, time: 'yes', country: 'Чехия', budget: 5 };
    expect(ids({ ...answers, time: 'no' })).toEqual(['hello', 'time', 'bye']);
    expect(walk(script, { ...answers, time: 'no' }).writes).toEqual([]);
    expect(walk(script, { ...answers, time: 'yes' }).writes).toHaveLength(2);
  });

  it('asks a step anew that it comes to again', () => {
    const again = definition([choice('time', { yes: 'end', what: 'explain' }), say('explain', 'time'), end()]);
    expect(ids({ time: 'what', explain: true }, again)).toEqual(['time', 'explain', 'time.2']);
    expect(ids({ time: 'what', explain: true, 'time.2': 'yes' }, again).at(-1)).toBe('end');
  });

  it('takes one of several chosen options for its way', () => {
    const many = definition([
      ask('what', 'topics', 'end', [{ value: 'visa', next: 'visa' }]),
      say('visa', 'end'),
      end(),
    ]);
    expect(ids({ what: ['flight', 'visa'] }, many)).toEqual(['what', 'visa']);
    expect(ids({ what: ['flight'] }, many)).toEqual(['what', 'end']);
  });

  const keys = ['a', 'b', 'c', 'd', 'e'];
  const key = fc.constantFrom(...keys);
  const anyStep = fc.oneof(
    fc.record({ do: fc.constant('say'), next: fc.option(key, { nil: undefined }) }),
    fc.record({
      do: fc.constant('ask'),
      next: fc.option(key, { nil: undefined }),
      save: fc.option(fc.record({ noun: fc.constantFrom('lead', 'contact'), field: fc.constantFrom('f', 'g') }), {
        nil: undefined,
      }),
      ways: fc.array(fc.record({ value: fc.constantFrom('x', 'y'), name: fc.constant({ ru: 'x' }), next: key }), {
        maxLength: 2,
      }),
    }),
    fc.record({ do: fc.constant('end') }),
  );
  const anyScript = fc
    .array(anyStep, { minLength: 1, maxLength: 5 })
    .map((steps) => definition(steps.map((step, index) => ({ ...step, key: keys[index], text: { ru: 'x' } }))));
  const anyAnswer = fc.constantFrom(true, null, 'x', 'y', 'z');
  const anyAnswers = fc.dictionary(
    fc.tuple(key, fc.constantFrom('', '.2', '.3')).map((parts) => parts.join('')),
    anyAnswer,
  );

  it('ends for any script and any answers, never passes what was not answered, and writes only what it passed', () => {
    fc.assert(
      fc.property(anyScript, anyAnswers, (of, answers) => {
        const { path, here, writes } = walk(of, answers);
        expect(path.length).toBeLessThanOrEqual(Object.keys(answers).length + 1);
        expect(new Set(path.map(({ id }) => id)).size).toBe(path.length);
        for (const visit of path.slice(0, -1)) expect(visit.answer).toBe(answers[visit.id]);
        expect(path.at(-1)).toBe(here);
        for (const { visit, value } of writes) expect(answers[visit]).toBe(value);
        expect(new Set(writes.map(({ noun, field }) => `${noun}.${field}`)).size).toBe(writes.length);
      }),
    );
  });

  it('changes nothing before a step whose answer changes, and comes back with the answer', () => {
    fc.assert(
      fc.property(anyScript, anyAnswers, fc.nat(4), anyAnswer, (of, answers, at, other) => {
        const before = walk(of, answers);
        const visit = before.path[Math.min(at, before.path.length - 1)]!;
        fc.pre(visit.step.do !== 'end' && visit.answer !== undefined);
        const changed = walk(of, { ...answers, [visit.id]: other });
        const index = before.path.indexOf(visit);
        expect(changed.path.slice(0, index)).toEqual(before.path.slice(0, index));
        expect(walk(of, { ...answers, [visit.id]: visit.answer! })).toEqual(before);
      }),
    );
  });

  it('offers no answer that a step does not know', () => {
    const [hello, time] = script.steps as [ScriptStep, ScriptStep];
    expect([fitsStep(hello, true), fitsStep(hello, 'x')]).toEqual([true, false]);
    expect([fitsStep(time, 'yes'), fitsStep(time, 'x'), fitsStep(time, null)]).toEqual([true, false, false]);
    expect(fitsStep(script.steps.at(-1)!, true)).toBe(false);
  });
});

describe('G4 the script of a call', () => {
  const named = (name: string, calls: object) => ({ name, for: definition([], { for: calls }).for });
  const all = [
    named('any', {}),
    named('sales', { pipelines: [{ pipeline: 'sales' }] }),
    named('new', { pipelines: [{ pipeline: 'sales', stages: ['new'] }] }),
    named('out', { directions: ['out'] }),
    named('promised', { directions: ['callback'] }),
    named('kazakh', { languages: ['kk'] }),
  ];
  const call: CallFacts = { pipeline: 'sales', stage: 'new', language: 'ru', direction: 'in' };
  const names = (facts: Partial<CallFacts>) => fitting(all, { ...call, ...facts }).map(({ name }) => name);

  it('is the most specific first, and none that is for others', () => {
    expect(names({})).toEqual(['new', 'sales', 'any']);
    expect(names({ stage: 'half' })).toEqual(['sales', 'any']);
    expect(names({ pipeline: null, stage: null })).toEqual(['any']);
    expect(names({ pipeline: 'other', direction: 'out' })).toEqual(['out', 'any']);
    expect(names({ pipeline: null, direction: 'callback', language: 'kk' })).toEqual([
      'promised',
      'out',
      'kazakh',
      'any',
    ]);
  });
});

const world: ScriptWorld = {
  pipelines: [
    {
      ...{ key: 'sales', stages: ['new', 'half'], outcomes: ['half', 'no_answer'] },
      fields: [
        { key: 'country', name: { ru: 'Страна' }, type: 'text' },
        { key: 'kind', name: { ru: 'Вид' }, type: 'list', options: [{ value: 'a', name: { ru: 'А' } }] },
      ],
    },
    { key: 'other', stages: ['new'], outcomes: [], fields: [] },
  ],
  contactFields: [],
  variables: [],
};
const codes = (of: ScriptDefinition) =>
  scriptProblems(of, world, 'en').map(({ code, at }) => [code, at.step ?? at.objection ?? '']);

describe('G4 what is wrong with a script', () => {
  it.each<[string, object[], object, [string, string][]]>([
    ['nothing', [say('a', 'end'), end()], {}, []],
    [
      'no name and no steps',
      [],
      { name: {} },
      [
        ['NoName', ''],
        ['NoSteps', ''],
      ],
    ],
    [
      'a dead end',
      [say('a'), end()],
      {},
      [
        ['Unreachable', 'end'],
        ['NoEnd', ''],
        ['DeadEnd', 'a'],
      ],
    ],
    ['an answer that leads nowhere', [choice('a', { yes: 'end', no: undefined }), end()], {}, [['DeadWay', 'a']]],
    ['a step that is gone', [choice('a', { yes: 'end', no: 'x' }), end()], {}, [['UnknownNext', 'a']]],
    ['an unreachable step', [say('a', 'end'), say('b', 'end'), end()], {}, [['Unreachable', 'b']]],
    [
      'a circle without a question',
      [say('a', 'b'), say('b', 'a'), end()],
      {},
      [
        ['Unreachable', 'end'],
        ['Circle', 'a'],
        ['Circle', 'b'],
        ['NoEnd', ''],
      ],
    ],
    ['a circle with a question is none', [choice('a', { yes: 'end', no: 'b' }), say('b', 'a'), end()], {}, []],
    ['a question without an answer', [choice('a', {}, 'end'), end()], {}, [['NoAnswer', 'a']]],
    ['an unknown field', [ask('a', 'x', 'end'), end()], {}, [['UnknownField', 'a']]],
    ['a field that some pipelines lack', [ask('a', 'country', 'end'), end()], {}, [['FieldNotEverywhere', 'a']]],
    [
      'an option that the field lacks',
      [ask('a', 'kind', 'end', [{ value: 'b' }]), end()],
      { for: { pipelines: [{ pipeline: 'sales' }] } },
      [['UnknownOption', 'a']],
    ],
    ['an unknown outcome', [say('a', 'end'), end('end', 'x')], {}, [['UnknownOutcome', 'end']]],
    [
      'a pipeline and a stage that are gone',
      [say('a', 'end'), end()],
      { for: { pipelines: [{ pipeline: 'x' }, { pipeline: 'sales', stages: ['y'] }] } },
      [
        ['UnknownPipeline', ''],
        ['UnknownStage', ''],
      ],
    ],
    ['a variable that nobody has', [{ ...say('a', 'end'), text: { ru: '{{lead.nam}}' } }, end()], {}, [['Text', 'a']]],
    [
      'a missing language',
      [say('a', 'end'), { ...end(), text: {} }],
      { for: { languages: ['kk'] } },
      [['NoTextIn', 'a']],
    ],
    ['two steps of one key', [say('a', 'end'), end(), end()], {}, [['StepTwice', 'end']]],
  ])('%s', (_, steps, more, expected) => {
    expect(codes(definition(steps, more))).toEqual(expected);
  });

  it('is told in whole sentences with the place, in each language', () => {
    for (const reader of ['ru', 'en', 'kk', 'uk'] as const)
      for (const { says } of scriptProblems(
        definition([{ ...choice('a', {}), text: { ru: 'Привет' } }, say('b'), end()], { name: {} }),
        world,
        reader,
      )) {
        expect(says).toMatch(/[.!]$/);
        expect(says).not.toContain('{{');
      }
  });

  it.each(['education', 'web_studio'] as const)('is nothing in the ready script of %s', (key) => {
    const pack = readyPacks.find((one) => one.key === key)!.definition();
    const of = {
      ...{ key, stages: pack.stages.map((one) => one.key), outcomes: pack.outcomes.map((one) => one.key) },
      fields: pack.fields,
    };
    const ready = readyScript(key);
    expect(ScriptDefinition.parse(ready)).toEqual(ready);
    expect(scriptProblems(ready, { ...world, pipelines: [of] }, 'ru')).toEqual([]);
    // every text in every language
    expect(JSON.stringify(ready)).not.toContain('""');
    expect(ready.steps.flatMap((step) => waysOut(step)).every(({ next }) => next !== undefined)).toBe(true);
  });
});

describe('G4 what another version changes', () => {
  it('is said in sentences: what is new, gone, said otherwise and led elsewhere', () => {
    const after = definition(
      [
        { ...say('hello', 'country'), text: { ru: 'Добрый день' } },
        ask('country', 'land', 'end'),
        ask('budget', 'budget', 'end'),
        end('bye', 'half'),
        end('end', 'half'),
        say('more', 'end'),
      ],
      { name: { ru: 'Другой' }, objections: [{ key: 'dear', name: { ru: 'Дорого' }, text: { ru: 'Понимаю' } }] },
    );
    expect(scriptChanges(script, after, 'en')).toEqual([
      'It is called “Другой”',
      '“Добрый день”: another text',
      '“Добрый день”: another next step',
      '“country”: the answer goes to another field',
      '“country”: another next step',
      '“bye”: another outcome is proposed',
      'A new step: “more”',
      'A step is gone: “time”',
      'A new objection: “Дорого”',
    ]);
    expect(scriptChanges(script, structuredClone(script), 'en')).toEqual([]);
  });
});
