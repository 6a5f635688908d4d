import { DateTime } from 'luxon';
import { spanMoment, type Budget, type Pause } from '../calendar/span.ts';
import { byCalendar, laterBy } from './clock.ts';
import { actionKind, type Action } from './action/index.ts';
import type { Automation, Step } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import { fulfils } from './condition.ts';
import { budgetOf } from './duration.ts';
import { factAt, type Facts, type LeadEvent, type LeadFacts } from './facts.ts';
import { MAX_STEPS, type Command, type Run, type RunEvent, type Waiting } from './lead-process.ts';
import { instructionAt, programOf, type Instruction, type LivePipeline } from './program.ts';
import { triggerKind } from './trigger/index.ts';

export type Proceeding = {
  commands: Command[];
  runEvents: RunEvent[];
  /** automations that a step of a run begins */
  begin: { automation: string; event: string; depth: number }[];
  /** the run as it is now; null when it is over */
  run: Run | null;
};

/**
 * Takes a run as far as it can go now. Actions become commands. A branch that follows commands of the same turn waits for the next one
 * (`fresh` false), because it must see their effects.
 */
export const proceed = (
  pipeline: LivePipeline,
  begun: Run,
  facts: LeadFacts,
  now: string,
  fresh: boolean,
): Proceeding => {
  const automation = programOf(pipeline.definition).automations.get(begun.automation);
  const result: Proceeding = { commands: [], runEvents: [], begin: [], run: null };
  if (!automation) return result;
  const longer = hasFlow(automation);
  let run = begun;
  let at: string | null = begun.at;
  while (at !== null) {
    const instruction: Instruction | undefined = instructionAt(automation, at);
    if (!instruction || run.made >= MAX_STEPS)
      return withEvent(result, 'automation.stopped', pipeline, run, { why: 'steps' });
    run = { ...run, at, made: run.made + 1 };
    const { step } = instruction;
    if (step.do === 'stop') return longer ? withEvent(result, 'automation.ended', pipeline, run, {}) : result;
    if (step.do === 'branch') {
      if (!fresh || result.commands.length > 0) return { ...result, run: { ...run, made: run.made - 1 } };
      const holds = fulfils(step.if, facts, now);
      withEvent(result, 'automation.branched', pipeline, run, { holds });
      at = holds ? instruction.then : instruction.else;
      continue;
    }
    if (step.do === 'run') {
      result.begin.push({ automation: step.automation, event: run.event, depth: run.depth + 1 });
      at = instruction.next;
      continue;
    }
    const until = waitOf(pipeline, step, facts, now);
    if (until !== undefined) {
      if (until !== null && until <= now) {
        at = step.do === 'wait.event' ? instruction.else : instruction.next;
        continue;
      }
      const what = step.do === 'wait.event' ? 'event' : 'time';
      const by = step.do === 'wait' ? byCalendar(pipeline, step.working) : {};
      const wait: Waiting = { until, setAt: now, what, ...by };
      result.runEvents.push(waiting(pipeline, run, wait));
      return { ...result, run: { ...run, wait } };
    }
    const action = step as Action;
    result.commands.push({
      key: `${run.id}/${at}`,
      automation,
      action,
      cause: causeOf(pipeline, run),
      run: run.id,
    });
    const answer = budgetFor(pipeline, step, now);
    if (answer) {
      const until = spanMoment({ since: now, ...answer }, []) ?? null;
      return { ...result, run: { ...run, wait: { until, setAt: now, what: 'answer' } } };
    }
    at = instruction.next;
  }
  return longer ? withEvent(result, 'automation.ended', pipeline, run, {}) : result;
};

/** Goes on after the step where a run waits: the event came (`happened`), or the time is over. Null when nothing follows. */
export const afterWait = (pipeline: LivePipeline, run: Run, happened: boolean): Run | null => {
  const automation = programOf(pipeline.definition).automations.get(run.automation);
  const instruction = automation && instructionAt(automation, run.at);
  if (!instruction) return null;
  const next = instruction.step.do === 'wait.event' ? instruction[happened ? 'then' : 'else'] : instruction.next;
  return next === null ? null : { ...run, at: next, wait: null, made: run.made + 1 };
};

