import { byType, type ByType, type EventData } from '../event/catalogue.ts';
import { entriesAfter, entriesBefore } from './entries.ts';
import type { LeadChange, LeadState } from './state.ts';

type Told = { type: string; data: Record<string, unknown> };

/** The lead after an event of its own, at that moment. What is not of the state (notes, orders, failures) leaves it as it is. */
export const evolve = <State extends LeadState>(
  state: State,
  event: Pick<Told, 'type'> & { data: object },
  at: string,
): State => {
  const changed = byType(changes, event as Told, state, at);
  return changed ? { ...state, ...changed } : state;
};

const changes: ByType<Told, [state: LeadState, at: string], Partial<LeadState>> = {
  'lead.created': ({ data: { stage = '', ...data } }, _, at) => ({
    ...begun(data),
    ...{ stage, stageEnteredAt: at, entries: { [stage]: 1 }, createdAt: at, closedAt: null, lossReason: null },
  }),
  'lead.moved': ({ data }, state, at) => ({
    ...entered(state, data, at),
    ...(data.closes ? { closedAt: at, lossReason: data.closes === 'lost' ? (data.lossReason ?? null) : null } : {}),
  }),
  'lead.reopened': ({ data }, state, at) => ({ ...entered(state, data, at), closedAt: null, lossReason: null }),
  'lead.changed': ({ data }, state) => laid(state, data.changes ?? []),
  'lead.assigned': ({ data }) => ({ responsible: data.to ?? null }),
  'lead.paused': ({ data }, _, at) => ({ pausedAt: at, pausedReason: data.reason, pausedUntil: data.until ?? null }),
  'lead.resumed': () => ({ pausedAt: null, pausedReason: null, pausedUntil: null }),
  'lead.migrated': ({ data: { versionId, from, to, undo } }, { entries = {} }) => ({
    ...(versionId === undefined ? {} : { versionId }),
    ...(from === undefined || to === undefined
      ? {}
      : { stage: to, entries: undo ? entriesBefore(entries, to, from) : entriesAfter(entries, from, to) }),
  }),
  // it stands still like a paused one, so that parting lets its clocks run on with the time that they had left
  'lead.merged': ({ data }, _, at) => ({ closedAt: at, joinedTo: data.to, pausedAt: at }),
  'lead.unmerged': () => ({ closedAt: null, joinedTo: null, pausedAt: null }),
  'lead.skipped': ({ data }, { clockOffset = 0 }) => ({ clockOffset: clockOffset + data.byMs }),
};

const begun = ({ name, source, fields, tags, amount, responsible, versionId }: Partial<EventData<'lead.created'>>) =>
  ({ name, source, fields, tags, amount, responsible, versionId }) as Partial<LeadState>;

type Move = { from: string; to: string; undo?: boolean | undefined };

/** Taking a move back leaves no trace of it among the visits. */
const entered = ({ entries = {} }: LeadState, { from, to, undo }: Move, at: string): Partial<LeadState> => ({
  stage: to,
  stageEnteredAt: at,
  entries: undo ? without(entries, from) : { ...entries, [to]: (entries[to] ?? 0) + 1 },
});

const without = (entries: Record<string, number>, from: string): Record<string, number> => {
  const { [from]: visits = 0, ...others } = entries;
  return visits > 1 ? { ...others, [from]: visits - 1 } : others;
};

const laid = (state: LeadState, told: LeadChange[]): Partial<LeadState> => {
  const after: Record<string, unknown> = {};
  for (const { what, to } of told) {
    const [head, key] = partsOf(what);
    after[head] = key === undefined ? to : { ...((after[head] ?? state[head] ?? {}) as object), [key]: to };
  }
  return after;
};

/** `fields.city`: which value of the state, and which entry of it. */
const partsOf = (what: string): [head: string, key: string | undefined] => {
  const dot = what.indexOf('.');
  return dot === -1 ? [what, undefined] : [what.slice(0, dot), what.slice(dot + 1)];
};
