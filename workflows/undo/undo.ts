import { columnsOf } from '../event/catalogue.ts';
import { same, type Row } from '../lead/story.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isBirth, rowOf, type Told } from './chain.ts';
import type { Stays } from './undo.schema.ts';

type Noun = Stays['noun'];
/** The rows as they are now, by noun and id. */
export type Present = Map<string, Row>;

/** What an undo does: `set` gives a row its former values, `removed` are rows that the click had made. */
export type Undoing = {
  set: { noun: Exclude<Noun, 'delivery'>; id: string; set: Record<string, unknown> }[];
  removed: { noun: Exclude<Noun, 'lead'>; id: string }[];
  stays: Stays[];
  /** numbers of the events that count as never told */
  numbers: number[];
};

export const whyNotUndo = (point: { until: string } | undefined, now: string): Refusal | undefined => {
  if (!point) return refuse('NothingToUndo');
  return point.until < now ? refuse('UndoTimePassed') : undefined;
};

/** What of a chain goes back: whatever is still as the chain left it. `others` are the events since the click that are not of its chain. */
export const undoingOf = (chain: Told[], others: Told[], present: Present): Undoing => {
  const undoing: Undoing = { set: [], removed: [], stays: [], numbers: [] };
  const touched = new Set(others.map(rowOf));
  const left = chain
    .filter(({ noun, nounId }) => noun === 'delivery' && hasLeft(present.get(`delivery:${nounId}`)))
    .map(({ nounId }) => present.get(`delivery:${nounId}`)!);
  for (const events of byRow(chain)) {
    const { noun, nounId: id } = events[0]! as Told & { noun: Noun };
    const row = present.get(rowOf(events[0]!));
    if (!row) continue;
    const stays = (why: Stays['why']) => undoing.stays.push({ noun, id, name: nameOf(noun, row), why });
    if (noun === 'lead') {
      const [set, kept] = leadBack(events, row);
      if (Object.keys(set).length > 0) undoing.set.push({ noun, id, set });
      for (const name of kept) undoing.stays.push({ noun, id, name, why: 'changed' });
    } else if (noun === 'delivery') {
      if (hasLeft(row)) {
        stays('gone');
        continue;
      }
      undoing.removed.push({ noun, id });
    } else if (noun === 'invoice' && isBirth(events[0]!) && left.some(({ invoice_id: of }) => of === id)) {
      stays('gone');
      continue;
    } else if (touched.has(rowOf(events[0]!)) || row['checkout']) {
      stays('changed');
      continue;
    } else if (isBirth(events[0]!)) undoing.removed.push({ noun, id });
    else undoing.set.push({ noun, id, set: formerOf(events) });
    undoing.numbers.push(...events.map(({ number }) => number));
  }
  return { ...undoing, numbers: undoing.numbers.sort((one, other) => one - other) };
};

const byRow = (events: Told[]): Told[][] => [...Map.groupBy(events, rowOf).values()];

/** A message that was tried once may have arrived, whatever the answer was. */
const hasLeft = (row: Row | undefined): boolean =>
  row !== undefined && (row['state'] !== 'queued' || row['attempt_count'] !== 0);

const nameOf = (noun: Noun, row: Row): string =>
  String({ lead: row['name'], task: row['text'], invoice: row['number'], delivery: row['account'] }[noun] ?? '');

const formerOf = (events: Told[]): Record<string, unknown> =>
  Object.fromEntries([...columnsBetween(events)].map(([column, { before }]) => [column, before]));

/** Columns over several events: the value before the first and after the last. */
const columnsBetween = (events: Told[]): Map<string, { before: unknown; after: unknown }> => {
  const columns = new Map<string, { before: unknown; after: unknown }>();
  for (const event of events)
    for (const [column, [before, after]] of Object.entries(columnsOf(event)))
      columns.set(column, { before: columns.has(column) ? columns.get(column)!.before : before, after });
  return columns;
};

/** Columns that say one thing together. */
const groups = [
  ['stage', 'stage_entered_at', 'entries', 'closed_at', 'loss_reason', 'pipeline_version_id'],
  ['amount', 'currency'],
  ['name', 'search'],
];
/** Columns of many values, each of which may have been changed by somebody else. */
const manifold = ['fields', 'checklist', 'source'];

/** The lead's former values, and what of it stays. */
export const leadBack = (events: Told[], row: Row): [set: Record<string, unknown>, kept: string[]] => {
  const columns = columnsBetween(events);
  columns.delete('updated_at');
  const set: Record<string, unknown> = {};
  const kept: string[] = [];
  const isAsLeft = (column: string) => !columns.has(column) || same(columns.get(column)!.after, row[column]);
  for (const [column, { before, after }] of columns) {
    const group = groups.find((names) => names.includes(column)) ?? [column];
    if (manifold.includes(column) && !isAsLeft(column)) {
      const [was, left, is] = [before, after, row[column]].map((value) => (value ?? {}) as Row) as [Row, Row, Row];
      const own = Object.keys({ ...was, ...left }).filter((key) => !same(was[key], left[key]));
      const back = own.filter((key) => same(left[key], is[key]));
      kept.push(...own.filter((key) => !back.includes(key)).map((key) => `${column}.${key}`));
      if (back.length > 0) set[column] = laid(is, was, back);
    } else if (group.every(isAsLeft)) set[column] = before;
    else if (group[0] === column || !columns.has(group[0]!)) kept.push(column);
  }
  return [set, kept];
};

const laid = (is: Row, was: Row, keys: string[]): Row => {
  const next = { ...is };
  for (const key of keys)
    if (was[key] === undefined) delete next[key];
    else next[key] = was[key];
  return next;
};
