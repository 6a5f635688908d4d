import type { EventType, SimulatedData } from '../event/catalogue.ts';
import type { Money } from '../money/money.schema.ts';
import { actionKind } from './action/index.ts';
import { advance } from './advance.ts';
import type { SubjectEvent, SubjectFacts } from './facts.ts';
import { addInvoice, closeTasks, countNouns, replanTasks } from './simulated-duties.ts';
import { fail, simulatedLead } from './simulated-step.ts';
import {
  change,
  move,
  keepEvent,
  recordEvent,
  reopen,
  set,
  type SimulatedInvoice,
  type SimulatedStep,
  type SimulatedTask,
  type SimulationStart,
  type SimulationState,
} from './simulation.ts';
import { newMemory, nextMoment, type Command, type Memory, type Loop } from './memory.ts';
import type { LivePipeline } from './program.ts';

export type { SimulatedInvoice, SimulationStart, SimulatedTask, SimulatedStep } from './simulation.ts';

export type Simulation = {
  readonly now: string;
  readonly facts: SubjectFacts;
  readonly process: Memory;
  readonly tasks: SimulatedTask[];
  readonly invoices: SimulatedInvoice[];
  /** everything that happened, in the shape of the record's events */
  readonly events: SubjectEvent[];
  readonly steps: SimulatedStep[];
  readonly loops: Loop[];
  /** for what only a recorded story does (workflows/trial): changes rows; `settle` then lets the process answer */
  readonly state: SimulationState;
  settle(): void;
  /** an event from outside, and everything that follows at once */
  hear<T extends EventType>(type: T, data?: SimulatedData<T>, actor?: SubjectEvent['actor']): SimulatedStep[];
  create(data?: SimulatedData<'lead.created'>): SimulatedStep[];
  moveTo(stage: string, lossReason?: string): SimulatedStep[];
  reopen(stage: string): SimulatedStep[];
  /** the oldest open task, or that one */
  finishTask(outcome?: string, id?: string): SimulatedStep[];
  /** an invoice that a user makes and sends */
  bill(invoice: Money): SimulatedStep[];
  pay(id?: string): SimulatedStep[];
  change(path: string, value: unknown): SimulatedStep[];
  /** stops all spans; `resume` lets them run on and fires whatever came due meanwhile */
  pause(reason: string): SimulatedStep[];
  resume(): SimulatedStep[];
  /** when something happens next by itself */
  next(): string | null;
  /** lets time pass; everything due happens in order */
  pass(until: string): SimulatedStep[];
};

/** A live process takes up what is left in its next turn; here one turn may be long, but a lead's whole story is bounded. */
const ROUNDS = 600;
const MOST_MOMENTS = 10_000;
const MOST_STEPS = 5000;

/** The facts of a lead that has just come in. */
export const newFacts = (pipeline: LivePipeline, at: string, more: Record<string, unknown> = {}): SubjectFacts => {
  const stage = pipeline.definition.stages[0]?.key ?? '';
  return {
    ...{
      responsible: null,
      amount: null,
      fields: {},
      source: {},
      tags: [],
      name: '',
      createdAt: at,
      stageEnteredAt: at,
    },
    ...{ contact: { language: 'ru', email: 'client@example.com', phone: '+77010000000' }, company: null },
    ...more,
    stage,
    entries: { [stage]: 1 },
    closedAt: null,
    pausedAt: null,
  };
};

/**
 * Simulates a lead: the interpreter of the live process on a definition, and of each step what it would do.
 * Pure: no clock of its own, no effects; a browser, a forecast and a backtest call it alike.
 */
