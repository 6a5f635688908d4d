import type { SubjectFacts } from '../automation/facts.ts';
import type { LivePipeline } from '../automation/program.ts';
import { simulate, type SimulatedInvoice, type SimulatedTask } from '../automation/simulate.ts';
import { byType, type ByType } from '../event/catalogue.ts';
import { factsOfLead, leadOf } from '../lead/columns.ts';
import type { UserNaming } from './recorded.ts';
import { heardOf } from './side.ts';
import { foldStay, isIdleStay, memoryOf, newStay, type Stay } from './stay.ts';
import { stepOf } from './step.ts';
import type { Recorded } from './trial.schema.ts';
import type { Relived } from './tried.ts';
import { triedLead } from './tried-lead.ts';

/** What the events of a lead do not say: the client as known today, who has the lead, and the version that it followed. */
export type LeadNow = { contact: unknown; company: unknown; responsibleId: string | null; lived: LivePipeline };

/** A lead from its events: what was open of it, besides its stay. */
type Past = Stay & { tasks: Map<string, SimulatedTask>; invoices: Map<string, SimulatedInvoice> };

/** A lead that lives again, as far as its events go. */
export const relivedLead = (
  { pipeline, users }: { pipeline: LivePipeline; users: UserNaming },
  { contact, company, responsibleId, lived }: LeadNow,
): Relived => {
  const past: Past = { ...newStay(), tasks: new Map(), invoices: new Map() };
  const facts = (): SubjectFacts => {
    const { responsible = null, ...known } = factsOfLead(leadOf(past.row));
    return { contact, company, ...known, responsible: users.fact(responsible) };
  };
  return {
    take: (event) => fold(past, event, users),
    isBorn: () => past.born,
    facts,
    begin: (at) => {
      const nouns = { tasks: [...past.tasks.values()], invoices: [...past.invoices.values()] };
      const assignee = users.fact(responsibleId) ?? undefined;
      return triedLead(simulate(pipeline, { facts: facts(), process: memoryOf(past), ...nouns, assignee }, at), users);
    },
    isIdle: (at) => past.tasks.size === 0 && past.invoices.size === 0 && isIdleStay(past, facts(), lived, at),
    stepOf,
    isMessage: (event) => stepOf(event)?.do === 'message.send',
    heardOf,
  };
};

const fold = (past: Past, event: Recorded, users: UserNaming): void => {
  const { type, noun, nounId } = event;
  foldStay(past, event, noun === 'lead');
  byType(folds, event, past, users);
  if (noun === 'invoice' && closesInvoice.has(type)) past.invoices.delete(nounId);
};

const closesInvoice = new Set(['invoice.paid', 'invoice.overpaid', 'invoice.void']);

const folds: ByType<Recorded, [past: Past, users: UserNaming], void> = {
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
  'task.done': ({ nounId }, past) => void past.tasks.delete(nounId),
  'task.cancelled': ({ nounId }, past) => void past.tasks.delete(nounId),
  'invoice.sent': ({ nounId, data }, past) => {
    const { total: amount, currency, dueAt, share } = data;
    past.invoices.set(nounId, { id: nounId, amount, currency, dueAt, share, state: 'sent', overdue: false });
  },
  'invoice.overdue': ({ nounId }, past) => {
    const invoice = past.invoices.get(nounId);
    if (invoice) invoice.overdue = true;
  },
};
