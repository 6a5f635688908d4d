import { dueMoment, dueSpan } from '../calendar/due.ts';
import { resumedMoment } from '../calendar/span.ts';
import { addressKindOf, clientChannels, kindOf } from '../channel/index.ts';
import { isEvent, type EventType, type SimulatedData } from '../event/catalogue.ts';
import { percentsBefore, type Share } from '../invoice/planned-line.ts';
import type { Entering } from '../lead/entry.ts';
import { readFieldValue } from '../lead/field-value.ts';
import { stageOf, whyNotMove } from '../lead/lead.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { lackingOf } from '../template/lacking.ts';
import type { Words } from '../words/words.schema.ts';
import { isDoneOtherwise, type Action } from './action/index.ts';
import type { SimulatedLead } from './simulated-lead.ts';
import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import { fulfils, pathsOf } from './condition.ts';
import type { LeadEvent, LeadFacts } from './facts.ts';
import type { Command, LeadProcess, Loop } from './lead-process.ts';
import type { LivePipeline } from './program.ts';
import { factsAt } from './view.ts';
import { inEach } from '../words/words.ts';

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
  facts: LeadFacts;
  process?: LeadProcess | undefined;
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
  facts: LeadFacts;
  process: LeadProcess;
  serial: number;
  /** events that the interpreter has not taken in yet */
  waiting: LeadEvent[];
  tasks: SimulatedTask[];
  invoices: SimulatedInvoice[];
  events: LeadEvent[];
  steps: SimulatedStep[];
  loops: Loop[];
  assignee: string;
};

export const recordEvent = <T extends EventType>(
  state: SimulationState,
  type: T,
  data: SimulatedData<T>,
  cause: Cause | null = null,
  actor?: LeadEvent['actor'],
): void => keepEvent(state, { type, data: data as Record<string, unknown> }, cause, actor);

