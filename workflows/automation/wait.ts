import { DateTime } from 'luxon';
import { spanMoment, type Budget, type Pause } from '../calendar/span.ts';
import { actionKind, type Action } from './action/index.ts';
import type { Step } from './automation.schema.ts';
import { byCalendar, laterBy } from './clock.ts';
import { budgetOf } from './duration.ts';
import { factAt, type Facts, type SubjectEvent } from './facts.ts';
import type { Run } from './memory.ts';
import { instructionOf } from './program.ts';
import { eventsOf, triggerKind } from './trigger/index.ts';
import type { Given } from './turn.ts';

export type WaitingStep = Extract<Step, { do: 'wait' | 'wait.until' | 'wait.event' }>;

/** When the wait of a step that begins now is over. */
export const waitUntil = (given: Given, step: WaitingStep, facts: Facts): string | null => {
  const { now } = given;
  if (step.do !== 'wait.until') {
    const budget = budgetFor(given, step, now);
    return (budget && spanMoment({ since: now, ...budget }, [])) ?? null;
  }
  const value = factAt(facts, step.field);
  const moment = typeof value === 'string' ? DateTime.fromISO(value, { zone: zoneOf(given) }) : undefined;
  if (!moment?.isValid) return now;
  const { minus } = step;
  return moment
    .minus(minus ? { [minus.unit]: minus.amount } : {})
    .toUTC()
    .toISO();
};

/** Goes on after the step where a run waits: the event came (`happened`), or the time is over. Null when nothing follows. */
export const afterWait = ({ program }: Given, run: Run, happened: boolean): Run | null => {
  const instruction = instructionOf(program, run.automation, run.at);
  if (!instruction) return null;
  const next = instruction.step.do === 'wait.event' ? instruction[happened ? 'then' : 'else'] : instruction.next;
  return next === null ? null : { ...run, at: next, wait: null, made: run.made + 1 };
};

/** Recomputes the wait of a run from where it began, after its calendar or version has changed or a pause has delayed it. */
export const rewaited = (given: Given, run: Run, pauses: Pause[]): Run => {
  const step = instructionOf(given.program, run.automation, run.at)?.step;
  const budget = run.wait && step && budgetFor(given, step, run.wait.setAt);
  const until = budget && spanMoment({ since: run.wait!.setAt, ...budget }, pauses);
  if (!run.wait || !until) return run;
  const by = step?.do === 'wait' || step?.do === 'wait.event' ? byCalendar(given.pipeline, step.working) : {};
  return { ...run, wait: { ...run.wait, until: laterBy(until, run.wait.shiftMs), ...by } };
};

/** Whether this event is what the run waits for. */
export const awaits = ({ program, row }: Given, run: Run, event: SubjectEvent): boolean => {
  if (!run.wait || run.wait.what === 'time') return false;
  const step = instructionOf(program, run.automation, run.at)?.step;
  if (!step) return false;
  if (run.wait.what === 'answer') {
    const answers = actionKind(step as Action)?.answers?.(step as never);
    const { cause } = event;
    if (answers?.from === 'anybody') return answers.event === event.type;
    return (
      answers?.event === event.type &&
      cause?.automation === run.automation &&
      cause.event === run.event &&
      cause.step === run.at
    );
  }
  if (step.do !== 'wait.event') return false;
  const kind = triggerKind(step.on);
  return eventsOf(kind).includes(event.type) && (kind.matches?.(step.on, event, row) ?? true);
};

/** How long a step waits, or lets the outside answer, as a span. Undefined for one that waits for a date, or not at all. */
export const budgetFor = (given: Given, step: Step, since: string): Budget | undefined => {
  const { calendars } = given.pipeline;
  const zone = zoneOf(given);
  const working = 'working' in step && step.working ? calendars[step.working] : undefined;
  if (step.do === 'wait') return budgetOf(step.for, { since, zone, working });
  if (step.do === 'wait.event') return budgetOf(step.atMost, { since, zone, working });
  const answers = actionKind(step as Action)?.answers?.(step as never);
  return answers && { ms: answers.withinSeconds * 1000 };
};

const zoneOf = ({ pipeline }: Given): string => pipeline.calendars['']?.zone ?? 'Asia/Almaty';
