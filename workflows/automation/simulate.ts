import { dueMoment } from '../calendar/due.ts';
import { inEach, type Entering } from '../lead/entry.ts';
import { stageOf, whyNotMove } from '../lead/lead.ts';
import { actionKind, type Action } from './action/index.ts';
import { advance } from './advance.ts';
import type { Ahead } from './ahead.ts';
import type { Cause } from './cause.schema.ts';
import { fulfils, pathsOf } from './condition.ts';
import type { LeadEvent, LeadFacts } from './facts.ts';
import { newProcess, nextMoment, type Command, type LeadProcess, type Loop } from './lead-process.ts';
import type { LivePipeline } from './program.ts';
import { factsAt } from './view.ts';

export type ImaginedTask = {
  id: string;
  type: string;
  dueAt: string;
  state: 'open' | 'done' | 'cancelled';
  overdue: boolean;
};
export type ImaginedInvoice = {
  id: string;
  amount: number;
  currency: string;
  dueAt: string;
  state: 'sent' | 'paid';
  overdue: boolean;
};
/** Where the walk begins: what is known of a lead, made up or real. */
export type ImaginedLead = {
  facts: LeadFacts;
  process?: LeadProcess;
  tasks?: ImaginedTask[];
  invoices?: ImaginedInvoice[];
};
/** One step that an automation made. */
export type Seen = { at: string; automation: string; step: string; run: string; action: Action; cause: Cause };

export type Imagined = {
  readonly now: string;
  readonly facts: LeadFacts;
  readonly process: LeadProcess;
  readonly tasks: ImaginedTask[];
  readonly invoices: ImaginedInvoice[];
  /** all that happened, in the shape of the record's events */
  readonly events: LeadEvent[];
  readonly seen: Seen[];
  readonly loops: Loop[];
  /** an event from outside, and all that follows at once */
  hear(type: string, data?: Record<string, unknown>, actor?: LeadEvent['actor']): Seen[];
  create(data?: Record<string, unknown>): Seen[];
  moveTo(stage: string, lossReason?: string): Seen[];
  /** the oldest open task, or that one */
  finishTask(outcome?: string, id?: string): Seen[];
  pay(id?: string): Seen[];
  change(path: string, value: unknown): Seen[];
  /** the next moment at which something happens by itself */
  next(): string | null;
  /** time goes by; everything due happens in its order */
  pass(until: string): Seen[];
};

const ROUNDS = 30;

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
 * A lead that is only imagined walks a definition: the interpreter of the live process, and of each action what it would do.
 * Pure: no clock of its own, no effects; a browser, a forecast and a backtest call it alike.
 */
