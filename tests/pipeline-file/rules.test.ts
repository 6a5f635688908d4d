import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readyPacks } from '../../prisma/seed/packs/packs.ts';
import type { Step } from '../../workflows/automation/automation.schema.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { readPipelineFile, type PipelineFile } from '../../workflows/pipeline/file.schema.ts';
import { FILE_SCHEMA, printFile, secretIn } from '../../workflows/pipeline/file.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal } from '../../workflows/refusal.ts';

const file = (definition: PipelineDefinition): PipelineFile => ({
  $schema: FILE_SCHEMA,
  voronka: 1,
  key: 'studio',
  definition,
});
const studio = readyPacks.find(({ key }) => key === 'web_studio')!.definition();
const again = (text: string): string => {
  const read = readPipelineFile(text);
  if (isRefusal(read)) throw new Error(JSON.stringify(read));
  return printFile(read);
};
const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inside]) => [key, shuffled(inside)]),
  );
};

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('Ağaş \u202e🦊', '"\\\n\t', '’“ {x}'),
);
const words = fc.record({ ru: text, en: text, kk: text }, { requiredKeys: ['ru'] });
const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      field: fc.constantFrom('stage', 'fields.x', 'tags'),
      is: fc.constantFrom('=', '!=', 'in'),
      value: text,
    }) as fc.Arbitrary<Condition>,
    fc.record({ all: fc.array(tie('one'), { maxLength: 3 }) }),
    fc.record({ not: tie('one') }),
  ),
})).one;
const steps: fc.Arbitrary<Step[]> = fc.letrec<{ step: Step; many: Step[] }>((tie) => ({
  many: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Step>(...studio.automations.flatMap(({ then }) => then)),
    words.map((said): Step => ({ do: 'notify', who: 'team', team: 'sales', text: said })),
    fc
      .record({ if: condition, then: tie('many'), else: tie('many') })
      .map((parts): Step => ({ do: 'branch', ...parts })),
  ),
})).many;
const definitions = fc
  .record({
    name: words,
    automations: fc.array(fc.record({ then: steps, name: words, off: fc.boolean(), if: condition }), { maxLength: 8 }),
  })
  .map(({ name, automations }) =>
    PipelineDefinition.parse({
      ...studio,
      name,
      automations: automations.map((one, index) => ({ ...one, key: `a${index}`, when: { on: 'stage.entered' } })),
    }),
  );

describe('A14 a pipeline as a file', () => {
  it('comes back byte for byte, whatever it says and in whatever order its fields stood', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const first = printFile(file(definition));
        expect(again(first)).toBe(first);
        expect(again(JSON.stringify(shuffled(file(definition))))).toBe(first);
      }),
      { numRuns: 40 },
    );
  });

  it.each(readyPacks.map((pack) => [pack.key, pack] as const))('%s comes back byte for byte', (_, pack) => {
    const first = printFile(file(pack.definition()));
    expect(again(first)).toBe(first);
  });

  it('is read in git line by line: a changed wait is one changed line', () => {
    const before = printFile(file(studio)).split('\n');
    const changed = structuredClone(studio);
    const late = changed.automations.find(({ key }) => key === 'lead_hour')!;
    late.when = { on: 'stage.time', after: { amount: 2, unit: 'hours' }, working: 'almaty' };
    const after = printFile(file(changed)).split('\n');
    expect(after.length).toBe(before.length);
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      expect.stringContaining('"after": { "amount": 2, "unit": "hours" }'),
    ]);
    expect(Math.max(...before.map((line) => line.length))).toBeLessThan(400);
  });

  it('says what a step does before how', () => {
    expect(printFile(file(studio))).toMatch(/\{\s+"do": "lead.assign",\s+"rule": "least_busy"/);
  });

  it.each([
    ['nothing', '', 'FileNotJson'],
    ['half a file', printFile(file(studio)).slice(0, 900), 'FileNotJson'],
    ['a list', '[1, 2]', 'FileNotPipeline'],
    ['another JSON', '{"name": "x"}', 'FileNotPipeline'],
    ['a later form', JSON.stringify({ ...file(studio), voronka: 2 }), 'FileOtherVersion'],
    ['a word for the form', JSON.stringify({ ...file(studio), voronka: 'one' }), 'FileOtherVersion'],
    [
      'a field that nobody knows',
      JSON.stringify({ ...file(studio), definition: { ...studio, colour: 'red' } }),
      'FileUnknownField',
    ],
    [
      'a field deep inside',
      JSON.stringify(file({ ...studio, stages: studio.stages.map((stage) => ({ ...stage, colour: 1 })) })),
      'FileUnknownField',
    ],
    [
      'a wrong colour',
      JSON.stringify(file({ ...studio, stages: studio.stages.map((stage) => ({ ...stage, color: 'red' })) })),
      'FileWrong',
    ],
    ['a mebibyte and more', `{"voronka": 1, "x": "${'x'.repeat(1 << 20)}"}`, 'FileTooLarge'],
    ['a nest of lists', `{"voronka": 1, "x": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'FileNotPipeline'],
    ['a name that the API has taken', JSON.stringify({ ...file(studio), key: 'world' }), 'FileWrong'],
  ])('that is %s is refused with a reason', (_, given, refusal) => {
    expect(readPipelineFile(given)).toMatchObject({ refusal });
  });

  it('names the place of what is wrong', () => {
    const wrong = structuredClone(studio) as Record<string, any>;
    wrong['automations'][1].then[2].due = { by: 'tomorrow' };
    expect(readPipelineFile(JSON.stringify(file(wrong as never)))).toMatchObject({
      refusal: 'FileWrong',
      values: { place: expect.stringContaining('definition.automations.1.then.2.due') },
    });
    expect(readPipelineFile('{\n"voronka": 1,\n"key": x}')).toMatchObject({ values: { line: 3 } });
  });

  it('is read with a mark of byte order in front', () => {
    expect(again(`\uFEFF${printFile(file(studio))}`)).toBe(printFile(file(studio)));
  });

  it.each([
    ['https://user:pass@hook.example/in', true],
    ['https://hook.example/in?token=abc', true],
    ['https://hook.example/in?api_key=abc', true],
    ['https://hooks.slack.com/services/T0/B0/xyz', true],
    ['https://api.telegram.org/bot123:AA/sendMessage', true],
    ['https://hook.example/in?promocode=7&page=2', false],
    ['https://hook.example/leads', false],
  ])('%s is a secret: %s', (url, isSecret) => {
    const call: Step = { do: 'webhook.call', url, send: [], answer: [], withinSeconds: 5 };
    const nested: Step = { do: 'branch', if: { field: 'stage', is: 'filled' }, then: [], else: [call] };
    const automations = [
      { key: 'hook', name: { ru: 'Вызов' }, when: { on: 'stage.entered' as const }, then: [nested] },
    ];
    expect(secretIn({ automations }) !== undefined).toBe(isSecret);
  });
});

describe('A14 bin/pipeline', () => {
  it('says what it can do in a clone without packages', () => {
    const clone = mkdtempSync(join(tmpdir(), 'voronka-clone-'));
    cpSync('bin', join(clone, 'bin'), { recursive: true });
    for (const args of [['--help'], ['import', '-h'], []])
      expect(execFileSync(join(clone, 'bin/pipeline'), args, { encoding: 'utf8' })).toContain(
        'bin/pipeline export KEY',
      );
    expect(readdirSync(clone)).toEqual(['bin']);
    rmSync(clone, { recursive: true });
  });
});
