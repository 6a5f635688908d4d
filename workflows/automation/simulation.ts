import type { EventType, SimulatedData } from '../event/catalogue.ts';
import type { Share } from '../invoice/planned-line.ts';
import type { Entering } from '../pipeline/entry.ts';
import { stageOf, whyNotMove } from '../lead/lead.ts';
import type { Refusal } from '../refusal.ts';
import type { Words } from '../words/words.schema.ts';
import { inEach } from '../words/words.ts';
import type { Action } from './action/index.ts';
import type { Cause } from './cause.schema.ts';
import { fulfils, pathsOf } from './condition.ts';
import type { SubjectEvent, SubjectFacts } from './facts.ts';
import type { Memory, Loop } from './memory.ts';
import type { LivePipeline } from './program.ts';
import { factsAt } from './view.ts';

export type SimulatedTask = {
  id: string;
  type: string;
  text?: Words | string | undefined;
  dueAt: string;
  state: 'open' | 'done' | 'cancelled';
  overdue: boolean;
  /** stopped by a pause: it was set as a span, by the wall clock or in working time */
  span?: 'wall' | 'working' | undefined;
  /** whose it is, by the name that the facts use; `supervisor` for one of them */
  person?: string | null | undefined;
};
export type SimulatedInvoice = {
  id: string;
  amount: number;
  currency: string;
  dueAt: string;
  state: 'sent' | 'paid' | 'void';
  overdue: boolean;
  share?: Share | null | undefined;
};
/** Where a simulation begins: what is known of a lead, made up or real. */
export type SimulationStart = {
  facts: SubjectFacts;
  process?: Memory | undefined;
  tasks?: SimulatedTask[] | undefined;
  invoices?: SimulatedInvoice[] | undefined;
  /** to whom an assignment goes, since the choice cannot be foreseen */
  assignee?: string | undefined;
};
/** One step of an automation, simulated; `eventsBefore`: how many events there were before it. */
export type SimulatedStep = {
  at: string;
  automation: string;
  step: string;
  run: string;
  action: Action;
  cause: Cause;
  eventsBefore: number;
};

/** All that there is of a simulated lead. */
export type SimulationState = {
  pipeline: LivePipeline;
  now: string;
  facts: SubjectFacts;
  process: Memory;
  serial: number;
  /** events that the interpreter has not taken in yet */
  waiting: SubjectEvent[];
  tasks: SimulatedTask[];
  invoices: SimulatedInvoice[];
  events: SubjectEvent[];
  steps: SimulatedStep[];
  loops: Loop[];
  assignee: string;
};

/** Where the lead would go; refused as in life. A user is taken to fill in what the stage asks for. */
export const move = (
  state: SimulationState,
  to: { stage: string; again?: boolean | undefined; lossReason?: string | undefined },
  cause: Cause | null,
): Refusal | undefined => {
  const { facts, pipeline } = state;
  const { definition } = pipeline;
  const entering = cause ? enteringOf(state, to.stage) : undefined;
  const refusal = whyNotMove(facts, definition, to, entering);
  if (refusal) return refusal;
  const { stage, lossReason } = to;
  const from = facts.stage;
  const before = facts['entries'] as Record<string, number> | undefined;
  const closes = stageOf(definition, stage)?.kind !== 'open';
  const entries = { ...before, [stage]: (before?.[stage] ?? 0) + 1 };
  set(state, { stage, entries, stageEnteredAt: state.now, closedAt: closes ? state.now : null });
  recordEvent(state, 'lead.moved', { from, to: stage, ...(lossReason ? { lossReason } : {}) }, cause);
  return undefined;
};

/** Reopened where it was closed, at an open stage only. */
export const reopen = (state: SimulationState, stage: string, actor: SubjectEvent['actor'] = byUser): boolean => {
  const { facts, pipeline } = state;
  if (facts.closedAt === null || stageOf(pipeline.definition, stage)?.kind !== 'open') return false;
  const before = facts['entries'] as Record<string, number> | undefined;
  const entries = { ...before, [stage]: (before?.[stage] ?? 0) + 1 };
  set(state, { stage, entries, stageEnteredAt: state.now, closedAt: null });
  recordEvent(state, 'lead.reopened', { from: facts.stage, to: stage }, null, actor);
  return true;
};

const enteringOf = (state: SimulationState, stage: string): Entering | undefined => {
  const { pipeline, facts, now, process } = state;
  const found = stageOf(pipeline.definition, stage);
  if (!found?.entry && !found?.retired) return undefined;
  const condition = found.entry?.if;
  const needs = new Set(pathsOf(condition).map((path) => path.split('.')[0] ?? ''));
  const holds = !condition || fulfils(condition, factsAt(pipeline, facts, process.outcomes, now, needs), now);
  const checklist = (facts['checklist'] as Entering['checklist'] | undefined) ?? {};
  return { facts, role: null, checklist, unmet: holds ? undefined : inEach(() => '') };
};

/** Changed facts by their paths, as one event. */
export const change = (
  state: SimulationState,
  changes: { field: string; value: unknown }[],
  cause: Cause | null,
): void => {
  const told: Record<string, [unknown, unknown]> = {};
  const after: Record<string, unknown> = {};
  for (const { field, value } of changes) {
    const [head = '', key] = field.split('.');
    const before = state.facts[head];
    after[head] = key ? { ...((after[head] ?? before ?? {}) as object), [key]: value } : value;
    told[head] = [before ?? null, after[head]];
  }
  set(state, after);
  recordEvent(state, 'lead.changed', { set: told }, cause);
};

export const assign = (state: SimulationState, person: string, cause: Cause | null): void => {
  const before = state.facts['responsible'] ?? null;
  if (before === person) return;
  set(state, { responsible: person });
  recordEvent(
    state,
    'lead.assigned',
    { set: { responsible_id: [before, person] }, decision: { chosen: person } },
    cause,
  );
};

export const recordEvent = <T extends EventType>(
  state: SimulationState,
  type: T,
  data: SimulatedData<T>,
  cause: Cause | null = null,
  actor?: SubjectEvent['actor'],
): void => keepEvent(state, { type, data: data as Record<string, unknown> }, cause, actor);

/** An event as the record or the interpreter tells it. */
export const keepEvent = (
  state: SimulationState,
  { type, data }: Pick<SubjectEvent, 'type' | 'data'>,
  cause: Cause | null = null,
  actor: SubjectEvent['actor'] = cause ? byProcess : byUser,
): void => {
  state.serial += 1;
  const event: SubjectEvent = {
    id: `simulated-${state.serial}`,
    number: state.serial,
    type,
    at: state.now,
    data,
    cause,
    actor,
  };
  state.events.push(event);
  state.waiting.push(event);
};
export const byProcess = { kind: 'process' };
const byUser = { kind: 'user' };

export const set = (state: SimulationState, changes: Record<string, unknown>): void => {
  state.facts = { ...state.facts, ...changes };
};
