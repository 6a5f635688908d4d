import type { Condition } from '../workflows/automation/condition.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { conditionSql, type FactSql } from './automation/condition-sql.ts';
import type { Database } from './client.ts';
import { pageInOrder, type Order, type SortPlace } from './list-order.ts';
import { join, query, sql, type Sql } from './sql.ts';

export type ListAsked = {
  q?: string | undefined;
  filter?: Condition | undefined;
  /** `name`, `createdAt`, `fields.<key>`, ...; `-name` from the end */
  sort?: string | undefined;
  after?: SortPlace | undefined;
  limit: number;
};
export type ListPage<Item> = { items: Item[]; next: SortPlace | null };

/** What a list shows one reader: of which rows, by which orders, and what a condition may ask of them. */
export type Listed = {
  of: Order['of'] & { fields: Sql };
  /** by a custom field of this key, where there is such a field */
  byField: (db: Database, key: string) => Promise<Order | undefined>;
  shown: Sql[];
  orders: Record<string, Order>;
  facts: Record<string, FactSql>;
};

/** The ids of a page. Refused: SortUnknown, FilterUnknown. */
export const pageOfRecords = async (
  db: Database,
  listed: Listed,
  { filter, sort = '-createdAt', after, limit }: ListAsked,
): Promise<{ ids: string[]; next: SortPlace | null } | Refusal> => {
  const where = whereOf(listed, filter);
  if (isRefusal(where)) return where;
  const { byField, orders } = listed;
  const by = sort.replace(/^-/, '');
  const order = by.startsWith('fields.') ? await byField(db, by.slice(7)) : Object.hasOwn(orders, by) && orders[by];
  if (!order) return refuse('SortUnknown', { sort: by });
  return pageInOrder(db, order, { where, down: sort.startsWith('-'), after, limit });
};

/** How many there are, `most` at most: more are not counted. Refused: FilterUnknown. */
export const countRecords = async (
  db: Database,
  listed: Listed,
  { filter, most }: { filter?: Condition | undefined; most: number },
): Promise<number | Refusal> => {
  const where = whereOf(listed, filter);
  if (isRefusal(where)) return where;
  const { rows } = await db.pool.query<{ count: number }>(
    query(sql`SELECT count(*)::int AS count FROM (SELECT 1 FROM ${listed.of.table} WHERE ${where} LIMIT ${most}) n`),
  );
  return rows[0]!.count;
};

/** Rows in the order of these ids. */
export const inOrder = <Row extends { id: string }>(ids: string[], rows: Row[]): Row[] => {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
};

/** Which rows are shown. Refused: FilterUnknown. */
export const whereOf = (
  { shown, facts, of }: Pick<Listed, 'shown' | 'facts' | 'of'>,
  filter: Condition | undefined,
): Sql | Refusal => {
  const meets =
    filter &&
    conditionSql(filter, new Date().toISOString(), (path) =>
      path.startsWith('fields.')
        ? { json: sql`${of.fields} -> ${path.slice(7)}::text` }
        : Object.hasOwn(facts, path)
          ? facts[path]
          : undefined,
    );
  if (isRefusal(meets)) return meets;
  return join(meets ? [...shown, meets] : shown, ' AND ');
};
