import { actionKind } from './action/index.ts';
import { advance } from './advance.ts';
import type { LeadEvent, LeadFacts } from './facts.ts';
import {
  aheadOf,
  change,
  closeTasks,
  countNouns,
  fail,
  move,
  reopen,
  replanTasks,
  set,
  tell,
  type ImaginedInvoice,
  type ImaginedLead,
  type ImaginedTask,
  type Seen,
  type State,
} from './imagined.ts';
import { newProcess, nextMoment, type Command, type LeadProcess, type Loop } from './lead-process.ts';
import type { LivePipeline } from './program.ts';

export type { ImaginedInvoice, ImaginedLead, ImaginedTask, Seen } from './imagined.ts';

export type Imagined = {
  readonly now: string;
  readonly facts: LeadFacts;
  readonly process: LeadProcess;
  readonly tasks: ImaginedTask[];
  readonly invoices: ImaginedInvoice[];
  /** everything that happened, in the shape of the record's events */
  readonly events: LeadEvent[];
  readonly seen: Seen[];
  readonly loops: Loop[];
  /** for what only a recorded story does (workflows/trial): changes rows; `settle` then lets the process answer */
  readonly state: State;
  settle(): void;
  /** an event from outside, and everything that follows at once */
  hear(type: string, data?: Record<string, unknown>, actor?: LeadEvent['actor']): Seen[];
  create(data?: Record<string, unknown>): Seen[];
  moveTo(stage: string, lossReason?: string): Seen[];
  reopen(stage: string): Seen[];
  /** the oldest open task, or that one */
  finishTask(outcome?: string, id?: string): Seen[];
  pay(id?: string): Seen[];
  change(path: string, value: unknown): Seen[];
  /** stops all spans; `resume` lets them run on and fires whatever came due meanwhile */
  pause(reason: string): Seen[];
  resume(): Seen[];
  /** when something happens next by itself */
  next(): string | null;
  /** lets time pass; everything due happens in order */
  pass(until: string): Seen[];
};

/** A live process takes up what is left in its next turn; here one turn may be long, but a lead's whole story is bounded. */
const ROUNDS = 600;
const MOST_MOMENTS = 10_000;
const MOST_SEEN = 5000;

