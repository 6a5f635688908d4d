import { addTask, countNouns } from '../automation/simulated-duties.ts';
import { assign, happen, keepEvent, orderLead, recordEvent } from '../automation/simulation.ts';
import type { SimulatedInvoice, SimulatedTask, Simulation } from '../automation/simulate.ts';
import { byType, type ByType, type Typed } from '../event/catalogue.ts';
import type { LeadChange, LeadState } from '../lead/state.ts';
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

/** Users, clients and providers did it themselves: it is heard in every pipeline alike. */
export const isFromOutside = ({ cause, actor, type }: Recorded): boolean =>
  cause === null && actor.kind !== 'process' && !unheard.has(type);

/** Clocks, answers and orders that belong to the pipeline that the lead really followed. */
const unheard = new Set(['lead.migrated', 'lead.skipped', 'webhook.answered', 'delivery.queued', 'delivery.sent']);

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
    assign(state, users.fact(data.to ?? null) ?? '', null);
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
  'task.created': ({ data, nounId }, { state }, users) => {
    const { type, text, dueAt, responsibleId } = data;
    const user = users.fact(responsibleId);
    addTask(state, { id: nounId, type, text, dueAt, person: user }, null);
    return true;
  },
  'task.done': ({ type, data, nounId, actor }, { state }) => {
    const task = meantTask(state.tasks, nounId, data.type);
    if (task) task.state = 'done';
    countNouns(state);
    recordEvent(state, type, { type: data.type, text: data.text, outcome: data.outcome ?? null }, null, actor);
    return true;
  },
  'task.cancelled': ({ type, data, nounId, actor }, { state }) => {
    const task = state.tasks.find(({ id }) => id === nounId);
    if (task) task.state = 'cancelled';
    countNouns(state);
    recordEvent(state, type, data, null, actor);
    return true;
  },
  'task.replanned': ({ data, nounId }, { state }) => replanned(state.tasks, nounId, data),
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
    const invoice = state.invoices.find(({ id }) => id === nounId);
    if (invoice) invoice.state = 'void';
    countNouns(state);
    recordEvent(state, type, data, null, actor);
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
  if (invoice) invoice.state = 'paid';
  countNouns(state);
  recordEvent(state, type, data, null, actor);
  return true;
};

const replanned = (nouns: (SimulatedTask | SimulatedInvoice)[], id: string, { dueAt }: { dueAt?: string }): boolean => {
  const noun = nouns.find((one) => one.id === id);
  if (noun && dueAt) noun.dueAt = dueAt;
  return false;
};

/** That very task; of those that the tried pipeline would have set, the first open one of the same kind. */
const meantTask = (tasks: SimulatedTask[], id: string, type: string): SimulatedTask | undefined => {
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
