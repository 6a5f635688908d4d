import { spanMoment } from '../calendar/span.ts';
import { actionKind, type Action } from './action/index.ts';
import { asksAnybody } from './asking.ts';
import type { Automation } from './automation.schema.ts';
import { byCalendar } from './clock.ts';
import { fulfils } from './condition.ts';
import type { SubjectFacts } from './facts.ts';
import { MAX_STEPS, type Command, type Run, type RunEvent, type Waiting } from './memory.ts';
import { instructionAt, type Instruction } from './program.ts';
import { causeOf, runEvent, waiting } from './run-event.ts';
import type { Given } from './turn.ts';
import { budgetFor, waitUntil, type WaitingStep } from './wait.ts';

export type Proceeding = {
  commands: Command[];
  runEvents: RunEvent[];
  /** automations that a step of the run begins */
  begins: { automation: string; event: string; depth: number }[];
  /** the run where it rests; null when it is over */
  rest: Run | null;
};

/**
 * Takes a run as far as it can go now. Actions become commands. A branch that follows commands of the same turn waits for the next one
 * (`fresh` false), because it must see their effects; a question waits for another run's (`free` false).
 */
export const proceed = (
  given: Given,
  begun: Run,
  facts: SubjectFacts,
  { fresh, free }: { fresh: boolean; free: boolean },
): Proceeding => {
  const { pipeline } = given;
  const said: Omit<Proceeding, 'rest'> = { commands: [], runEvents: [], begins: [] };
  const automation = given.program.automations.get(begun.automation);
  if (!automation) return { ...said, rest: null };
  let run = begun;
  for (let at: string | null = begun.at; at !== null;) {
    const instruction: Instruction | undefined = instructionAt(automation, at);
    if (!instruction || run.made >= MAX_STEPS) {
      said.runEvents.push(runEvent('automation.stopped', pipeline, run, { why: 'steps' }));
      return { ...said, rest: null };
    }
    if (instruction.step.do === 'branch' && !(fresh && said.commands.length === 0))
      return { ...said, rest: { ...run, at } };
    if (!free && asksAnybody(instruction.step)) return { ...said, rest: { ...run, at } };
    run = { ...run, at, made: run.made + 1 };
    const made: Made = make(given, automation, instruction, run, facts);
    if (made.command) said.commands.push(made.command);
    if (made.tells) said.runEvents.push(made.tells);
    if (made.begins) said.begins.push(made.begins);
    if (made.waits) return { ...said, rest: { ...run, wait: made.waits } };
    at = made.next;
  }
  if (hasFlow(automation)) said.runEvents.push(runEvent('automation.ended', pipeline, run, {}));
  return { ...said, rest: null };
};

/** What one step comes to, and the place that follows it; null is the end. */
type Made = {
  command?: Command;
  tells?: RunEvent;
  begins?: Proceeding['begins'][number];
  waits?: Waiting;
  next: string | null;
};

const make = (given: Given, automation: Automation, instruction: Instruction, run: Run, facts: SubjectFacts): Made => {
  const { step, next } = instruction;
  switch (step.do) {
    case 'stop':
      return { next: null };
    case 'branch': {
      const holds = fulfils(step.if, facts, given.now);
      const tells = runEvent('automation.branched', given.pipeline, run, { holds });
      return { tells, next: holds ? instruction.then : instruction.else };
    }
    case 'run':
      return { begins: { automation: step.automation, event: run.event, depth: run.depth + 1 }, next };
    case 'wait':
    case 'wait.until':
    case 'wait.event':
      return wait(given, step, instruction, run, facts);
    default:
      return act(given, automation, step, run, next);
  }
};

const wait = (
  given: Given,
  step: WaitingStep,
  { next, else: late }: Instruction,
  run: Run,
  facts: SubjectFacts,
): Made => {
  const { pipeline, now } = given;
  const until = waitUntil(given, step, facts);
  const after = step.do === 'wait.event' ? late : next;
  if (until !== null && until <= now) return { next: after };
  const waits: Waiting = {
    ...{ until, setAt: now, what: step.do === 'wait.event' ? 'event' : 'time' },
    ...(step.do === 'wait.until' ? {} : byCalendar(pipeline, step.working)),
  };
  return { tells: waiting(pipeline, run, waits), waits, next: after };
};

const act = (given: Given, automation: Automation, action: Action, run: Run, next: string | null): Made => {
  const command: Command = {
    key: `${run.id}/${run.at}`,
    automation,
    action,
    cause: causeOf(given.pipeline, run),
    run: run.id,
    ...(run.due && actionKind(action)?.fills?.(action).includes('meeting') ? { dueAt: run.due } : {}),
  };
  const { now } = given;
  const answer = budgetFor(given, action, now);
  if (!answer) return { command, next };
  const until = spanMoment({ since: now, ...answer }, []) ?? null;
  return { command, waits: { until, setAt: now, what: 'answer' }, next };
};

const flows = new WeakMap<Automation, boolean>();
/** An automation with steps that steer is shown step by step; one of actions only is shown by what these do. */
const hasFlow = (automation: Automation): boolean => {
  const known = flows.get(automation);
  if (known !== undefined) return known;
  const flow = automation.then.some((step) => actionKind(step) === undefined);
  flows.set(automation, flow);
  return flow;
};
