import type { Pause } from '../calendar/span.ts';
import { timersOf } from '../automation/clock.ts';
import type { SubjectFacts } from '../automation/facts.ts';
import { newMemory, type Memory } from '../automation/memory.ts';
import { programOf, type LivePipeline } from '../automation/program.ts';
import type { SimulatedInvoice, SimulatedTask } from '../automation/simulate.ts';
import { byType, columnsOf, type ByType } from '../event/catalogue.ts';
import { factsOfLead, leadOf } from '../lead/columns.ts';
import type { UserNaming } from './recorded.ts';
import type { Recorded } from './trial.schema.ts';

/** A lead at a moment, from its events: its columns, what was open, the stay at its stage. */
export type Past = {
  row: Record<string, unknown>;
  born: boolean;
  entry: Memory['entry'];
  pauses: Pause[];
  outcomes: Record<string, number>;
  tasks: Map<string, SimulatedTask>;
  invoices: Map<string, SimulatedInvoice>;
  /** runs that wait */
  runs: Set<string>;
};

export const newPast = (): Past => ({
  row: {},
  born: false,
  entry: null,
  pauses: [],
  outcomes: {},
  tasks: new Map(),
  invoices: new Map(),
  runs: new Set(),
});

/** Takes in the next event. */
export const fold = (past: Past, event: Recorded, users: UserNaming): void => {
  const { type, noun, nounId } = event;
  if (noun === 'lead') {
    const set = columnsOf(event);
    for (const column in set) past.row[column] = set[column]![1];
  }
  byType(folds, event, past, users);
  if (noun === 'invoice' && closesInvoice.has(type)) past.invoices.delete(nounId);
};

const closesInvoice = new Set(['invoice.paid', 'invoice.overpaid', 'invoice.void']);

const folds: ByType<Recorded, [past: Past, users: UserNaming], void> = {
  'lead.created': ({ id, at }, past) => {
    past.born = true;
    past.entry = { event: id, at, stage: String(past.row['stage'] ?? '') };
  },
  'lead.moved': ({ id, at, data }, past) => enter(past, id, at, data.to),
  'lead.reopened': ({ id, at, data }, past) => enter(past, id, at, data.to),
  'lead.paused': ({ at }, past) => void past.pauses.push({ from: at, to: null }),
  'lead.resumed': ({ at, data }, past) => {
    past.pauses = past.pauses.filter(({ to }) => to !== null);
    if (data.from) past.pauses.push({ from: data.from, to: at });
    else if (past.entry) past.entry = { ...past.entry, shiftMs: (past.entry.shiftMs ?? 0) + data.shiftMs };
  },
  'task.created': ({ nounId, data }, past, users) => {
    const { type, text, dueAt, responsibleId } = data;
    const person = users.fact(responsibleId);
    past.tasks.set(nounId, { id: nounId, type, text, dueAt, state: 'open', overdue: false, person });
  },
  'task.replanned': ({ nounId, data }, past) => {
    const task = past.tasks.get(nounId);
    if (task) task.dueAt = data.dueAt;
  },
  'task.changed': ({ nounId, data: { type, text, dueAt } }, past) => {
    const task = past.tasks.get(nounId);
    if (task) Object.assign(task, { type, text, ...(dueAt === undefined ? {} : { dueAt, overdue: false }) });
  },
  'task.reopened': ({ nounId, data: { type, text, dueAt, responsibleId } }, past, users) => {
    const person = users.fact(responsibleId);
    past.tasks.set(nounId, { id: nounId, type, text, dueAt, state: 'open', overdue: false, person });
  },
  'task.undone': ({ nounId, data: { set } }, past) => {
    const task = past.tasks.get(nounId);
    if (task && set?.['due_at']) task.dueAt = new Date(String(set['due_at'][1])).toISOString();
  },
  'task.overdue': ({ nounId }, past) => {
    const task = past.tasks.get(nounId);
    if (task) task.overdue = true;
  },
  'task.done': ({ nounId, data }, past) => {
    past.tasks.delete(nounId);
    const { outcome } = data;
    if (outcome !== null) past.outcomes[outcome] = (past.outcomes[outcome] ?? 0) + 1;
  },
  'task.cancelled': ({ nounId }, past) => void past.tasks.delete(nounId),
  'invoice.sent': ({ nounId, data }, past) => {
    const { total: amount, currency, dueAt, share } = data;
    past.invoices.set(nounId, { id: nounId, amount, currency, dueAt, share, state: 'sent', overdue: false });
  },
  'invoice.overdue': ({ nounId }, past) => {
    const invoice = past.invoices.get(nounId);
    if (invoice) invoice.overdue = true;
  },
  'automation.waiting': ({ data }, past) => void past.runs.add(data.run),
  'automation.went_on': ({ data }, past) => void past.runs.delete(data.run),
  'automation.ended': ({ data }, past) => void past.runs.delete(data.run),
  'automation.stopped': ({ data }, past) => void past.runs.delete(data.run),
};

const enter = (past: Past, event: string, at: string, stage: string): void => {
  past.entry = { event, at, stage };
};

/** What the events do not say: the client as known today. */
export type Known = { contact: unknown; company: unknown };

export const factsOf = ({ row }: Past, { contact, company }: Known, users: UserNaming): SubjectFacts => {
  const { responsible = null, ...facts } = factsOfLead(leadOf(row));
  return { contact, company, ...facts, responsible: users.fact(responsible) };
};

/** The memory of a process that has followed another pipeline until now: its stay, but no clock and no run. */
export const memoryOf = ({ entry, pauses, outcomes }: Past): Memory => ({
  ...newMemory(),
  entry,
  pauses: [...pauses],
  outcomes: { ...outcomes },
});

/** Whether the open lead had neither a task nor an invoice, a clock or a run to wait for. */
export const isIdle = (past: Past, facts: SubjectFacts, lived: LivePipeline, at: string): boolean => {
  if (!past.born || facts.closedAt !== null || facts.pausedAt !== null) return false;
  if (past.tasks.size > 0 || past.invoices.size > 0 || past.runs.size > 0) return false;
  if (!past.entry || programOf(lived.definition).clocks.length === 0) return true;
  const living = { stay: past.entry, pauses: past.pauses };
  return !timersOf(lived, living, facts, { after: at, depth: 1 }).some((timer) => timer.at > at);
};
