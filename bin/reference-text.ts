import { z } from 'zod';
import { actionKinds } from '../workflows/automation/action/index.ts';
import { Automation } from '../workflows/automation/automation.schema.ts';
import { stepSentence, triggerSentence } from '../workflows/automation/automation-sentence.ts';
import { Filter } from '../workflows/automation/condition.schema.ts';
import { Due } from '../workflows/automation/due.schema.ts';
import { Duration } from '../workflows/automation/duration.schema.ts';
import {
  flowKinds,
  nestingSteps,
  RunStep,
  StopStep,
  WaitStep,
  WaitUntilStep,
} from '../workflows/automation/flow/flow.ts';
import type { Input } from '../workflows/automation/kind.ts';
import { triggerKinds } from '../workflows/automation/trigger/index.ts';
import { Fallback } from '../workflows/lead/assign.schema.ts';
import { FileForm, FileTemplate, PipelineFile } from '../workflows/pipeline/file.schema.ts';
import { printFile } from '../workflows/pipeline/file.ts';
import type { Words } from '../workflows/words/words.schema.ts';
import { Entry, PipelineDefinition, PipelineField, Stage } from '../workflows/pipeline/pipeline.schema.ts';
import { examples, notes, texts } from './reference-notes.ts';

/** The reference of a pipeline's file, field by field, from the schemas. */
export const referenceText = (): string =>
  [
    '# The file of a pipeline, field by field',
    texts.intro,
    section('The file', PipelineFile, 'file'),
    section('A template in the file', FileTemplate, 'template'),
    section('A form in the file', FileForm, 'form'),
    section('The pipeline', PipelineDefinition, 'pipeline'),
    section('A stage', Stage, 'stage'),
    section('What a stage asks for', Entry, 'entry'),
    section('A field of the lead', PipelineField, 'field'),
    section('An automation', Automation, 'automation'),
    '## Triggers',
    texts.triggers,
    ...triggerKinds.map((kind) => triggerText(kind)),
    '## Steps that do something',
    texts.actions,
    ...actionKinds.map((kind) => stepText(kind as Kind, kind.schema)),
    '## Steps that steer the run',
    texts.flow,
    ...flowKinds.map((kind) => stepText(kind, flowSchemas[kind.do]!)),
    '## Conditions',
    texts.conditions,
    table(Filter, [], 'filter'),
    code(examples['condition']),
    '## Lengths, terms, names',
    '### A length of time',
    table(Duration, [], 'duration'),
    '### When a task is due',
    texts.due,
    table(Due, [], 'due'),
    '### When nobody can take the lead',
    table(Fallback, [], 'fallback'),
    '### Values',
    texts.values,
    code(examples['values']),
  ].join('\n\n');

const anything = z.array(z.object({ do: z.string() })) as unknown as z.ZodType<never[]>;
const event = z.object({ on: z.string() });
const flowSchemas: Record<string, z.ZodType> = Object.fromEntries(
  [WaitStep, WaitUntilStep, RunStep, StopStep, ...nestingSteps(anything, event)].map((schema) => [
    schema.shape.do.value,
    schema,
  ]),
);