/** Recomputes the wait of a run from where it began, after its calendar or version has changed or a pause has delayed it. */
export const rewaited = (pipeline: LivePipeline, run: Run, pauses: Pause[]): Run => {
  const automation = programOf(pipeline.definition).automations.get(run.automation);
  const step = automation && instructionAt(automation, run.at)?.step;
  const budget = run.wait && step && budgetFor(pipeline, step, run.wait.setAt);
  const until = budget && spanMoment({ since: run.wait!.setAt, ...budget }, pauses);
  if (!run.wait || !until) return run;
  const by = step?.do === 'wait' ? byCalendar(pipeline, step.working) : {};
  return { ...run, wait: { ...run.wait, until: laterBy(until, run.wait.shiftMs), ...by } };
};

/** Whether this event is what the run waits for. */
export const awaits = (pipeline: LivePipeline, run: Run, event: LeadEvent, facts: LeadFacts): boolean => {
  if (!run.wait || run.wait.what === 'time') return false;
  const automation = programOf(pipeline.definition).automations.get(run.automation);
  const step = automation && instructionAt(automation, run.at)?.step;
  if (!step) return false;
  if (run.wait.what === 'answer') {
    const answers = actionKind(step as Action)?.answers?.(step as never);
    const { cause } = event;
    return (
      answers?.event === event.type &&
      cause?.automation === run.automation &&
      cause.event === run.event &&
      cause.step === run.at
    );
  }
  if (step.do !== 'wait.event') return false;
  const kind = triggerKind(step.on);
  return kind.events.includes(event.type) && (kind.matches?.(step.on, event, facts) ?? true);
};

export const causeOf = ({ version }: LivePipeline, run: Run): Cause => ({
  automation: run.automation,
  version,
  event: run.event,
  depth: run.depth,
  step: run.at,
});

export const runEvent = (
  type: RunEvent['type'],
  pipeline: LivePipeline,
  run: Run,
  data: Record<string, unknown>,
): RunEvent => ({
  type,
  data: { automation: run.automation, run: run.id, step: run.at, ...data },
  cause: causeOf(pipeline, run),
});

/** `setAt` lets the story be replayed to the millisecond. */
export const waiting = (pipeline: LivePipeline, run: Run, { until, setAt }: Waiting): RunEvent =>
  runEvent('automation.waiting', pipeline, run, { until, setAt });

const withEvent = (
  result: Proceeding,
  type: RunEvent['type'],
  pipeline: LivePipeline,
  run: Run,
  data: Record<string, unknown>,
): Proceeding => {
  result.runEvents.push(runEvent(type, pipeline, run, data));
  return result;
};

/** How long a step waits, or lets the outside answer, as a span. Undefined for one that waits for a date, or not at all. */
export const budgetFor = ({ calendars }: LivePipeline, step: Step, since: string): Budget | undefined => {
  const zone = calendars['']?.zone ?? 'Asia/Almaty';
  if (step.do === 'wait')
    return budgetOf(step.for, { since, zone, working: step.working ? calendars[step.working] : undefined });
  if (step.do === 'wait.event') return budgetOf(step.atMost, { since, zone });
  const answers = actionKind(step as Action)?.answers?.(step as never);
  return answers && { ms: answers.withinSeconds * 1000 };
};

/** Undefined for a step that does not wait, null for one that only an event ends. */
const waitOf = (pipeline: LivePipeline, step: Step, facts: Facts, now: string): string | null | undefined => {
  if (step.do === 'wait' || step.do === 'wait.event') {
    const budget = budgetFor(pipeline, step, now);
    return budget && spanMoment({ since: now, ...budget }, []);
  }
  if (step.do !== 'wait.until') return undefined;
  const value = factAt(facts, step.field);
  const zone = pipeline.calendars['']?.zone ?? 'Asia/Almaty';
  const moment = typeof value === 'string' ? DateTime.fromISO(value, { zone }) : undefined;
  if (!moment?.isValid) return now;
  const { minus } = step;
  return moment
    .minus(minus ? { [minus.unit]: minus.amount } : {})
    .toUTC()
    .toISO();
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
