import { resumedMoment } from '../calendar/span.ts';
import type { Cause } from './cause.schema.ts';
import {
  byProcess,
  recordEvent,
  set,
  type SimulatedInvoice,
  type SimulatedTask,
  type SimulationState,
} from './simulation.ts';

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
