import { isEvent, type EventType, type SimulatedData } from '../event/catalogue.ts';
import type { Money } from '../money/money.schema.ts';
import { advance } from './advance.ts';
import type { SubjectEvent, SubjectFacts } from './facts.ts';
import { addInvoice, countNouns, orderTasks, settleInvoice, taskToSimulate } from './simulation-duties.ts';
import { fail, simulateStep } from './simulation-step.ts';
import {
  byProcess,
  keepEvent,
  orderLead,
  recordEvent,
  type SimulatedInvoice,
  type SimulatedStep,
  type SimulationStart,
  type SimulationState,
} from './simulation.ts';
import { newMemory, nextMoment, type Command, type Memory, type Loop } from './memory.ts';
import type { LivePipeline } from './program.ts';
import type { TaskState } from '../task/state.ts';
import type { LeadState } from '../lead/state.ts';
import type { LeadOrder } from '../lead/order.ts';

export type { SimulatedInvoice, SimulationStart, SimulatedTask, SimulatedStep } from './simulation.ts';

export type Simulation = {
  readonly now: string;
  readonly facts: SubjectFacts;
  readonly process: Memory;
  readonly tasks: TaskState[];
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
    facts: lead.facts as LeadState,
    process,
    serial: process.cursor,
    waiting: [],
    tasks: (lead.tasks ?? []).map(taskToSimulate),
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
        recordEvent(state, 'lead.created', { stage, ...(tags ? { tags } : {}), ...data });
      }),
    moveTo: (stage, lossReason) => since(() => void orderLead(state, { do: 'move', stage, lossReason, again: true })),
    reopen: (stage) => since(() => void orderLead(state, { do: 'reopen', stage })),
    finishTask: (outcome, id) =>
      since(() => {
        const task = state.tasks.find((one) => one.state === 'open' && (!id || one.id === id));
        if (task) orderTasks(state, { do: 'complete', outcome, result: '' }, (one) => one === task);
        else recordEvent(state, 'task.done', { type: 'call', outcome: outcome ?? null });
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
        const { amount, currency } = invoice;
        settleInvoice(
          state,
          invoice,
          'paid',
          { type: 'invoice.paid', data: { amount, currency } },
          { kind: 'provider' },
        );
      }),
    change: (field, value) => since(() => void orderLead(state, changeOf(field, value))),
    pause: (reason) => since(() => void orderLead(state, { do: 'pause', reason })),
    resume: () =>
      since(() => {
        const { pausedAt } = state.facts;
        orderLead(state, { do: 'resume' });
        if (pausedAt === null) return;
        const pauses = state.events.flatMap((event) =>
          isEvent(event, 'lead.resumed') && event.data.from ? [{ from: event.data.from, to: event.at }] : [],
        );
        orderTasks(state, { do: 'replan', pauses }, () => true, { actor: byProcess });
      }),
    next: () => due(state),
    pass: (until) => {
      const before = state.steps.length;
      pass(state, until);
      return state.steps.slice(before);
    },
  };
};

/** A change by the path of a fact. */
const changeOf = (path: string, value: unknown): LeadOrder => {
  const [head = '', key] = path.split('.');
  return { do: 'change', [head]: key === undefined ? value : { [key]: value } };
};

/** Turn after turn until nothing is left to do now. A paused lead takes in its events when it is resumed. */
const settle = (state: SimulationState): void => {
  for (let round = 0; round < ROUNDS && state.facts.pausedAt === null; round++) {
    const heard = state.waiting;
    state.waiting = [];
    const closing = state.facts.closedAt !== null && heard.some(({ type }) => type === 'lead.moved');
    const result = advance(state.pipeline, state.process, state.facts, heard, state.now);
    state.process = result.memory;
    for (const command of result.commands) step(state, command);
    for (const loop of result.loops) {
      state.loops.push(loop);
      fail(state, loop.automation, loop.because, loop.cause);
    }
    for (const event of result.runEvents) keepEvent(state, event, event.cause);
    if (closing) orderTasks(state, { do: 'cancel' }, () => true, { actor: byProcess });
    if (result.commands.length + result.loops.length + result.runEvents.length === 0 && state.waiting.length === 0)
      return;
  }
};

const step = (state: SimulationState, command: Command): void => {
  const { action, automation, cause, run } = command;
  const eventsBefore = state.events.length;
  state.steps.push({
    at: state.now,
    automation: automation.key,
    step: cause.step ?? '0',
    run,
    action,
    cause,
    eventsBefore,
  });
  simulateStep(state, command);
};

const pass = (state: SimulationState, until: string): void => {
  let moments = 0;
  for (let at = due(state); at !== null && at <= until; at = due(state)) {
    if (++moments > MOST_MOMENTS || state.steps.length > MOST_STEPS) break;
    if (at > state.now) state.now = at;
    const late = ({ overdueAt, dueAt }: TaskState) => !overdueAt && dueAt <= state.now;
    orderTasks(state, { do: 'clock', what: 'overdue', to: [] }, late, { actor: byProcess });
    for (const invoice of state.invoices) {
      if (invoice.state !== 'sent' || invoice.overdue || invoice.dueAt > state.now) continue;
      invoice.overdue = true;
      recordEvent(state, 'invoice.overdue', { dueAt: invoice.dueAt }, null, byProcess);
    }
    settle(state);
  }
  if (until > state.now) state.now = until;
};

const due = (state: SimulationState): string | null => {
  if (state.facts.pausedAt !== null) return null;
  let next = nextMoment(state.process);
  for (const { dueAt, state: is, overdueAt } of state.tasks)
    if (is === 'open' && !overdueAt && (next === null || dueAt < next)) next = dueAt;
  for (const { dueAt, state: is, overdue } of state.invoices)
    if (is === 'sent' && !overdue && (next === null || dueAt < next)) next = dueAt;
  return next;
};
