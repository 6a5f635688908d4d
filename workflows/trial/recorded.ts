import type { Share } from '../invoice/planned-line.ts';
import { addTask, countNouns } from '../automation/simulated-duties.ts';
import { assign, change, move, recordEvent, reopen, set } from '../automation/simulation.ts';
import type { SimulatedInvoice, SimulatedTask, Simulation } from '../automation/simulate.ts';
import type { Recorded } from './trial.schema.ts';

type Set = Record<string, [unknown, unknown]>;
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
  const { type, data } = event;
  const heard = state.waiting.length;
  const happened = (retellings[type] ?? asItIs)(lead, event, users);
  if (data['quiet'] === true) for (const told of state.waiting.slice(heard)) told.data = { ...told.data, quiet: true };
  if (happened) lead.settle();
  return happened;
};

const asItIs = ({ state }: Simulation, { type, data, actor }: Recorded): boolean => {
  recordEvent(state, type, data, null, actor);
  return true;
};

const retellings: Record<string, (lead: Simulation, event: Recorded, users: UserNaming) => boolean> = {
  'lead.moved': ({ state }, { data }) => {
    const stage = String(data['to'] ?? '');
    // the simulated pipeline has already brought it there
    if (state.facts.stage === stage && data['from'] !== stage) return false;
    const { lossReasons } = state.pipeline.definition;
    const said = lossReasons.find(({ key }) => key === data['lossReason']) ?? lossReasons[0];
    return move(state, { stage, lossReason: said?.key, again: true }, null) === undefined;
  },
  'lead.reopened': ({ state }, { data, actor }) => reopen(state, String(data['to'] ?? ''), actor),
  'lead.changed': ({ state }, { data }) => {
    const changes = changesOf((data['set'] ?? {}) as Set, state.facts);
    if (changes.length === 0) return false;
    change(state, changes, null);
    return true;
  },
  'lead.assigned': ({ state }, { data }, users) => {
    const id = ((data['set'] ?? {}) as Set)['responsible_id']?.[1];
    assign(state, users.fact(typeof id === 'string' ? id : null) ?? '', null);
    return true;
  },
  'lead.paused': ({ state }, { type, data, actor }) => {
    set(state, { pausedAt: state.now });
    recordEvent(state, type, data, null, actor);
    return true;
  },
  'lead.resumed': (lead) => {
    lead.resume();
    return false;
  },
  // runs and timers are those of the pipeline that was lived by; buttons and orders to begin are a user's own
  'lead.steered': (lead, event) =>
    (event.data['order'] === 'press' || event.data['order'] === 'run') && asItIs(lead, event),
  'task.created': ({ state }, { data, nounId }, users) => {
    const { type, text, dueAt, responsibleId } = data as Record<string, string | undefined>;
    const user = users.fact(responsibleId ?? null);
    addTask(state, { id: nounId, type: type ?? '', text, dueAt: dueAt ?? state.now, person: user }, null);
    return true;
  },
  'task.done': ({ state }, { type, data, nounId, actor }) => {
    const task = meantTask(state.tasks, nounId, data);
    if (task) task.state = 'done';
    countNouns(state);
    recordEvent(state, type, { type: data['type'], text: data['text'], outcome: data['outcome'] ?? null }, null, actor);
    return true;
  },
  'task.cancelled': ({ state }, { type, data, nounId, actor }) => {
    const task = state.tasks.find(({ id }) => id === nounId);
    if (task) task.state = 'cancelled';
    countNouns(state);
    recordEvent(state, type, data, null, actor);
    return true;
  },
  'task.replanned': ({ state }, { data, nounId }) => replanned(state.tasks, nounId, data),
  'invoice.created': () => false,
  'invoice.sent': ({ state }, { type, data, nounId, actor }) => {
    const { total, currency, dueAt, share } = data as {
      total?: number;
      currency?: string;
      dueAt?: string;
      share?: Share;
    };
    const due = dueAt ?? state.now;
    state.invoices.push({
      ...{ id: nounId, amount: Number(total ?? 0), currency: currency ?? '', dueAt: due },
      ...{ state: 'sent', overdue: due <= state.now, share },
    });
    countNouns(state);
    recordEvent(state, type, data, null, actor);
    return true;
  },
  'invoice.replanned': ({ state }, { data, nounId }) => replanned(state.invoices, nounId, data),
  'invoice.paid': (lead, event) => paid(lead, event),
  'invoice.overpaid': (lead, event) => paid(lead, event),
  'invoice.void': ({ state }, { type, data, nounId, actor }) => {
    const invoice = state.invoices.find(({ id }) => id === nounId);
    if (invoice) invoice.state = 'void';
    countNouns(state);
    recordEvent(state, type, data, null, actor);
    return true;
  },
};

const paid = ({ state }: Simulation, { type, data, nounId, actor }: Recorded): boolean => {
  const open = state.invoices.filter((one) => one.state === 'sent');
  const invoice =
    state.invoices.find(({ id }) => id === nounId) ?? open.find(({ amount }) => amount === data['amount']) ?? open[0];
  if (invoice) invoice.state = 'paid';
  countNouns(state);
  recordEvent(state, type, data, null, actor);
  return true;
};

const replanned = (nouns: (SimulatedTask | SimulatedInvoice)[], id: string, data: Record<string, unknown>): boolean => {
  const noun = nouns.find((one) => one.id === id);
  if (noun && typeof data['dueAt'] === 'string') noun.dueAt = data['dueAt'];
  return false;
};

/** That very task; of those that the tried pipeline would have set, the open one of the same kind with the nearest moment. */
const meantTask = (tasks: SimulatedTask[], id: string, data: Record<string, unknown>): SimulatedTask | undefined => {
  const own = tasks.find((task) => task.id === id && task.state === 'open');
  if (own) return own;
  const due = Date.parse(String(data['dueAt'] ?? ''));
  let nearest: SimulatedTask | undefined;
  let least = Infinity;
  for (const task of tasks) {
    if (task.state !== 'open' || task.type !== data['type']) continue;
    const far = Number.isNaN(due) ? 0 : Math.abs(Date.parse(task.dueAt) - due);
    if (far >= least) continue;
    nearest = task;
    least = far;
  }
  return nearest;
};

/** What a user has changed, laid over what the tried pipeline may have changed meanwhile. */
const changesOf = (columns: Set, facts: Record<string, unknown>): { field: string; value: unknown }[] => {
  const changes: { field: string; value: unknown }[] = [];
  for (const [column, [before, after]] of Object.entries(columns)) {
    if (column === 'name' || column === 'checklist' || column === 'source')
      changes.push({ field: column, value: after });
    if (column === 'amount') {
      const currency = columns['currency']?.[1] ?? (facts['amount'] as { currency?: string } | null)?.currency;
      changes.push({ field: 'amount', value: after === null ? null : { amount: Number(after), currency } });
    }
    if (column === 'tags') changes.push({ field: 'tags', value: tagsWith(facts['tags'], before, after) });
    if (column === 'fields')
      for (const [key, value] of Object.entries((after ?? {}) as object))
        if (JSON.stringify(value) !== JSON.stringify((before as Record<string, unknown> | null)?.[key]))
          changes.push({ field: `fields.${key}`, value });
  }
  return changes;
};

const tagsWith = (now: unknown, before: unknown, after: unknown): string[] => {
  const [had, has] = [(before ?? []) as string[], (after ?? []) as string[]];
  const added = has.filter((tag) => !had.includes(tag));
  return [...new Set([...((now ?? []) as string[]), ...added])].filter(
    (tag) => has.includes(tag) || !had.includes(tag),
  );
};