export const simulate = (pipeline: LivePipeline, lead: SimulationStart, start: string): Simulation => {
  const process = lead.process ?? newMemory();
  const state: SimulationState = {
    pipeline,
    now: start,
    facts: lead.facts,
    process,
    serial: process.cursor,
    waiting: [],
    tasks: (lead.tasks ?? []).map((task) => ({ ...task })),
    invoices: (lead.invoices ?? []).map((invoice) => ({ ...invoice })),
    events: [],
    steps: [],
    loops: [],
    assignee: lead.assignee ?? 'somebody',
  };
  countNouns(state);
  const since = (happen: () => void): SimulatedStep[] => {
    const before = state.steps.length;
    happen();
    settle(state);
    return state.steps.slice(before);
  };
  return {
    get now() {
      return state.now;
    },
    get facts() {
      return state.facts;
    },
    get process() {
      return state.process;
    },
    tasks: state.tasks,
    invoices: state.invoices,
    events: state.events,
    steps: state.steps,
    loops: state.loops,
    state,
    settle: () => settle(state),
    hear: (type, data, actor) => since(() => keepEvent(state, { type, data: { ...data } }, null, actor)),
    create: (data) =>
      since(() => {
        const { stage, tags } = state.facts;
        recordEvent(state, 'lead.created', { set: { stage: [null, stage], tags: [null, tags] }, ...data });
      }),
    moveTo: (stage, lossReason) => since(() => void move(state, { stage, lossReason, again: true }, null)),
    reopen: (stage) => since(() => void reopen(state, stage)),
    finishTask: (outcome, id) =>
      since(() => {
        const task = state.tasks.find((one) => (id ? one.id === id : one.state === 'open'));
        if (task) task.state = 'done';
        countNouns(state);
        recordEvent(state, 'task.done', { type: task?.type ?? 'call', text: task?.text, outcome: outcome ?? null });
      }),
    bill: (invoice) =>
      since(() => {
        const { dueDays } = pipeline.definition.invoices;
        const dueAt = new Date(Date.parse(state.now) + dueDays * 86_400_000).toISOString();
        addInvoice(state, { ...invoice, dueAt }, null);
      }),
    pay: (id) =>
      since(() => {
        const invoice = state.invoices.find((one) => (id ? one.id === id : one.state === 'sent'));
        if (!invoice) return;
        invoice.state = 'paid';
        countNouns(state);
        recordEvent(state, 'invoice.paid', { amount: invoice.amount, currency: invoice.currency }, null, {
          kind: 'provider',
        });
      }),
    change: (field, value) => since(() => change(state, [{ field, value }], null)),
    pause: (reason) =>
      since(() => {
        set(state, { pausedAt: state.now });
        recordEvent(state, 'lead.paused', { reason });
      }),
    resume: () =>
      since(() => {
        const { pausedAt } = state.facts;
        if (pausedAt === null) return;
        const shiftMs = Math.max(0, Date.parse(state.now) - Date.parse(pausedAt));
        set(state, { pausedAt: null });
        recordEvent(state, 'lead.resumed', { from: pausedAt, shiftMs });
        replanTasks(state, pausedAt);
      }),
    next: () => due(state),
    pass: (until) => {
      const before = state.steps.length;
      pass(state, until);
      return state.steps.slice(before);
    },
  };
};

/** Turn after turn until nothing is left to do now. A paused lead takes in its events when it is resumed. */
const settle = (state: SimulationState): void => {
  for (let round = 0; round < ROUNDS && state.facts.pausedAt === null; round++) {
    const heard = state.waiting;
    state.waiting = [];
    const closing = state.facts.closedAt !== null && heard.some(({ type }) => type === 'lead.moved');
    const result = advance(state.pipeline, state.process, state.facts, heard, state.now);
    state.process = result.memory;
    for (const command of result.commands) simulateStep(state, command);
    for (const loop of result.loops) {
      state.loops.push(loop);
      fail(state, loop.automation, loop.because, loop.cause);
    }
    for (const event of result.runEvents) keepEvent(state, event, event.cause);
    if (closing) closeTasks(state, {}, 'cancelled', null);
    if (result.commands.length + result.loops.length + result.runEvents.length === 0 && state.waiting.length === 0)
      return;
  }
};

const simulateStep = (state: SimulationState, command: Command): void => {
  const { action, automation, cause, run } = command;
  const { now, events } = state;
  state.steps.push({
    at: now,
    automation: automation.key,
    step: cause.step ?? '0',
    run,
    action,
    cause,
    eventsBefore: events.length,
  });
  actionKind(action)?.simulate(action as never, simulatedLead(state, command));
};

const pass = (state: SimulationState, until: string): void => {
  let moments = 0;
  for (let at = due(state); at !== null && at <= until; at = due(state)) {
    if (++moments > MOST_MOMENTS || state.steps.length > MOST_STEPS) break;
    if (at > state.now) state.now = at;
    for (const task of state.tasks) {
      if (task.state !== 'open' || task.overdue || task.dueAt > state.now) continue;
      task.overdue = true;
      countNouns(state);
      recordEvent(state, 'task.overdue', { type: task.type, text: task.text }, null, byClock);
    }
    for (const invoice of state.invoices) {
      if (invoice.state !== 'sent' || invoice.overdue || invoice.dueAt > state.now) continue;
      invoice.overdue = true;
      recordEvent(state, 'invoice.overdue', { dueAt: invoice.dueAt }, null, byClock);
    }
    settle(state);
  }
  if (until > state.now) state.now = until;
};
const byClock = { kind: 'process' };

const due = (state: SimulationState): string | null => {
  if (state.facts.pausedAt !== null) return null;
  let next = nextMoment(state.process);
  for (const { dueAt, state: is, overdue } of state.tasks)
    if (is === 'open' && !overdue && (next === null || dueAt < next)) next = dueAt;
  for (const { dueAt, state: is, overdue } of state.invoices)
    if (is === 'sent' && !overdue && (next === null || dueAt < next)) next = dueAt;
  return next;
};
