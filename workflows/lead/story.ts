import { columnsOf } from '../event/catalogue.ts';
import type { Difference, Replay } from './story.schema.ts';

/** An event as the folds need it: whose it is, when, and the columns it changed (`data.set`). */
export type FoldedEvent = {
  id: string;
  noun: string;
  nounId: string;
  type: string;
  at: string;
  data: Record<string, unknown>;
};
export type Row = Record<string, unknown>;
/** Rows by noun and id, in the order in which they first appear. */
export type Rows = Map<string, { noun: string; id: string; row: Row }>;

/** The rows of a lead, its tasks and its invoices that follow from these events. */
export const rowsOf = (events: FoldedEvent[]): Rows => {
  const rows: Rows = new Map();
  for (const event of events) applyEvent(rows, event);
  return rows;
};

/** Applies one event to the rows. */
export const applyEvent = (rows: Rows, event: FoldedEvent): void => {
  const { noun, nounId, data } = event;
  const key = `${noun}:${nounId}`;
  if (data['removed'] === true) rows.delete(key);
  if (!('set' in data)) return;
  const kept = rows.get(key) ?? { noun, id: nounId, row: {} };
  rows.set(key, kept);
  for (const [column, [, after]] of Object.entries(columnsOf(event))) kept.row[column] = after;
};

/** Columns that no event covers: they count events, or hold a secret. */
const untold = new Set([
  'version',
  'event_seq',
  'pay_token',
  'checkout',
  'cause',
  'provider',
  'search',
  'updated_at',
  'track',
]);
const nouns = ['lead', 'task', 'invoice'];

/** Where the rows of the record differ from what the events give; a column that no event set must be empty. */
export const replay = (events: FoldedEvent[], found: { noun: string; id: string; row: Row }[]): Replay => {
  const told = rowsOf(events.filter(({ noun }) => nouns.includes(noun)));
  const here = new Map(found.map((one) => [`${one.noun}:${one.id}`, one]));
  const differences: Difference[] = [];
  let columns = 0;
  for (const [key, { noun, id, row }] of told) {
    const known = here.get(key)?.row;
    if (!known) {
      differences.push({ noun, id, name: nameOf(row), column: '', told: 'exists', found: null });
      continue;
    }
    for (const column of new Set([...Object.keys(row), ...Object.keys(known)])) {
      if (untold.has(column)) continue;
      columns += 1;
      const [said, is] = [row[column] ?? null, known[column] ?? null];
      if (column in row ? same(said, is) : isEmpty(is)) continue;
      differences.push({ noun, id, name: nameOf(known), column, told: said, found: is });
    }
  }
  for (const [key, { noun, id, row }] of here)
    if (!told.has(key)) differences.push({ noun, id, name: nameOf(row), column: '', told: null, found: 'exists' });
  return { events: events.length, rows: told.size, columns, differences };
};

const nameOf = (row: Row): string => String(row['name'] ?? row['text'] ?? row['number'] ?? '');

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === 0 ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value as object).length === 0);

/** Equal as JSON, whatever the order of keys and the spelling of a moment. */
export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? JSON.stringify(value) : `@${ms}`;
  }
  return JSON.stringify(value ?? null);
};
