import type { LeadChange } from '../lead/state.ts';
import { columnsOf } from './catalogue.ts';
import type { Columns } from './columns.schema.ts';

type Stored = { type: string; data: Record<string, unknown> };

/** An event as it is stored: what its columns say is not said twice, and `upcast` reads it back. */
export const stored = <E extends Stored>({ data, ...event }: E) => {
  const said = saidByColumns[event.type] ?? [];
  return { ...event, data: Object.fromEntries(Object.entries(data).filter(([word]) => !said.includes(word))) };
};
const saidByColumns: Record<string, string[]> = {
  'lead.created': ['stage', 'versionId', 'name', 'source', 'fields', 'tags', 'amount', 'responsible'],
};

/** The same event in the words of today, to be stored instead; undefined where it says all of them as it is. */
export const rewritten = <E extends Stored>(event: E): E | undefined => {
  const told = upcast(event);
  return told === event || saidByColumns[event.type] ? undefined : told;
};

/** An event as it would be told today: what older ones said by their columns alone, in words. Rules read these and no columns. */
export const upcast = <E extends Stored>(event: E): E => {
  const words = upcasts[event.type]?.(columnsOf(event), event.data);
  return words ? { ...event, data: { ...event.data, ...words } } : event;
};

type Words = Record<string, unknown> | undefined;

const upcasts: Record<string, (set: Columns, data: Record<string, unknown>) => Words> = {
  'lead.created': (set, data) => ('stage' in data || !set['stage'] ? undefined : begunBy(set)),
  'lead.moved': ({ closed_at: closed, loss_reason: reason }, data) =>
    'closes' in data || !closed?.[1] ? undefined : { closes: reason?.[1] ? 'lost' : 'won' },
  'lead.changed': (set, data) => ('changes' in data ? undefined : { changes: changesIn(set) }),
  'lead.assigned': ({ responsible_id: responsible }, data) =>
    'to' in data || !responsible ? undefined : { from: responsible[0], to: responsible[1] },
  'lead.migrated': ({ stage, pipeline_version_id: version }, data) =>
    'versionId' in data
      ? undefined
      : { ...(version ? { versionId: version[1] } : {}), ...(stage ? { from: stage[0], to: stage[1] } : {}) },
};

const begunBy = (set: Columns): Words => ({
  stage: set['stage']?.[1],
  tags: set['tags']?.[1] ?? [],
  name: set['name']?.[1] ?? '',
  source: set['source']?.[1] ?? {},
  fields: set['fields']?.[1] ?? {},
  amount: money(set, set['amount']?.[1] ?? null, 1),
  responsible: set['responsible_id']?.[1] ?? null,
  versionId: set['pipeline_version_id']?.[1],
});

const changesIn = (set: Columns): LeadChange[] =>
  Object.entries(set).flatMap(([column, [from, to]]): LeadChange[] => {
    if (column === 'name' || column === 'tags' || column === 'source') return [{ what: column, from, to }];
    if (column === 'amount') return [{ what: column, from: money(set, from, 0), to: money(set, to, 1) }];
    if (column !== 'fields' && column !== 'checklist') return [];
    const [was, is] = [from, to].map((value) => (value ?? {}) as Record<string, unknown>);
    return Object.keys(is!)
      .filter((key) => JSON.stringify(is![key]) !== JSON.stringify(was![key]))
      .map((key) => ({ what: `${column}.${key}`, from: was![key] ?? null, to: is![key] }));
  });

const money = ({ currency }: Columns, amount: unknown, side: 0 | 1) =>
  amount === null ? null : { amount, currency: currency?.[side] };