export const imagine = (pipeline: LivePipeline, lead: ImaginedLead, start: string): Imagined => {
  const { definition, calendars } = pipeline;
  let now = start;
  let facts = lead.facts;
  let process = lead.process ?? newProcess();
  let serial = Number(process.cursor.id) || 0;
  let waiting: LeadEvent[] = [];
  const tasks = (lead.tasks ?? []).map((task) => ({ ...task }));
  const invoices = (lead.invoices ?? []).map((invoice) => ({ ...invoice }));
  const events: LeadEvent[] = [];
  const seen: Seen[] = [];
  const loops: Loop[] = [];

  const tell = (
    type: string,
    data: Record<string, unknown>,
    cause: Cause | null = null,
    actor?: LeadEvent['actor'],
  ) => {
    serial += 1;
    const id = String(serial);
    const event: LeadEvent = {
      id,
      xid: id,
      type,
      at: now,
      data,
      cause,
      actor: actor ?? { kind: cause ? 'process' : 'user' },
    };
    events.push(event);
    waiting.push(event);
  };
  const set = (changes: Partial<LeadFacts>) => {
    facts = { ...facts, ...changes } as LeadFacts;
  };
  const countNouns = () => {
    const open = tasks.filter(({ state }) => state === 'open');
    set({
      tasks: { open: open.length, overdue: open.filter(({ overdue }) => overdue).length },
      invoices: {
        unpaid: invoices.filter(({ state }) => state === 'sent').length,
        paid: invoices.filter(({ state }) => state === 'paid').length,
      },
    });
  };
  const enteringOf = (stage: string): Entering => {
    const condition = stageOf(definition, stage)?.entry?.if;
    const needs = new Set(pathsOf(condition).map((path) => path.split('.')[0] ?? ''));
    const known = factsAt(pipeline, facts, process.outcomes, now, needs);
    const holds = fulfils(condition, known, now);
    const checklist = (facts['checklist'] as Entering['checklist'] | undefined) ?? {};
    return { facts, role: null, checklist, unmet: holds ? undefined : inEach(() => '') };
  };
  const move = (
    stage: string,
    more: { again?: boolean | undefined; lossReason?: string | undefined },
    cause: Cause | null,
  ) => {
    const to = { stage, ...more };
    // a person is taken to fill in what the stage asks for; an automation is refused as in life
    const entering = cause ? enteringOf(stage) : undefined;
    if (whyNotMove({ stage: facts.stage, closedAt: facts.closedAt }, definition, to, entering)) return;
    const from = facts.stage;
    const entries = { ...((facts['entries'] as Record<string, number> | undefined) ?? {}) };
    entries[stage] = (entries[stage] ?? 0) + 1;
    const closed = stageOf(definition, stage)?.kind !== 'open';
    set({ stage, entries, stageEnteredAt: now, closedAt: closed ? now : null });
    tell('lead.moved', { from, to: stage, ...(more.lossReason ? { lossReason: more.lossReason } : {}) }, cause);
  };
  const change = (path: string, value: unknown, cause: Cause | null) => {
    const [head = '', key] = path.split('.');
    const before = facts[head];
    const after = key ? { ...((before as object | null) ?? {}), [key]: value } : value;
    set({ [head]: after });
    tell('lead.changed', { set: { [head]: [before ?? null, after] } }, cause);
  };
  const closeTasks = (
    which: { type?: string | undefined; outcome?: string | undefined },
    state: 'done' | 'cancelled',
    cause: Cause | null,
  ) => {
    for (const task of tasks.filter((one) => one.state === 'open' && (!which.type || one.type === which.type))) {
      task.state = state;
      countNouns();
      tell(
        state === 'done' ? 'task.done' : 'task.cancelled',
        { type: task.type, outcome: which.outcome ?? null },
        cause,
      );
    }
  };

  const aheadOf = (cause: Cause): Ahead => ({
    facts,
    now,
    move: ({ stage, ...more }) => move(stage, more, cause),
    assign: (email) => {
      const before = facts['responsible'] ?? null;
      const person = email ?? 'somebody';
      set({ responsible: person });
      tell('lead.assigned', { set: { responsible_id: [before, person] } }, cause);
    },
    createTask: ({ type, due }) => {
      if (facts.closedAt !== null) return;
      const dueAt = dueMoment(due, calendars['']!, now);
      tasks.push({ id: `task-${tasks.length + 1}`, type, dueAt, state: 'open', overdue: false });
      countNouns();
      tell('task.created', { type, dueAt }, cause);
    },
    completeTasks: (which) => closeTasks(which, 'done', cause),
    cancelTasks: (which) => closeTasks(which, 'cancelled', cause),
    set: (path, value) => change(path, value, cause),
    tag: ({ add, remove }) => {
      const before = (facts['tags'] as string[] | undefined) ?? [];
      const after = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag));
      if (after.join('\n') !== before.join('\n')) change('tags', after, cause);
    },
    issueInvoice: ({ amount, currency, dueDays }) => {
      const dueAt = new Date(Date.parse(now) + dueDays * 86_400_000).toISOString();
      invoices.push({ id: `invoice-${invoices.length + 1}`, amount, currency, dueAt, state: 'sent', overdue: false });
      countNouns();
      tell('invoice.created', {}, cause);
      tell('invoice.sent', { dueAt }, cause);
    },
    tell: (event, data) => tell(event, data, cause),
    answer: (event, data) => tell(event, data, cause),
  });

  const act = (command: Command) => {
    const { action, automation, cause, run } = command;
    const step: Seen = { at: now, automation: automation.key, step: cause.step ?? '0', run, action, cause };
    seen.push(step);
    actionKind(action)?.foresee(action as never, aheadOf(cause));
  };
  const settle = () => {
    for (let round = 0; round < ROUNDS; round++) {
      const heard = waiting;
      waiting = [];
      const step = advance(pipeline, process, facts, heard, now);
      process = step.process;
      step.commands.forEach(act);
      loops.push(...step.loops);
      for (const { cause, because, automation } of step.loops)
        tell('automation.failed', { automation: automation.key, because }, cause);
      for (const { type, data, cause } of step.told) tell(type, data, cause);
      if (facts.closedAt !== null && heard.some(({ type }) => type === 'lead.moved')) closeTasks({}, 'cancelled', null);
      if (step.commands.length + step.loops.length + step.told.length === 0 && waiting.length === 0) return;
    }
  };
  const since = (happen: () => void): Seen[] => {
    const before = seen.length;
    happen();
    settle();
    return seen.slice(before);
  };
  const due = (): string | null => {
    const moments = [
      nextMoment(process),
      ...tasks.flatMap((one) => (one.state === 'open' && !one.overdue ? [one.dueAt] : [])),
      ...invoices.flatMap((one) => (one.state === 'sent' && !one.overdue ? [one.dueAt] : [])),
    ].filter((at): at is string => at !== null);
    return moments.length ? moments.reduce((least, at) => (at < least ? at : least)) : null;
  };

  countNouns();
  return {
    get now() {
      return now;
    },
    get facts() {
      return facts;
    },
    get process() {
      return process;
    },
    tasks,
    invoices,
    events,
    seen,
    loops,
    hear: (type, data = {}, actor) => since(() => tell(type, data, null, actor)),
    create: (data = {}) =>
      since(() => tell('lead.created', { set: { stage: [null, facts.stage], tags: [null, facts['tags']] }, ...data })),
    moveTo: (stage, lossReason) => since(() => move(stage, { lossReason, again: true }, null)),
    finishTask: (outcome, id) =>
      since(() => {
        const task = tasks.find((one) => (id ? one.id === id : one.state === 'open'));
        if (task) task.state = 'done';
        countNouns();
        tell('task.done', { type: task?.type ?? 'call', outcome: outcome ?? null });
      }),
    pay: (id) =>
      since(() => {
        const invoice = invoices.find((one) => (id ? one.id === id : one.state === 'sent'));
        if (!invoice) return;
        invoice.state = 'paid';
        countNouns();
        tell('invoice.paid', { amount: invoice.amount, currency: invoice.currency }, null, { kind: 'provider' });
      }),
    change: (path, value) => since(() => change(path, value, null)),
    next: due,
    pass: (until) => {
      const before = seen.length;
      for (let at = due(), moments = 0; at !== null && at <= until && moments < 10_000; at = due(), moments++) {
        if (at > now) now = at;
        for (const task of tasks)
          if (task.state === 'open' && !task.overdue && task.dueAt <= now) {
            task.overdue = true;
            countNouns();
            tell('task.overdue', { type: task.type }, null, { kind: 'process' });
          }
        for (const invoice of invoices)
          if (invoice.state === 'sent' && !invoice.overdue && invoice.dueAt <= now) {
            invoice.overdue = true;
            tell('invoice.overdue', {}, null, { kind: 'process' });
          }
        settle();
      }
      if (until > now) now = until;
      return seen.slice(before);
    },
  };
};
