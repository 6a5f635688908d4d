import type { Automation, Step } from '../../automation/automation.schema.ts';
import { withHouse } from '../../field/field.ts';
import type { Words } from '../../words/words.schema.ts';
import { inEach, inLanguage, quoted as inQuotes } from '../../words/words.ts';
import type { PipelineDefinition, Stage } from '../pipeline.schema.ts';
import { problemWords, type ProblemCode } from '../problems.words.ts';
import { partWords } from './part.words.ts';
import type { World } from '../world.schema.ts';

/** What a problem is: how bad, what it says, what to do about it. */
export type ProblemKind = { severity: 'error' | 'warning'; says: Required<Words>; advice: Required<Words> };
export type Part = keyof typeof partWords;
/** Where a problem is; a step by its path ("0", "2.then.1"). */
export type At = { stage?: string; automation?: string; step?: string; part?: Part };
export type Problem = {
  severity: ProblemKind['severity'];
  code: ProblemCode;
  at: At;
  /** what the sentence names; words are translated */
  values: Record<string, string | number | Words>;
};

/** A definition being checked: its own parts by key, the installation's by key, and the problems found so far. */
export type Look = {
  definition: PipelineDefinition;
  world: World;
  stages: Map<string, Stage>;
  automations: Map<string, Automation>;
  outcomes: Set<string>;
  taskTypes: Set<string>;
  lossReasons: Set<string>;
  fields: Map<string, PipelineDefinition['fields'][number]>;
  templates: Map<string, World['templates'][number]>;
  users: Map<string, World['people'][number]>;
  teams: Map<string, World['teams'][number]>;
  groups: Set<string>;
  desks: Set<string>;
  pipelines: Set<string>;
  calendars: Set<string>;
  sounds: Set<string>;
  forms: Set<string>;
  report: (code: ProblemCode, at: At, values?: Problem['values'], severity?: Problem['severity']) => void;
};

/** Each problem is reported once; in an automation that is off, nothing is more than a warning. */
export const openLook = (definition: PipelineDefinition, world: World): { look: Look; found: Problem[] } => {
  const found = new Map<string, Problem>();
  const look: Look = {
    definition,
    world,
    stages: byKey(definition.stages),
    automations: byKey(definition.automations),
    outcomes: keysOf(definition.outcomes),
    taskTypes: keysOf(definition.tasks.types),
    lossReasons: keysOf(definition.lossReasons),
    fields: byKey(withHouse(definition, world.fields).fields),
    templates: new Map(world.templates.map((one) => [`${one.channel} ${one.key}`, one])),
    users: new Map(world.people.map((one) => [one.email, one])),
    teams: byKey(world.teams),
    groups: keysOf(world.groups),
    desks: keysOf(world.desks),
    pipelines: keysOf(world.pipelines),
    calendars: keysOf(world.calendars),
    sounds: keysOf(world.sounds.filter(({ languages }) => languages.length > 0)),
    forms: keysOf(world.forms),
    report: (code, at, values = {}, severity = problemWords[code].severity) => {
      const id = JSON.stringify([code, at, values['key'] ?? values['path'] ?? values]);
      if (found.has(id)) return;
      const off = at.automation !== undefined && look.automations.get(at.automation)?.off;
      found.set(id, {
        severity: off ? 'warning' : severity,
        code,
        at,
        values: { where: whereOf(look, at), ...values },
      });
    },
  };
  return {
    look,
    get found() {
      return [...found.values()];
    },
  };
};

const whereOf = ({ stages, automations }: Look, { stage, automation, part }: At): Words => {
  const name = automation === undefined ? stages.get(stage ?? '')?.name : automations.get(automation)?.name;
  return name ? quoted(name) : partWords[part ?? 'pipeline'];
};

/** A name in each language, in that language's quotes. */
export const quoted = (name: Words): Required<Words> =>
  inEach((language) => inQuotes(inLanguage(name, language), language));

const byKey = <T extends { key: string }>(list: T[]): Map<string, T> => new Map(list.map((one) => [one.key, one]));
const keysOf = (list: { key: string }[]): Set<string> => new Set(list.map(({ key }) => key));

/** Every step with its path and how deep it is nested in branches. */
export const eachStep = (
  steps: Step[],
  visit: (step: Step, path: string, depth: number) => void,
  prefix = '',
  depth = 0,
): void =>
  steps.forEach((step, index) => {
    const path = `${prefix}${index}`;
    visit(step, path, depth);
    if (step.do !== 'branch' && step.do !== 'wait.event') return;
    eachStep(step.then, visit, `${path}.then.`, depth + 1);
    eachStep(step.else, visit, `${path}.else.`, depth + 1);
  });

/** Whether an automation applies at a stage: at every open one where it names none. */
export const countsAt = ({ stages }: Automation, stage: Stage): boolean =>
  stages ? stages.includes(stage.key) : stage.kind === 'open';
