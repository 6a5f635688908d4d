import { countNouns, happenToTask, settleInvoice } from '../automation/simulation-duties.ts';
import { happen, keepEvent, orderLead, recordEvent } from '../automation/simulation.ts';
import type { SimulatedInvoice, Simulation } from '../automation/simulate.ts';
import { ECHO } from '../event/echo.ts';
import { byType, type ByType, type Typed } from '../event/catalogue.ts';
import type { Meaning } from '../subject/noun.ts';
import { meaningOf } from '../subject/nouns.ts';
import type { LeadChange, LeadState } from '../lead/state.ts';
import { evolveTask } from '../task/evolve.ts';
import type { TaskState } from '../task/state.ts';
import type { Recorded } from './trial.schema.ts';

/** How the facts name a user (by e-mail, as conditions do), and back; `known` is for what may be nobody. */
export type UserNaming = {
  fact: (id: string | null) => string | null;
  id: (fact: unknown) => string;
  known: (id: unknown) => string;
};

/** Users as they are called in the totals; `emails` by id. */
export const userNaming = (emails: Map<string, string>): UserNaming => {
  const ids = new Map([...emails].map(([id, email]) => [email, id]));
  const known = (id: unknown): string => (typeof id === 'string' && id ? id : 'nobody');
  return {
    fact: (id) => (id === null ? null : (emails.get(id) ?? id)),
    id: (fact) => known(typeof fact === 'string' ? (ids.get(fact) ?? fact) : fact),
    known,
  };
};

/** Users, clients and providers did it themselves, or it happened to another subject: it is heard in every pipeline alike. */
export const isFromOutside = (event: Recorded): boolean =>
  (event.noun === ECHO || (event.cause === null && event.actor.kind !== 'process')) &&
  !unheard.has(event.type) &&
  !unheardMeanings.has(meaningOf(event));

/** Clocks, answers and orders that belong to the pipeline that the subject really followed. */
const unheardMeanings = new Set<Meaning | undefined>(['migrated', 'skipped']);
const unheard = new Set(['webhook.answered', 'delivery.queued', 'delivery.sent']);

/** One recorded event happens to the simulated lead, as far as it can: false where the lead stands otherwise by now. */
export const retell = (lead: Simulation, event: Recorded, users: UserNaming): boolean => {
  const { state } = lead;
  const heard = state.waiting.length;
  const happened = byType(retellings, event, lead, users) ?? asItIs(lead, event);
  if (event.data['quiet'] === true)
    for (const told of state.waiting.slice(heard)) told.data = { ...told.data, quiet: true };
  if (happened) lead.settle();
  return happened;
};

/** It moves the task's clock, and nobody is told. */
function evolveOnly(event: Recorded, { state }: Simulation): boolean {
  const place = state.tasks.findIndex(({ id }) => id === event.nounId);
  if (place !== -1) state.tasks[place] = evolveTask(state.tasks[place]!, event, state.now);
  return false;
}

const asItIs = ({ state }: Simulation, event: Recorded): boolean => {
  keepEvent(state, event, null, event.actor);
  return true;
};

