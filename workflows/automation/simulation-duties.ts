import { decideTasks, type TaskOrder } from '../task/decide.ts';
import { evolveTask } from '../task/evolve.ts';
import type { TaskState } from '../task/state.ts';
import type { Cause } from './cause.schema.ts';
import type { SubjectEvent } from './facts.ts';
import {
  keepEvent,
  recordEvent,
  set,
  type Giver,
  type SimulatedInvoice,
  type SimulatedTask,
  type SimulationState,
} from './simulation.ts';

/** One order to those open tasks, decided as in life. */
export const orderTasks = (
  state: SimulationState,
  order: TaskOrder,
  which: (task: TaskState) => boolean,
  giver?: Giver,
): void => {
  const world = { calendarOf: () => state.pipeline.calendars[''] };
  const open = state.tasks.filter((task) => task.state === 'open' && which(task));
  for (const { task, events } of decideTasks(open, order, world))
    for (const event of events) happenToTask(state, task.id, event, giver);
};

/** Something happens to a task: it is told, and the task is another one afterwards; a new one is set. */
export const happenToTask = (
  state: SimulationState,
  id: string,
  event: { type: string; data: object },
  { cause = null, actor }: Giver = {},
): void => {
  const place = state.tasks.findIndex((task) => task.id === id);
  const before = state.tasks[place] ?? { id, type: '', dueAt: '', state: 'open' };
  state.tasks[place === -1 ? state.tasks.length : place] = evolveTask(before, event, state.now);
  countNouns(state);
  keepEvent(state, { type: event.type, data: { ...event.data, task: id } }, cause, actor);
};

/** A task as a simulation begins with it. */
export const taskToSimulate = ({ overdue, span, person, ...task }: SimulatedTask): TaskState => ({
  ...task,
  ...{ responsible: person, overdueAt: overdue ? task.dueAt : null },
  span: span && (span === 'working' ? { working: '' } : {}),
});

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
  const told = { total: invoice.amount, currency: invoice.currency, dueAt: invoice.dueAt };
  recordEvent(state, 'invoice.created', told, cause);
  recordEvent(state, 'invoice.sent', told, cause);
};

/** What happens to an invoice: its state, as in life, and the event. */
export const settleInvoice = (
  state: SimulationState,
  invoice: SimulatedInvoice | undefined,
  to: 'paid' | 'void',
  { type, data }: Pick<SubjectEvent, 'type' | 'data'>,
  actor?: SubjectEvent['actor'],
): void => {
  if (invoice) invoice.state = to;
  countNouns(state);
  keepEvent(state, { type, data }, null, actor);
};

export const countNouns = (state: SimulationState): void => {
  const tasks = { open: 0, overdue: 0 };
  for (const task of state.tasks) {
    if (task.state !== 'open') continue;
    tasks.open += 1;
    if (task.overdueAt) tasks.overdue += 1;
  }
  const invoices = { unpaid: 0, paid: 0 };
  for (const invoice of state.invoices) {
    if (invoice.state === 'sent') invoices.unpaid += 1;
    if (invoice.state === 'paid') invoices.paid += 1;
  }
  set(state, { tasks, invoices });
};
