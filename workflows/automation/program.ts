import type { PipelineDefinition, Stage } from '../pipeline/pipeline.schema.ts';
import type { Asks } from '../template/lacking.ts';
import { actionKind } from './action/index.ts';
import type { Automation, Step } from './automation.schema.ts';
import type { Condition } from './condition.schema.ts';
import { filtersOf } from './condition.ts';
import type { Calendars } from './facts.ts';
import { typesMeaning } from '../subject/nouns.ts';
import { eventsOf, triggerKind } from './trigger/index.ts';

/** A pipeline version as its leads follow it; `calendars[""]` is its own. `asks`: the values that its texts need, where a trial predicts it. */
export type LivePipeline = { definition: PipelineDefinition; version: number; calendars: Calendars; asks?: Asks };

/** One step and the places that may follow it; null is the end. */
export type Instruction = { path: string; step: Step; next: string | null; then: string | null; else: string | null };

/** A definition prepared for the interpreter: what each event may fire, which automations have a clock, what conditions look at. */
export type Program = {
  stages: Map<string, Stage>;
  automations: Map<string, Automation>;
  byEvent: Map<string, Automation[]>;
  clocks: Automation[];
  /** types of events that may fire a trigger, end a wait or set a clock: others concern nobody */
  hears: Set<string>;
  /** first words of the paths that conditions and steps use: contact, company, invoices, tasks, calendar, now */
  needs: Set<string>;
};

const programs = new WeakMap<PipelineDefinition, Program>();
const steps = new WeakMap<Automation, Map<string, Instruction>>();

export const programOf = (definition: PipelineDefinition): Program => {
  const known = programs.get(definition);
  if (known) return known;
  const program: Program = {
    stages: new Map(definition.stages.map((stage) => [stage.key, stage])),
    automations: new Map(definition.automations.map((automation) => [automation.key, automation])),
    byEvent: new Map(),
    clocks: [],
    hears: new Set(),
    needs: new Set(),
  };
  for (const automation of definition.automations) {
    const kind = triggerKind(automation.when);
    if ((kind.moment || kind.budget) && !automation.off) program.clocks.push(automation);
    for (const event of heardBy(automation)) program.hears.add(event);
    for (const event of automation.off ? [] : eventsOf(kind)) {
      program.byEvent.set(event, [...(program.byEvent.get(event) ?? []), automation]);
    }
    for (const path of [...askedBy(automation.if), ...stepPaths(automation.then), ...whenPaths(automation.when)]) {
      program.needs.add(path.split('.')[0] ?? '');
    }
  }
  programs.set(definition, program);
  return program;
};

/** The step at a path ("0", "2.then.1") with what follows it. */
export const instructionAt = (automation: Automation, path: string): Instruction | undefined => {
  let known = steps.get(automation);
  if (!known) {
    known = new Map();
    lay(automation.then, '', null, known);
    steps.set(automation, known);
  }
  return known.get(path);
};

/** The same by the key of an automation; undefined where the version does not know it. */
export const instructionOf = ({ automations }: Program, key: string, path: string): Instruction | undefined => {
  const automation = automations.get(key);
  return automation && instructionAt(automation, path);
};

const lay = (list: Step[], prefix: string, after: string | null, into: Map<string, Instruction>): void => {
  list.forEach((step, index) => {
    const path = `${prefix}${index}`;
    const next = index + 1 < list.length ? `${prefix}${index + 1}` : after;
    const first = (side: 'then' | 'else') => {
      if (step.do !== 'branch' && step.do !== 'wait.event') return next;
      lay(step[side], `${path}.${side}.`, next, into);
      return step[side].length ? `${path}.${side}.0` : next;
    };
    into.set(path, { path, step, next, then: first('then'), else: first('else') });
  });
};

/** Whether there is a responsible user is known from the lead itself; who it is has to be read. */
const askedBy = (condition: Condition | undefined): string[] =>
  filtersOf(condition)
    .filter(({ field, is }) => field !== 'responsible' || (is !== 'empty' && is !== 'filled'))
    .map(({ field }) => field);

const stepPaths = (list: Step[]): string[] =>
  list.flatMap((step) => {
    if (step.do === 'branch') return [...askedBy(step.if), ...stepPaths(step.then), ...stepPaths(step.else)];
    if (step.do === 'wait.event') return [...stepPaths(step.then), ...stepPaths(step.else)];
    if (step.do === 'wait.until') return [step.field];
    return actionKind(step)?.reads?.(step) ?? [];
  });

/** Also of one that is off: a user may begin it. */
const heardBy = ({ when, then, off }: Automation): string[] => [
  ...(off ? [] : eventsOf(triggerKind(when))),
  ...(triggerKind(when).awaits && !off ? typesMeaning('asked', 'answered') : []),
  ...awaitedIn(then),
];

const awaitedIn = (list: Step[]): string[] =>
  list.flatMap((step) => {
    if (step.do === 'branch') return awaitedIn([...step.then, ...step.else]);
    if (step.do === 'wait.event')
      return [...eventsOf(triggerKind(step.on)), ...awaitedIn([...step.then, ...step.else])];
    return actionKind(step)?.answers?.(step as never).event ?? [];
  });

const whenPaths = (when: Automation['when']): string[] => (when.on === 'date.reached' ? [when.field] : []);
