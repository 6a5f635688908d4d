import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { checkTemplate, problemSentence } from '../template/check.ts';
import type { Variable } from '../template/variables.ts';
import { operatorVariable } from '../quick-reply/quick-reply.ts';
import { fill } from '../words/fill.ts';
import type { Language } from '../words/words.schema.ts';
import { languages, quoted } from '../words/words.ts';
import { plainOutcomes } from '../call/plain-outcomes.ts';
import { endless, reachable, waysOut } from './graph.ts';
import { scriptProblemWords } from './problems.words.ts';
import type { Question, ScriptDefinition, ScriptProblem, ScriptStep, Texts } from './script.schema.ts';
import { shortText, textIn } from './text.ts';

/** What a script may name in this house. */
export type ScriptWorld = {
  pipelines: { key: string; stages: string[]; outcomes: string[]; fields: PipelineField[] }[];
  /** of the house: every client's */
  contactFields: PipelineField[];
  /** fields as templates name them */
  variables: Variable[];
};
type Code = keyof typeof scriptProblemWords;
type Look = {
  definition: ScriptDefinition;
  world: ScriptWorld;
  /** those that it is for */
  pipelines: ScriptWorld['pipelines'];
  /** in which it must speak */
  spoken: Language[];
  reader: Language;
  report: (code: Code, at?: ScriptProblem['at'], values?: Record<string, string>) => void;
};

/** Everything wrong with a script, errors first; errors prevent publishing. Sentences are the reader's. */
export const scriptProblems = (definition: ScriptDefinition, world: ScriptWorld, reader: Language): ScriptProblem[] => {
  const found: ScriptProblem[] = [];
  const look = lookAt(definition, world, reader, found);
  checkWhole(look);
  for (const step of definition.steps) checkStep(look, step);
  for (const objection of definition.objections) {
    const at = { objection: objection.key };
    if (!textIn(objection.name, reader).trim()) look.report('ObjectionNoName', at);
    checkTexts(look, objection.text, at, { needed: true });
    checkTexts(look, objection.hint ?? {}, at);
  }
  return found.toSorted((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
};

const lookAt = (definition: ScriptDefinition, world: ScriptWorld, reader: Language, found: ScriptProblem[]): Look => {
  const named = definition.for.pipelines.map(({ pipeline }) => pipeline);
  return {
    ...{ definition, world, reader },
    pipelines: named.length > 0 ? world.pipelines.filter(({ key }) => named.includes(key)) : world.pipelines,
    spoken: definition.for.languages,
    report: (code, at = {}, values = {}) => {
      const { severity, ...says } = scriptProblemWords[code];
      found.push({
        severity,
        code,
        at,
        says: fill(says, reader, { where: whereOf(definition, at, reader), ...values }),
      });
    },
  };
};

const checkWhole = ({ definition, world, reader, report }: Look): void => {
  const { name, steps, objections } = definition;
  if (!textIn(name, reader).trim()) report('NoName');
  if (steps.length === 0) return report('NoSteps');
  for (const { pipeline, stages } of definition.for.pipelines) {
    const known = world.pipelines.find(({ key }) => key === pipeline);
    if (!known) report('UnknownPipeline', {}, { key: pipeline });
    else for (const key of stages) if (!known.stages.includes(key)) report('UnknownStage', {}, { key });
  }
  for (const key of twice(steps)) report('StepTwice', { step: key });
  for (const key of twice(objections)) report('StepTwice', { objection: key });
  const reached = reachable(steps);
  for (const { key } of steps) if (!reached.has(key)) report('Unreachable', { step: key });
  for (const key of endless(steps)) report('Circle', { step: key });
  if (!steps.some((step) => step.do === 'end' && reached.has(step.key))) report('NoEnd');
};

const checkStep = (look: Look, step: ScriptStep): void => {
  const { report, definition } = look;
  const at = { step: step.key };
  checkTexts(look, step.text, at, { needed: step.do !== 'end' });
  checkTexts(look, step.hint ?? {}, at);
  if (step.do === 'end') return checkOutcome(look, step.outcome, at);
  const keys = new Set(definition.steps.map(({ key }) => key));
  for (const { next, name } of waysOut(step)) {
    const way = name === undefined ? '' : textIn(name, look.reader);
    if (next === undefined) report(way ? 'DeadWay' : 'DeadEnd', at, { way });
    else if (!keys.has(next)) report('UnknownNext', at, { key: next });
  }
  if (step.do === 'ask') checkQuestion(look, step, at);
};

const checkQuestion = (look: Look, { save, ways }: Question, at: ScriptProblem['at']): void => {
  const { report, reader } = look;
  for (const value of twice(ways.map((way) => ({ key: way.value })))) report('WayTwice', at, { way: value });
  if (!save) {
    if (ways.length === 0) report('NoAnswer', at);
    for (const { name } of ways) if (!textIn(name, reader).trim()) report('WayNoName', at);
    return;
  }
  const fields = fieldsNamed(look, save);
  const found = fields.filter((field) => field !== undefined);
  if (found.length === 0) return report('UnknownField', at, { key: save.field });
  if (found.length < fields.length) report('FieldNotEverywhere', at, { key: save.field });
  for (const { value } of ways)
    if (!found.some((field) => offers(field, value))) report('UnknownOption', at, { key: value });
};

/** The field in each pipeline that the script is for; of a client it is the same everywhere. */
const fieldsNamed = ({ world, pipelines }: Look, { noun, field }: NonNullable<Question['save']>) =>
  noun === 'contact'
    ? [world.contactFields.find(({ key }) => key === field)]
    : pipelines.map(({ fields }) => fields.find(({ key }) => key === field));

const offers = ({ type, options = [] }: PipelineField, value: string): boolean =>
  type === 'checkbox' ? value === 'true' || value === 'false' : options.some((option) => option.value === value);

const checkOutcome = ({ pipelines, report }: Look, outcome: string | undefined, at: ScriptProblem['at']): void => {
  if (outcome === undefined || (plainOutcomes as readonly string[]).includes(outcome)) return;
  if (!pipelines.some(({ outcomes }) => outcomes.includes(outcome))) report('UnknownOutcome', at, { key: outcome });
};

/** It is there in every language that the script is for, and can be filled in. */
const checkTexts = (look: Look, texts: Texts, at: ScriptProblem['at'], { needed = false } = {}): void => {
  const there = languages.filter((language) => texts[language]?.trim());
  if (needed && there.length === 0) return look.report('NoText', at);
  if (there.length > 0)
    for (const language of look.spoken)
      if (!there.includes(language)) look.report('NoTextIn', at, { language: language.toUpperCase() });
  const known = [...look.world.variables, operatorVariable];
  for (const language of there)
    for (const problem of checkTemplate(texts[language]!, known))
      look.report('Text', at, { problem: problemSentence(problem, look.reader) });
};

const twice = (list: { key: string }[]): Set<string> =>
  new Set(list.flatMap(({ key }, index) => (list.findIndex((one) => one.key === key) < index ? [key] : [])));

/** How a place is called: by its first words. */
const whereOf = ({ steps, objections }: ScriptDefinition, at: ScriptProblem['at'], reader: Language): string => {
  const step = steps.find(({ key }) => key === at.step);
  const texts = step ? step.text : objections.find(({ key }) => key === at.objection)?.name;
  return quoted(shortText(textIn(texts, reader)) || (at.step ?? at.objection ?? ''), reader);
};