/** An event as the record or the interpreter tells it. */
export const keepEvent = (
  state: SimulationState,
  { type, data }: Pick<LeadEvent, 'type' | 'data'>,
  cause: Cause | null = null,
  actor: LeadEvent['actor'] = cause ? byProcess : byUser,
): void => {
  state.serial += 1;
  const event: LeadEvent = {
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
const byProcess = { kind: 'process' };
const byUser = { kind: 'user' };

export const set = (state: SimulationState, changes: Record<string, unknown>): void => {
  state.facts = { ...state.facts, ...changes };
};

export const countNouns = (state: SimulationState): void => {
  const tasks = { open: 0, overdue: 0 };
  for (const task of state.tasks) {
    if (task.state !== 'open') continue;
    tasks.open += 1;
    if (task.overdue) tasks.overdue += 1;
  }
  const invoices = { unpaid: 0, paid: 0 };
  for (const invoice of state.invoices) {
    if (invoice.state === 'sent') invoices.unpaid += 1;
    if (invoice.state === 'paid') invoices.paid += 1;
  }
  set(state, { tasks, invoices });
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
export const reopen = (state: SimulationState, stage: string, actor: LeadEvent['actor'] = byUser): boolean => {
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

export const closeTasks = (
  state: SimulationState,
  which: { type?: string | undefined; outcome?: string | undefined },
  to: 'done' | 'cancelled',
  cause: Cause | null,
): void => {
  for (const task of state.tasks) {
    if (task.state !== 'open' || (which.type && task.type !== which.type)) continue;
    task.state = to;
    const told = { type: task.type, text: task.text };
    if (to === 'done') recordEvent(state, 'task.done', { ...told, outcome: which.outcome ?? null }, cause);
    else recordEvent(state, 'task.cancelled', told, cause, byProcess);
  }
  countNouns(state);
};

export const addTask = (
  state: SimulationState,
  task: Pick<SimulatedTask, 'type' | 'text' | 'dueAt' | 'person' | 'span'> & { id?: string },
  cause: Cause | null,
): void => {
  const { id = `task-${state.tasks.length + 1}`, type, text, dueAt, person, span } = task;
  state.tasks.push({ id, type, text, dueAt, state: 'open', overdue: false, person, span });
  countNouns(state);
  recordEvent(state, 'task.created', { task: id, type, text, dueAt, responsibleId: person ?? null }, cause);
};

/** After a pause, each task has as much of its time left as when the pause began. */
export const replanTasks = (state: SimulationState, pausedAt: string): void => {
  const working = state.pipeline.calendars[''];
  for (const task of state.tasks) {
    if (task.state !== 'open' || task.overdue || !task.span) continue;
    const by = task.span === 'working' ? working : undefined;
    const dueAt = resumedMoment(task.dueAt, by, { from: pausedAt, to: state.now });
    if (dueAt === task.dueAt) continue;
    task.dueAt = dueAt;
    recordEvent(state, 'task.replanned', { task: task.id, type: task.type, text: task.text, dueAt }, null, byProcess);
  }
};

export const addInvoice = (
  state: SimulationState,
  {
    id = `invoice-${state.invoices.length + 1}`,
    ...invoice
  }: Pick<SimulatedInvoice, 'amount' | 'currency' | 'dueAt' | 'share'> & {
    id?: string;
  },
  cause: Cause | null,
): void => {
  state.invoices.push({ id, ...invoice, state: 'sent', overdue: false });
  countNouns(state);
  recordEvent(
    state,
    'invoice.created',
    { total: invoice.amount, currency: invoice.currency, dueAt: invoice.dueAt },
    cause,
  );
  recordEvent(
    state,
    'invoice.sent',
    { total: invoice.amount, currency: invoice.currency, dueAt: invoice.dueAt },
    cause,
  );
};

/** What the step of a command would do. */
export const simulatedLead = (state: SimulationState, { cause, automation, action }: Command): SimulatedLead => {
  const { facts, now, pipeline } = state;
  const refuseStep = (because: Refusal) => fail(state, automation, because, cause);
  const orRefuse = (refusal: Refusal | undefined) => {
    if (refusal) refuseStep(refusal);
  };
  return {
    facts,
    now,
    zone: pipeline.calendars['']?.zone ?? 'Asia/Almaty',
    move: (to) => {
      const refusal = move(state, to, cause);
      if (refusal?.refusal !== 'SameStage') orRefuse(refusal);
    },
    assign: (email) =>
      state.facts.closedAt === null ? assign(state, email ?? state.assignee, cause) : refuseStep(refuse('LeadClosed')),
    createTask: ({ type, due, text, who }) => {
      if (state.facts.closedAt !== null) return refuseStep(refuse('LeadClosed'));
      if (type === 'check' && isAsked(state, cause)) return;
      const person = who === 'supervisor' ? 'supervisor' : ((state.facts['responsible'] as string | null) ?? null);
      const calendar = pipeline.calendars['']!;
      const span = dueSpan(due);
      addTask(state, { type, text, dueAt: dueMoment(due, calendar, now), person, span: span?.of }, cause);
    },
    completeTasks: (which) => closeTasks(state, which, 'done', cause),
    cancelTasks: (which) => closeTasks(state, which, 'cancelled', cause),
    set: (changes) => {
      const written = changes.map((one) => recorded(state, one));
      const refused = written.find(isRefusal);
      if (refused) return refuseStep(refused);
      change(state, written as { field: string; value: unknown }[], cause);
    },
    tag: ({ add, remove }) => {
      const before = (state.facts['tags'] as string[] | undefined) ?? [];
      const after = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag)).slice(0, 50);
      if (after.join('\n') !== before.join('\n')) change(state, [{ field: 'tags', value: after }], cause);
    },
    send: ({ channel, template }) => {
      if (!hasNoAddress(state.facts, channel)) queue(state, channel, template, cause);
      else if (!isDoneOtherwise(action, automation.then)) refuseStep(refuse('NoAddress', { channel }));
    },
    billed: (currency, whole) => {
      const counted = state.invoices.filter((one) => one.state !== 'void' && one.currency === currency);
      const shares = counted.map(({ share }) => share);
      return { billed: counted.reduce((sum, one) => sum + one.amount, 0), percents: percentsBefore(shares, whole) };
    },
    issueInvoice: ({ amount, currency, dueDays, share }) => {
      if (clientChannels.every(({ kind }) => hasNoAddress(state.facts, kind))) return refuseStep(refuse('NoAddress'));
      const dueAt = new Date(Date.parse(now) + dueDays * 86_400_000).toISOString();
      addInvoice(state, { amount, currency, dueAt, share }, cause);
    },
    answer: (event, data) => recordEvent(state, event, data, cause),
    refuse: refuseStep,
  };
};

/** A message that lacks a value is not sent: it fails, and a task asks somebody to mend it. */
const queue = (state: SimulationState, channel: string, template: string, cause: Cause | null): void => {
  const { pipeline, facts, tasks } = state;
  const lacks = lackingOf(pipeline.asks?.[`${kindOf(channel)} ${template}`] ?? [], facts, tasks);
  const told = { account: channel, template };
  recordEvent(state, 'delivery.queued', { ...told, ...(lacks.length ? { lacks } : {}) }, cause);
  if (lacks.length === 0) return;
  const id = `unsent ${lacks.join()}`;
  const stands = tasks.some((task) => task.id === id && task.state === 'open');
  const asked = stands || facts.closedAt === null;
  if (asked && !stands) {
    const dueAt = dueMoment({ by: 'end_of_working_day' }, pipeline.calendars['']!, state.now);
    addTask(state, { id, type: 'check', dueAt, person: (facts['responsible'] as string | null) ?? null }, null);
  }
  recordEvent(state, 'delivery.failed', { ...told, lacks, ...(asked ? { asked: id } : {}) }, null, byProcess);
};

/** As in life, there is only one task that says what to mend. */
const isAsked = ({ events, tasks }: SimulationState, cause: Cause): boolean => {
  const failed = events.find(({ id }) => id === cause.event);
  const asked = failed && isEvent(failed, 'delivery.failed') ? failed.data.asked : undefined;
  return asked !== undefined && tasks.some(({ id, state }) => id === asked && state === 'open');
};

export const fail = (state: SimulationState, { key, name }: Automation, because: Refusal, cause: Cause): void =>
  recordEvent(state, 'automation.failed', { automation: key, name, because }, cause);

/** A value as the record would store it. */
const recorded = (
  { facts, pipeline }: SimulationState,
  { field, value }: { field: string; value: string | number | boolean | null },
): { field: string; value: unknown } | Refusal => {
  const text = String(value ?? '').trim();
  if (field === 'name')
    return text ? { field, value: text.slice(0, 200) } : refuse('ExpressionFailed', { field, value: '' });
  if (field !== 'amount.amount') {
    const own = pipeline.definition.fields.find(({ key }) => field === `fields.${key}`);
    const given = readFieldValue(own ?? { type: 'text' }, value);
    return 'value' in given ? { field, value: given.value } : refuse('ExpressionFailed', { field, value: text });
  }
  if (typeof value !== 'number' || value < 0) return refuse('ExpressionFailed', { field, value: text });
  const currency = (facts['amount'] as { currency?: string } | null)?.currency ?? pipeline.definition.currency;
  return { field: 'amount', value: { amount: Math.round(value), currency } };
};

/** Only where the client is known: not every simulation reads her. */
const hasNoAddress = ({ contact }: LeadFacts, channel: string): boolean =>
  typeof contact === 'object' &&
  contact !== null &&
  !(contact as Record<string, unknown>)[addressKindOf(channel) ?? ''];
