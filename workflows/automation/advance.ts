import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { stageOf } from '../lead/lead.ts';
import type { Action, Automation, Cause } from './automation.schema.ts';
import { fulfils, type Facts } from './condition.ts';

/** What a lead's process remembers between turns. Plain data: it can be carried on, shown and simulated. */
export type LeadProcess = {
  /** the last event taken in, in the record's order */
  cursor: { xid: string; id: string };
  timers: Timer[];
};
/** An automation that fires after a time in its stage. */
export type Timer = { automation: string; at: string; setAt: string; event: string; depth: number };

export type LeadEvent = {
  id: string;
  xid: string;
  type: string;
  at: string;
  data: Record<string, unknown>;
  cause: Cause | null;
};
/** The lead as its row says now: conditions look at it. */
export type LeadFacts = Facts & { stage: string; closedAt: string | null; pausedAt: string | null };

export type Command = { key: string; automation: Automation; action: Action; cause: Cause };
export type Advance = { process: LeadProcess; commands: Command[]; loops: Command[] };

export const MAX_DEPTH = 12;

export const newProcess = (): LeadProcess => ({ cursor: { xid: '0', id: '0' }, timers: [] });

/**
 * One step of the interpreter: the definition, what the process remembers, the facts and the new events give the commands to run.
 * Pure; the live process, a dry run and a backtest call this same function. `now` is the lead's own clock.
 */
export const advance = (
  definition: PipelineDefinition,
  version: number,
  process: LeadProcess,
  facts: LeadFacts,
  events: LeadEvent[],
  now: string,
): Advance => {
  if (facts.pausedAt !== null) return { process, commands: [], loops: [] };
  let { cursor, timers } = process;
  const fired: Command[] = [];
  const fire = (automation: Automation, event: string, depth: number) => {
    const cause: Cause = { automation: automation.key, version, event, depth };
    automation.then.forEach((action, index) =>
      fired.push({ key: `${event}/${automation.key}/${index}`, automation, action, cause }),
    );
  };

  for (const event of events) {
    cursor = { xid: event.xid, id: event.id };
    const depth = (event.cause?.depth ?? 0) + 1;
    if (event.type === 'lead.resumed') timers = timers.map((timer) => shifted(timer, event));
    if (event.type === 'lead.created' || event.type === 'lead.moved') {
      timers = timersOf(definition, stageEntered(event), event, depth);
    }
    for (const automation of definition.automations) {
      if (!triggers(automation, event) || !standsIn(automation, event, facts, definition)) continue;
      if (fulfils(automation.if, facts)) fire(automation, event.id, depth);
    }
  }
  if (facts.closedAt !== null) timers = [];
  for (const timer of timers.filter((timer) => timer.at <= now)) {
    const automation = definition.automations.find(({ key }) => key === timer.automation);
    if (automation && fulfils(automation.if, facts)) fire(automation, timer.event, timer.depth);
  }
  timers = timers.filter((timer) => timer.at > now);

  return {
    process: { cursor, timers },
    commands: fired.filter(({ cause }) => cause.depth <= MAX_DEPTH),
    loops: fired.filter(({ cause }) => cause.depth > MAX_DEPTH),
  };
};

const stageEntered = (event: LeadEvent): string => {
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  return String(event.data['to'] ?? set['stage']?.[1] ?? '');
};

const timersOf = (definition: PipelineDefinition, stage: string, event: LeadEvent, depth: number): Timer[] =>
  definition.automations.flatMap((automation) => {
    if (automation.when.on !== 'stage.time' || (automation.stages && !automation.stages.includes(stage))) return [];
    if (stageOf(definition, stage)?.kind !== 'open') return [];
    const at = new Date(Date.parse(event.at) + automation.when.seconds * 1000).toISOString();
    return [{ automation: automation.key, at, setAt: event.at, event: event.id, depth }];
  });

/** A pause stops the clock: what was set before it moves by all of it, what was set during it by the rest. */
const shifted = (timer: Timer, resumed: LeadEvent): Timer => {
  const end = Date.parse(resumed.at);
  const begin = end - Number(resumed.data['shiftMs'] ?? 0);
  const shift = end - Math.max(begin, Date.parse(timer.setAt));
  return { ...timer, at: new Date(Date.parse(timer.at) + Math.max(0, shift)).toISOString() };
};

const triggers = ({ when }: Automation, { type, data }: LeadEvent): boolean => {
  switch (when.on) {
    case 'stage.entered':
      return type === 'lead.created' || type === 'lead.moved';
    case 'stage.time':
      return false;
    case 'task.done':
      return (
        type === 'task.done' &&
        (when.outcome === undefined || when.outcome === data['outcome']) &&
        (when.task === undefined || when.task === data['type'])
      );
    case 'task.overdue':
      return type === 'task.overdue' && (when.task === undefined || when.task === data['type']);
    case 'invoice.paid':
      return type === 'invoice.paid' || type === 'invoice.overpaid';
    case 'message.failed':
      return type === 'delivery.failed';
    default:
      return type === when.on;
  }
};

/** An automation of certain stages fires only there; one of any stage only while the lead is open, or on entering its last stage. */
const standsIn = (
  automation: Automation,
  event: LeadEvent,
  facts: LeadFacts,
  definition: PipelineDefinition,
): boolean => {
  const entering = automation.when.on === 'stage.entered';
  const stage = entering ? stageEntered(event) : facts.stage;
  if (automation.stages) return automation.stages.includes(stage);
  return stageOf(definition, stage)?.kind === 'open';
};
