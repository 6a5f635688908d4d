import type { Change, NewEvent } from './write.ts';

type Row = Record<string, unknown>;
export type Statement = {
  name: string;
  text: string;
  values: unknown[];
  /** the id of the talk that it changes, empty where it begins one */
  locks: string;
  /** the same for many talks, whose values are the columns of a table `many` */
  ofMany: () => { text: string; types: string[] };
};

/** What is written of a talk, with its columns of JSON; a change of other tables is written the general way. */
export const TABLES: Record<string, string[]> = {
  conversation: ['promised', 'entries'],
  message: ['parts', 'earlier'],
  delivery: ['variables', 'attachments', 'cause'],
  notification: ['data', 'cause'],
  contact: ['fields', 'other_companies'],
  address: ['origin'],
};
const MOST_ROWS = 6;
const MOST_EVENTS = 4;

/**
 * A message that comes or goes, with its talk, as one statement: what it reads like follows from the tables and columns alone, so that it is prepared
 * once for all that are alike. Undefined where the change is another.
 */
export const talkStatement = (
  { updates = [], inserts = [], events = [], result }: Change,
  { key, hash }: { key: string | null; hash: string | null },
): Statement | undefined => {
  const [update, ...others] = updates;
  const tables = [...inserts, ...updates].map(({ table }) => table);
  if (others.length > 0 || (update && update.table !== 'conversation') || !tables.includes('conversation'))
    return undefined;
  if (!tables.every((table) => TABLES[table])) return undefined;
  if (inserts.length > MOST_ROWS || events.length === 0 || events.length > MOST_EVENTS) return undefined;
  const change = { update, inserts, events, once: key === null ? undefined : [key, hash, json(result)] };
  const values: unknown[] = [];
  const text = textOf(change, { of: '', value: (given) => `$${values.push(given)}` });
  const ofMany = () => {
    const types: string[] = [];
    return { text: textOf(change, { of: 'many', value: (_, type) => `v${types.push(type)}` }), types };
  };
  return { name: nameOf(text), text, values, locks: update?.id ?? '', ofMany };
};

type Update = NonNullable<Change['updates']>[number];
type Written = {
  update: Update | undefined;
  inserts: NonNullable<Change['inserts']>;
  events: NewEvent[];
  once: unknown[] | undefined;
};
/** How a value is written; `type`: of SQL, or `table.column` for that of a column. `of`: the table of the values, where there is one. */
type Way = { of: string; value: (given: unknown, type: string) => string };

const textOf = ({ update, inserts, events, once }: Written, way: Way): string => {
  const rows = inserts.map(({ table, row }, place) => {
    const given = told(table, row);
    const columns = given.map(([column]) => column).join(', ');
    const values = given.map(([column, one]) => way.value(one, `${table}.${column}`));
    return `row_${place} AS (INSERT INTO ${table} (${columns}) ${from(update, values)})`;
  });
  const types = ['text', 'text', 'jsonb'];
  const kept = once?.map((one, place) => way.value(one, types[place]!));
  const parts = [
    ...(update ? [`changed AS (${changed(update, way)})`] : []),
    ...rows,
    ...(kept ? [`once AS (INSERT INTO idempotency_key (key, hash, result) ${from(update, kept)})`] : []),
  ];
  const story = eventsOf(update, events, way);
  if (!way.of) return `WITH ${parts.join(',\n  ')}\n  ${story}`;
  return `${[...parts, `told AS (${story})`].join(',\n  ')}\n  SELECT place::int FROM changed`;
};

/** Only where the talk was still as it was read. */
const from = (update: Update | undefined, values: string[]): string =>
  update ? `SELECT ${values.join(', ')} FROM changed` : `VALUES (${values.join(', ')})`;

const changed = ({ id, version, set, events = 0 }: Update, { of, value }: Way): string => {
  const columns = told('conversation', set).map(
    ([column, one]) => `${column} = ${value(one, `conversation.${column}`)}`,
  );
  return `UPDATE conversation SET ${columns.join(', ')}, version = version + 1, event_seq = event_seq + ${value(events, 'int')}
    ${of && `FROM ${of}`} WHERE id = ${value(id, 'uuid')} AND version = ${value(version, 'int')} RETURNING ${of ? `${of}.*` : 'id'}`;
};

const EVENT = {
  ...{ noun: 'text', noun_id: 'uuid', seq: 'int', type: 'text', at: 'timestamptz', subject_kind: 'text' },
  ...{ subject_id: 'uuid', actor: 'jsonb', cause: 'jsonb', data: 'jsonb', pokes: 'text[]' },
};

/** Several subjects are locked in the order of their ids. */
const eventsOf = (update: Update | undefined, events: NewEvent[], { of, value }: Way): string => {
  const rows = events
    .map((event, place) => ({ event, place }))
    .toSorted((one, other) => bySubject(one.event, other.event) || one.place - other.place)
    .map(({ event }, place) => {
      const { noun, noun_id: id, seq, type, at, subject, actor, cause, data, pokes } = event;
      const own = [noun, id, seq, type, at, subject?.kind ?? null, subject?.id ?? null];
      const said = [json(actor), cause && json(cause), json(data), pokes];
      const types = Object.values(EVENT);
      const values = [...own, ...said].map((one, column) => `${value(one, types[column]!)}::${types[column]!}`);
      return `(${values.join(', ')}, ${place})`;
    });
  const columns = Object.keys(EVENT);
  return `INSERT INTO event (${columns.join(', ')}) SELECT ${columns.map((column) => `e.${column}`).join(', ')}
    FROM ${update ? 'changed, LATERAL ' : ''}(VALUES ${rows.join(', ')}) AS e(${columns.join(', ')}, place) ORDER BY ${of && 'e.subject_id, changed.place, '}e.place`;
};

const bySubject = ({ subject: one }: NewEvent, { subject: other }: NewEvent): number => {
  const [a, b] = [one?.id ?? '', other?.id ?? ''];
  return a < b ? -1 : Number(a > b);
};

/** Columns with their values as the driver takes them; what is undefined is left out, as JSON leaves it out. */
const told = (table: string, row: Row): [string, unknown][] =>
  Object.entries(row).flatMap(([column, given]): [string, unknown][] => {
    if (given === undefined) return [];
    if (given instanceof Date) return [[column, given.toISOString()]];
    return [[column, given !== null && TABLES[table]!.includes(column) ? json(given) : given]];
  });

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const known = names.get(text) ?? `write-talk-${names.size}`;
  names.set(text, known);
  return known;
};

const json = (value: unknown): string => JSON.stringify(value);