/** The parts of JSON Schema that are read here. */
type Json = {
  $ref?: string;
  $defs?: Record<string, Json>;
  type?: string;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  anyOf?: Json[];
  oneOf?: Json[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  pattern?: string;
} & Partial<Record<Limit, number>>;
type Limit = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

const section = (title: string, schema: z.ZodType, name: string): string => {
  const example = examples[name];
  return [`## ${title}`, texts[name], table(schema, [], name), example && code(example)].filter(Boolean).join('\n\n');
};

const around = { stages: [], outcomes: [], fields: [], lossReasons: [], tasks: { types: [] } } as never;

const triggerText = (kind: (typeof triggerKinds)[number]): string => {
  const when = kind.fresh();
  return [
    `### \`${kind.on}\`: ${kind.name.en}`,
    `Reads: “${triggerSentence(when as never, around, 'en', undefined)}”.`,
    table(kind.schema, kind.form, kind.on),
    code(examples[kind.on] ?? when),
  ].join('\n\n');
};

type Kind = { do: string; name: Words; form: Input[]; fresh: () => unknown };

const stepText = (kind: Kind, schema: z.ZodType): string => {
  const step = examples[kind.do] ?? kind.fresh();
  return [
    `### \`${kind.do}\`: ${kind.name.en}`,
    `Reads: “${stepSentence(step as never, around, 'en')}”.`,
    table(schema, kind.form, kind.do),
    code(step),
  ].join('\n\n');
};

/** A row for each field; for a choice between shapes, a table for each. */
const table = (schema: z.ZodType, form: Input[], name: string): string => {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  const resolved = resolve(json, json);
  const shapes: Json[] = resolved.anyOf ?? resolved.oneOf ?? [resolved];
  return shapes
    .map((shape) => {
      const own = resolve(shape, json);
      const named = Object.entries(own.properties ?? {});
      const rows = named.toSorted(byName).map(([key, value]) => {
        const field = resolve(value, json);
        const must = (own.required ?? []).includes(key) ? 'yes' : '';
        const input = form.find((one) => one.field === key);
        const says = [input?.name.en, input?.hint?.en, notes[`${name}.${key}`], value.description ?? field.description];
        return `| \`${key}\` | ${typeOf(field, json)} | ${must} | ${unique(says).map(cell).join('; ')} |`;
      });
      if (rows.length === 0) return '';
      return ['| field | what | needed | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
    })
    .filter(Boolean)
    .join('\n\n');
};

/** What a step does comes first, as in a file. */
const byName = ([one]: [string, Json], [other]: [string, Json]): number =>
  Number(other === 'do') - Number(one === 'do');

const resolve = (schema: Json, whole: Json): Json => {
  const target = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return target ? resolve(whole.$defs?.[target] ?? {}, whole) : schema;
};

const typeOf = (schema: Json, whole: Json, depth = 0): string => {
  const one = resolve(schema, whole);
  const fallback = one.default === undefined ? '' : `, ${quoted(one.default)} unless told`;
  if (one.const !== undefined) return quoted(one.const);
  if (one.enum) return one.enum.map(quoted).join(', ') + fallback;
  const shapes: Json[] | undefined = one.anyOf ?? one.oneOf;
  if (shapes) {
    if (shapes.some((shape) => 'not' in (resolve(shape, whole)['properties'] ?? {}))) return 'condition';
    if (depth > 1 || shapes.length > 6) return 'one of several';
    return unique(shapes.map((shape) => typeOf(shape, whole, depth + 1))).join(' or ') + fallback;
  }
  if (one.type === 'array') return `list${limits(one)} of ${typeOf(one.items ?? {}, whole, depth + 1)}${fallback}`;
  if (one.type === 'object') return objectOf(one);
  const kind = { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false', null: 'null' }[
    one.type as string
  ];
  return `${one.pattern === KEY ? 'key' : (kind ?? 'anything')}${limits(one)}${fallback}`;
};

const KEY = '^[a-z][a-z0-9_]{0,39}$';

const objectOf = ({ properties = {} }: Json): string => {
  const keys = Object.keys(properties);
  if (keys.join() === 'ru,en,kk,uk') return 'words';
  if (keys.join() === 'do') return 'step';
  if (keys.join() === 'on') return 'trigger';
  if (keys.join() === 'amount,unit') return 'length of time';
  return keys.length ? `object (${keys.map((key) => `\`${key}\``).join(', ')})` : 'object';
};

const limits = ({
  minimum,
  maximum,
  exclusiveMinimum,
  minLength,
  maxLength,
  minItems,
  maxItems,
  pattern,
}: Json): string => {
  const least = minimum ?? exclusiveMinimum;
  const safe = (value: number) => Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (least !== undefined && safe(least) && maximum !== undefined && safe(maximum)) return `, ${least} to ${maximum}`;
  if (maxItems !== undefined) return ` (${minItems ? `${minItems} to ` : 'at most '}${maxItems})`;
  if (maxLength !== undefined && pattern === undefined) return `, at most ${maxLength} letters`;
  return minLength && minLength > 1 ? `, at least ${minLength} letters` : '';
};

const quoted = (value: unknown): string => `\`${JSON.stringify(value)}\``;
const unique = (says: (string | undefined)[]): string[] => [
  ...new Set(says.filter((one): one is string => Boolean(one))),
];
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
const code = (value: unknown): string => `\`\`\`json\n${printFile(value as object).trim()}\n\`\`\``;
