import type { Pause } from '../calendar/span.ts';
import type { Share } from '../invoice/planned-line.ts';
import { timersOf } from '../automation/clock.ts';
import type { LeadFacts } from '../automation/facts.ts';
import { newProcess, type LeadProcess } from '../automation/lead-process.ts';
import { programOf, type LivePipeline } from '../automation/program.ts';
import type { SimulatedInvoice, SimulatedTask } from '../automation/simulate.ts';
import type { UserNaming } from './recorded.ts';
import type { Recorded } from './trial.schema.ts';

/** A lead at a moment, from its events: its columns, what was open, the stay at its stage. */
export type Past = {
  row: Record<string, unknown>;
  born: boolean;
  entry: LeadProcess['entry'];
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

type Columns = Record<string, [unknown, unknown]>;

/** Takes in the next event. */
export const fold = (past: Past, event: Recorded, users: UserNaming): void => {
  const { type, noun, nounId, data } = event;
  if (noun === 'lead') {
    const set = data['set'] as Columns | undefined;
    if (set) for (const column in set) past.row[column] = set[column]![1];
  }
  folds[type]?.(past, event, users);
  if (noun === 'invoice' && closesInvoice.has(type)) past.invoices.delete(nounId);
};

const closesInvoice = new Set(['invoice.paid', 'invoice.overpaid', 'invoice.void']);

const folds: Record<string, (past: Past, event: Recorded, users: UserNaming) => void> = {
  'lead.created': (past, { id, at }) => {
    past.born = true;
    past.entry = { event: id, at, stage: String(past.row['stage'] ?? '') };
  },
  'lead.moved': (past, { id, at, data }) => enter(past, id, at, String(data['to'] ?? '')),
  'lead.reopened': (past, { id, at, data }) => enter(past, id, at, String(data['to'] ?? '')),
  'lead.paused': (past, { at }) => void past.pauses.push({ from: at, to: null }),
  'lead.resumed': (past, { at, data }) => {
    past.pauses = past.pauses.filter(({ to }) => to !== null);
    if (typeof data['from'] === 'string') past.pauses.push({ from: data['from'], to: at });
    else if (past.entry)
      past.entry = { ...past.entry, shiftMs: (past.entry.shiftMs ?? 0) + Number(data['shiftMs'] ?? 0) };
  },
  'task.created': (past, { nounId, data }, users) => {
    const { type, text, dueAt, responsibleId } = data as Record<string, string | undefined>;
    const user = users.fact(responsibleId ?? null);
    past.tasks.set(nounId, {
      id: nounId,
      type: type ?? '',
      text,
      dueAt: dueAt ?? '',
      state: 'open',
      overdue: false,
      person: user,
    });
  },
  'task.replanned': (past, { nounId, data }) => {
    const task = past.tasks.get(nounId);
    if (task) task.dueAt = String(data['dueAt'] ?? task.dueAt);
  },
  'task.overdue': (past, { nounId }) => {
    const task = past.tasks.get(nounId);
    if (task) task.overdue = true;
  },
  'task.done': (past, { nounId, data }) => {
    past.tasks.delete(nounId);
    const { outcome } = data;
    if (typeof outcome === 'string') past.outcomes[outcome] = (past.outcomes[outcome] ?? 0) + 1;
  },
  'task.cancelled': (past, { nounId }) => void past.tasks.delete(nounId),
  'invoice.sent': (past, { nounId, data }) => {
    const { total, currency, dueAt, share } = data as {
      total?: number;
      currency?: string;
      dueAt?: string;
      share?: Share;
    };
    past.invoices.set(nounId, {
      ...{ id: nounId, amount: Number(total ?? 0), currency: currency ?? '', dueAt: dueAt ?? '' },
      ...{ state: 'sent', overdue: false, share },
    });
  },
  'invoice.overdue': (past, { nounId }) => {
    const invoice = past.invoices.get(nounId);
    if (invoice) invoice.overdue = true;
  },
  'automation.waiting': (past, { data }) => void past.runs.add(String(data['run'])),
  'automation.went_on': (past, { data }) => void past.runs.delete(String(data['run'])),
  'automation.ended': (past, { data }) => void past.runs.delete(String(data['run'])),
  'automation.stopped': (past, { data }) => void past.runs.delete(String(data['run'])),
};

const enter = (past: Past, event: string, at: string, stage: string): void => {
  past.entry = { event, at, stage };
};

/** What the events do not say: the client as known today. */
export type Known = { contact: unknown; company: unknown };

export const factsOf = ({ row }: Past, { contact, company }: Known, users: UserNaming): LeadFacts => {
  const { amount, responsible_id: responsible } = row;
  return {
    contact,
    company,
    stage: String(row['stage'] ?? ''),
    closedAt: (row['closed_at'] as string | null | undefined) ?? null,
    pausedAt: (row['paused_at'] as string | null | undefined) ?? null,
    entries: row['entries'] ?? {},
    responsible: users.fact((responsible as string | null | undefined) ?? null),
    amount: amount === null || amount === undefined ? null : { amount: Number(amount), currency: row['currency'] },
    fields: row['fields'] ?? {},
    source: row['source'] ?? {},
    tags: row['tags'] ?? [],
    name: row['name'] ?? '',
    createdAt: row['created_at'],
    stageEnteredAt: row['stage_entered_at'],
    checklist: row['checklist'] ?? {},
  };
};

/** The memory of a process that has followed another pipeline until now: its stay, but no clock and no run. */
export const memoryOf = ({ entry, pauses, outcomes }: Past): LeadProcess => ({
  ...newProcess(),
  entry,
  pauses: [...pauses],
  outcomes: { ...outcomes },
});

/** Whether the open lead had neither a task nor an invoice, a clock or a run to wait for. */
export const isIdle = (past: Past, facts: LeadFacts, lived: LivePipeline, at: string): boolean => {
  if (!past.born || facts.closedAt !== null || facts.pausedAt !== null) return false;
  if (past.tasks.size > 0 || past.invoices.size > 0 || past.runs.size > 0) return false;
  if (!past.entry || programOf(lived.definition).clocks.length === 0) return true;
  const living = { stay: past.entry, pauses: past.pauses };
  return !timersOf(lived, living, facts, { after: at, depth: 1 }).some((timer) => timer.at > at);
};
