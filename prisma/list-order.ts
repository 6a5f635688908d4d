import type { Database } from './client.ts';
import { join, query, sql, type Sql } from './sql.ts';

/** Where a page ends: the sorted values (null: nothing there) and the id, since many rows may have the same. */
export type SortPlace = { keys: (string | number)[] | null; id: string };

/** One order of a list: from which rows, by which keys, and which rows have nothing there. */
export type Order = {
  rows: Sql;
  where: Sql;
  keys: { value: Sql; type: Sql }[];
  /** by which rows with the same keys stand */
  id: Sql;
  none: Sql;
  /** the table whose rows the list has, and their id */
  of: { table: Sql; id: Sql };
};

type Part = { where: Sql; down: boolean; after: SortPlace | undefined; limit: number };

/**
 * A page of rows by one of their values, those without one last in either direction; with the place after it where there are more. Texts
 * stand as in a Russian dictionary, whatever the database's own order, and a page goes on by the same order.
 */
export const pageInOrder = async (
  db: Database,
  order: Order,
  { where, down, after, limit }: Part,
): Promise<{ ids: string[]; next: SortPlace | null }> => {
  const places: SortPlace[] = [];
  if (!after || after.keys) places.push(...(await filled(db, order, { where, down, after, limit: limit + 1 })));
  const left = limit + 1 - places.length;
  if (left > 0)
    places.push(...(await empty(db, order, { where, after: after?.keys ? undefined : after, limit: left })));
  const page = places.slice(0, limit);
  return { ids: page.map(({ id }) => id), next: places.length > limit ? (page.at(-1) ?? null) : null };
};

const filled = async (
  db: Database,
  { rows: from, where: has, keys, id: own, of }: Order,
  { where, down, after, limit }: Part,
): Promise<SortPlace[]> => {
  const beyond = after?.keys?.length === keys.length ? [...after.keys, after.id] : undefined;
  const types = [...keys.map(({ type }) => type), sql`uuid`];
  const columns = join([...keys.map(({ value }) => value), own], ', ');
  const further = beyond
    ? sql`AND (${columns}) ${down ? sql`<` : sql`>`} (${join(
        beyond.map((value, index) => sql`${value}::${types[index]}`),
        ', ',
      )})`
    : sql``;
  const ordered = join(
    [...keys.map(({ value }) => value), own].map((value) => (down ? sql`${value} DESC` : value)),
    ', ',
  );
  const { rows } = await db.pool.query<{ id: string; keys: (string | number)[] }>(
    query(
      sql`SELECT ${of.id} AS id, jsonb_build_array(${join(
        keys.map(({ value }) => value),
        ', ',
      )}) AS keys FROM ${from} WHERE ${has} AND ${where} ${further} ORDER BY ${ordered} LIMIT ${limit}`,
    ),
  );
  return rows;
};

const empty = async (
  db: Database,
  { none, of }: Order,
  { where, after, limit }: Omit<Part, 'down'>,
): Promise<SortPlace[]> => {
  const further = after ? sql`AND ${of.id} > ${after.id}::uuid` : sql``;
  const { rows } = await db.pool.query<{ id: string }>(
    query(
      sql`SELECT ${of.id} AS id FROM ${of.table} WHERE ${none} AND ${where} ${further} ORDER BY ${of.id} LIMIT ${limit}`,
    ),
  );
  return rows.map(({ id }) => ({ keys: null, id }));
};

/** By the rows of `of` in a table that is kept for sorting, whose index is in this very order: a page is read from it without sorting anything. */
export const keptOrder = (
  of: Order['of'],
  { table, record, where }: { table: Sql; record: Sql; where: Sql },
): Order => ({
  rows: sql`${table} JOIN ${of.table} ON ${of.id} = ${record}`,
  where,
  keys: [
    { value: sql`v.number`, type: sql`double precision` },
    { value: sql`v.text`, type: sql`text` },
  ],
  // of the index itself: by the row's own id a further page would be looked for through all of it
  id: record,
  none: sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${record} = ${of.id} AND ${where})`,
  of,
});

/** The orders of the rows of a table by what stands in them, or in another one beside them. */
export const ordersOf = (of: Order['of']) => {
  const computed = (value: Sql, type: Sql): Order => ({
    rows: of.table,
    where: sql`${value} IS NOT NULL`,
    keys: [{ value, type }],
    id: of.id,
    none: sql`${value} IS NULL`,
    of,
  });
  const words = (value: Sql): Order => computed(sql`(left(nullif(${value}, ''), 100) COLLATE "ru-x-icu")`, sql`text`);
  /** By what stands in another table: joined, since asking for each row by itself takes seconds where there are many. */
  const beside = (value: Sql, table: Sql, on: Sql): Order => {
    const order = words(value);
    return {
      ...order,
      rows: sql`${of.table} JOIN ${table} ON ${on}`,
      none: sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${on} AND ${order.where})`,
    };
  };
  /** As they were made: ids grow with time. */
  const made: Order = { rows: of.table, where: sql`true`, keys: [], id: of.id, none: sql`false`, of };
  return { computed, words, beside, made };
};