const retellings: ByType<Recorded, [lead: Simulation, users: UserNaming], boolean> = {
  'lead.moved': ({ data }, { state }) => {
    const stage = data.to;
    // the simulated pipeline has already brought it there
    if (state.facts.stage === stage && data.from !== stage) return false;
    const { lossReasons } = state.pipeline.definition;
    const said = lossReasons.find(({ key }) => key === data.lossReason) ?? lossReasons[0];
    return orderLead(state, { do: 'move', stage, lossReason: said?.key, again: true }) === undefined;
  },
  'lead.reopened': ({ data, actor }, { state }) =>
    orderLead(state, { do: 'reopen', stage: data.to }, { actor }) === undefined,
  'lead.changed': ({ data }, { state }) => {
    const changes = (data.changes ?? []).flatMap((one) => laidOver(one, state.facts));
    if (changes.length === 0) return false;
    happen(state, { type: 'lead.changed', data: { changes } });
    return true;
  },
  'lead.assigned': ({ data }, { state }, users) => {
    const [from, to] = [state.facts.responsible ?? null, users.fact(data.to ?? null) ?? ''];
    if (from !== to) happen(state, { type: 'lead.assigned', data: { from, to, decision: { chosen: to } } });
    return true;
  },
  'lead.paused': (event, { state }) => {
    happen(state, event, event);
    return true;
  },
  'lead.resumed': (_, lead) => {
    lead.resume();
    return false;
  },
  // runs and timers are those of the pipeline that was lived by; buttons and orders to begin are a user's own
  'lead.steered': (event, lead) => (event.data.order === 'press' || event.data.order === 'run') && asItIs(lead, event),
  'task.created': ({ type, data, nounId }, { state }, users) => {
    const responsibleId = users.fact(data.responsibleId);
    happenToTask(state, nounId, { type, data: { ...data, responsibleId } });
    return true;
  },
  'task.done': ({ type, data, nounId, actor }, { state }) => {
    const task = meantTask(state.tasks, nounId, data.type);
    const told = { type, data: { type: data.type, text: data.text, outcome: data.outcome ?? null } };
    if (task) happenToTask(state, task.id, told, { actor });
    else keepEvent(state, told, null, actor);
    return true;
  },
  'task.cancelled': (event, { state }) => {
    if (state.tasks.some(({ id }) => id === event.nounId)) happenToTask(state, event.nounId, event, event);
    else keepEvent(state, event, null, event.actor);
    return true;
  },
  'task.replanned': evolveOnly,
  'task.changed': evolveOnly,
  'task.reopened': ({ type, data, nounId }, { state }, users) => {
    const responsibleId = users.fact(data.responsibleId);
    happenToTask(state, nounId, { type, data: { ...data, responsibleId } });
    return true;
  },
  'invoice.created': () => false,
  'invoice.sent': ({ type, data, nounId, actor }, { state }) => {
    const { total: amount, currency, dueAt, share } = data;
    state.invoices.push({
      ...{ id: nounId, amount, currency, dueAt, share },
      ...{ state: 'sent', overdue: dueAt <= state.now },
    });
    countNouns(state);
    recordEvent(state, type, data, null, actor);
    return true;
  },
  'invoice.replanned': ({ data, nounId }, { state }) => replanned(state.invoices, nounId, data),
  'invoice.paid': (event, lead) => paid(lead, event),
  'invoice.overpaid': (event, lead) => paid(lead, event),
  'invoice.void': ({ type, data, nounId, actor }, { state }) => {
    settleInvoice(
      state,
      state.invoices.find(({ id }) => id === nounId),
      'void',
      { type, data },
      actor,
    );
    return true;
  },
};

const paid = (
  { state }: Simulation,
  { type, data, nounId, actor }: Typed<Recorded, 'invoice.paid' | 'invoice.overpaid'>,
): boolean => {
  const open = state.invoices.filter((one) => one.state === 'sent');
  const invoice =
    state.invoices.find(({ id }) => id === nounId) ?? open.find(({ amount }) => amount === data.amount) ?? open[0];
  settleInvoice(state, invoice, 'paid', { type, data }, actor);
  return true;
};

const replanned = (invoices: SimulatedInvoice[], id: string, { dueAt }: { dueAt?: string | undefined }): boolean => {
  const invoice = invoices.find((one) => one.id === id);
  if (invoice && dueAt) invoice.dueAt = dueAt;
  return false;
};

/** That very task; of those that the tried pipeline would have set, the first open one of the same kind. */
const meantTask = (tasks: TaskState[], id: string, type: string): TaskState | undefined => {
  const open = tasks.filter(({ state }) => state === 'open');
  return open.find((task) => task.id === id) ?? open.find((task) => task.type === type);
};

/** What a user has changed, laid over what the tried pipeline may have changed meanwhile; nothing where it was the same before. */
const laidOver = ({ what, from, to }: LeadChange, facts: LeadState): LeadChange[] => {
  if (what === 'tags') return [{ what, from: facts.tags, to: tagsWith(facts.tags, from, to) }];
  const [head = '', key] = what.split('.');
  const before = key === undefined ? facts[head] : (facts[head] as Record<string, unknown> | undefined)?.[key];
  if (head === 'fields' && JSON.stringify(to) === JSON.stringify(from)) return [];
  return [{ what, from: before ?? null, to }];
};

const tagsWith = (now: unknown, before: unknown, after: unknown): string[] => {
  const [had, has] = [(before ?? []) as string[], (after ?? []) as string[]];
  const added = has.filter((tag) => !had.includes(tag));
  return [...new Set([...((now ?? []) as string[]), ...added])].filter(
    (tag) => has.includes(tag) || !had.includes(tag),
  );
};