/** The facts of a lead that has just come in. */
export const newFacts = (pipeline: LivePipeline, at: string, more: Record<string, unknown> = {}): LeadFacts => {
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
 * Simulates a lead in a definition: the live process's interpreter, and for each action its simulated effect. Pure, without a clock of its
 * own; a browser, a forecast and a backtest all call it.
 */
export const imagine = (pipeline: LivePipeline, lead: ImaginedLead, start: string): Imagined => {
  const process = lead.process ?? newProcess();
  const state: State = {
    pipeline,
    now: start,
    facts: lead.facts,
    process,
    serial: process.cursor,
    waiting: [],
    tasks: (lead.tasks ?? []).map((task) => ({ ...task })),
    invoices: (lead.invoices ?? []).map((invoice) => ({ ...invoice })),
    events: [],
    seen: [],
    loops: [],
    person: lead.person ?? 'somebody',
  };
  countNouns(state);
  const since = (happen: () => void): Seen[] => {
    const before = state.seen.length;
    happen();
    settle(state);
    return state.seen.slice(before);
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
    seen: state.seen,
    loops: state.loops,
    state,
    settle: () => settle(state),
    hear: (type, data = {}, actor) => since(() => tell(state, type, data, null, actor)),
    create: (data = {}) =>
      since(() => {
        const { stage, tags } = state.facts;
        tell(state, 'lead.created', { set: { stage: [null, stage], tags: [null, tags] }, ...data });
      }),
    moveTo: (stage, lossReason) => since(() => void move(state, { stage, lossReason, again: true }, null)),
    reopen: (stage) => since(() => void reopen(state, stage)),
    finishTask: (outcome, id) =>
      since(() => {
        const task = state.tasks.find((one) => (id ? one.id === id : one.state === 'open'));
        if (task) task.state = 'done';
        countNouns(state);
        tell(state, 'task.done', { type: task?.type ?? 'call', text: task?.text, outcome: outcome ?? null });
      }),
    pay: (id) =>
      since(() => {
        const invoice = state.invoices.find((one) => (id ? one.id === id : one.state === 'sent'));
        if (!invoice) return;
        invoice.state = 'paid';
        countNouns(state);
        tell(state, 'invoice.paid', { amount: invoice.amount, currency: invoice.currency }, null, { kind: 'provider' });
      }),
    change: (field, value) => since(() => change(state, [{ field, value }], null)),
    pause: (reason) =>
      since(() => {
        set(state, { pausedAt: state.now });
        tell(state, 'lead.paused', { reason });
      }),
    resume: () =>
      since(() => {
        const { pausedAt } = state.facts;
        if (pausedAt === null) return;
        const shiftMs = Math.max(0, Date.parse(state.now) - Date.parse(pausedAt));
        set(state, { pausedAt: null });
        tell(state, 'lead.resumed', { from: pausedAt, shiftMs });
        replanTasks(state, pausedAt);
      }),
    next: () => due(state),
    pass: (until) => {
      const before = state.seen.length;
      pass(state, until);
      return state.seen.slice(before);
    },
  };
};

/** Turn after turn until nothing is left to do now. A paused lead takes in its events when it is resumed. */
const settle = (state: State): void => {
  for (let round = 0; round < ROUNDS && state.facts.pausedAt === null; round++) {
    const heard = state.waiting;
    state.waiting = [];
    const closing = state.facts.closedAt !== null && heard.some(({ type }) => type === 'lead.moved');
    const step = advance(state.pipeline, state.process, state.facts, heard, state.now);
    state.process = step.process;
    for (const command of step.commands) act(state, command);
    for (const loop of step.loops) {
      state.loops.push(loop);
      fail(state, loop.automation, loop.because, loop.cause);
    }
    for (const { type, data, cause } of step.told) tell(state, type, data, cause);
    if (closing) closeTasks(state, {}, 'cancelled', null);
    if (step.commands.length + step.loops.length + step.told.length === 0 && state.waiting.length === 0) return;
  }
};

const act = (state: State, command: Command): void => {
  const { action, automation, cause, run } = command;
  const { now, events } = state;
  state.seen.push({
    at: now,
    automation: automation.key,
    step: cause.step ?? '0',
    run,
    action,
    cause,
    told: events.length,
  });
  actionKind(action)?.foresee(action as never, aheadOf(state, command));
};

const pass = (state: State, until: string): void => {
  let moments = 0;
  for (let at = due(state); at !== null && at <= until; at = due(state)) {
    if (++moments > MOST_MOMENTS || state.seen.length > MOST_SEEN) break;
    if (at > state.now) state.now = at;
    for (const task of state.tasks) {
      if (task.state !== 'open' || task.overdue || task.dueAt > state.now) continue;
      task.overdue = true;
      countNouns(state);
      tell(state, 'task.overdue', { type: task.type, text: task.text }, null, byClock);
    }
    for (const invoice of state.invoices) {
      if (invoice.state !== 'sent' || invoice.overdue || invoice.dueAt > state.now) continue;
      invoice.overdue = true;
      tell(state, 'invoice.overdue', { dueAt: invoice.dueAt }, null, byClock);
    }
    settle(state);
  }
  if (until > state.now) state.now = until;
};
const byClock = { kind: 'process' };

const due = (state: State): string | null => {
  if (state.facts.pausedAt !== null) return null;
  let next = nextMoment(state.process);
  for (const { dueAt, state: is, overdue } of state.tasks)
    if (is === 'open' && !overdue && (next === null || dueAt < next)) next = dueAt;
  for (const { dueAt, state: is, overdue } of state.invoices)
    if (is === 'sent' && !overdue && (next === null || dueAt < next)) next = dueAt;
  return next;
};
