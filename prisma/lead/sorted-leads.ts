import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { publishedPipeline } from '../pipeline/pipeline.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { leadsInOrder, whereLeads, type LeadFilter } from './lead.queries.ts';

/** Where a page ends: the sorted value (null: nothing there) and the id, since many leads may have the same. */
export type SortPlace = { keys: (string | number)[] | null; id: string };

type Sorting = Omit<LeadFilter, 'after' | 'pipeline'> & {
  pipeline: string;
  /** `name`, `createdAt`, `fields.<key>`, ...; `-name` from the end */
  sort: string;
  after?: SortPlace | undefined;
};

/** One order of leads aliased `l`: from which rows, by which keys, and which leads have nothing there. */
type Order = { rows: Sql; where: Sql; keys: { value: Sql; type: Sql }[]; id: Sql; none: Sql };

/**
 * Leads of a pipeline by one of their values, those without one last in either direction; with the place after them where there are more.
 * Texts stand as in a Russian dictionary, whatever the database's own order, and a page goes on by the same order. Refused: SortUnknown.
 */
export const sortedLeads = async (
  db: Database,
  me: Reader,
  { sort, after, limit, ...filter }: Sorting,
): Promise<{ leads: Lead[]; next: SortPlace | null } | Refusal> => {
  const down = sort.startsWith('-');
  const by = down ? sort.slice(1) : sort;
  const order = await orderOf(db, by, filter.pipeline);
  if (!order) return refuse('SortUnknown', { sort: by });
  const where = join(whereLeads(me, filter), ' AND ');
  const places: SortPlace[] = [];
  if (!after || after.keys) places.push(...(await filled(db, order, { where, down, after, limit: limit + 1 })));
  const left = limit + 1 - places.length;
  if (left > 0)
    places.push(...(await empty(db, order, { where, after: after?.keys ? undefined : after, limit: left })));
  const page = places.slice(0, limit);
  const leads = await leadsInOrder(
    db,
    me,
    page.map(({ id }) => id),
  );
  return { leads, next: places.length > limit ? (page.at(-1) ?? null) : null };
};

type Part = { where: Sql; after: SortPlace | undefined; limit: number };

const filled = async (
  db: Database,
  { rows: from, where: has, keys, id: own }: Order,
  { where, down, after, limit }: Part & { down: boolean },
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
      sql`SELECT l.id, jsonb_build_array(${join(
        keys.map(({ value }) => value),
        ', ',
      )}) AS keys FROM ${from} WHERE ${has} AND ${where} ${further} ORDER BY ${ordered} LIMIT ${limit}`,
    ),
  );
  return rows;
};

const empty = async (db: Database, { none }: Order, { where, after, limit }: Part): Promise<SortPlace[]> => {
  const further = after ? sql`AND l.id > ${after.id}::uuid` : sql``;
  const { rows } = await db.pool.query<{ id: string }>(
    query(sql`SELECT l.id FROM lead l WHERE ${none} AND ${where} ${further} ORDER BY l.id LIMIT ${limit}`),
  );
  return rows.map(({ id }) => ({ keys: null, id }));
};

const orderOf = async (db: Database, by: string, pipeline: string): Promise<Order | undefined> => {
  if (by === 'name' || by === 'amount' || by.startsWith('fields.')) return kept(by, pipeline);
  if (by === 'stage') {
    const { definition } = (await publishedPipeline(db, pipeline)) ?? {};
    return computed(sql`array_position(${definition?.stages.map(({ key }) => key) ?? []}::text[], l.stage)`, sql`int`);
  }
  if (by.startsWith('source.')) return words(sql`l.source ->> ${by.slice(7)}::text`);
  return Object.hasOwn(orders, by) ? orders[by] : undefined;
};

/** By a row of `lead_value`, whose index is in this very order: pages of the biggest pipeline are read from it without sorting anything. */
const kept = (key: string, pipeline: string): Order => ({
  rows: sql`lead_value v JOIN lead l ON l.id = v.lead_id`,
  where: sql`v.pipeline_id = (SELECT id FROM pipeline WHERE key = ${pipeline}) AND v.key = ${key}`,
  keys: [
    { value: sql`v.number`, type: sql`double precision` },
    { value: sql`v.text`, type: sql`text` },
  ],
  // of the index itself: by the lead's own id a further page would be looked for through all of it
  id: sql`v.lead_id`,
  none: sql`NOT EXISTS (SELECT 1 FROM lead_value v WHERE v.lead_id = l.id AND v.pipeline_id = l.pipeline_id AND v.key = ${key})`,
});

const computed = (value: Sql, type: Sql): Order => ({
  rows: sql`lead l`,
  where: sql`${value} IS NOT NULL`,
  keys: [{ value, type }],
  id: sql`l.id`,
  none: sql`${value} IS NULL`,
});
const words = (value: Sql): Order => computed(sql`(left(nullif(${value}, ''), 100) COLLATE "ru-x-icu")`, sql`text`);
/** By what stands in another table: joined, since asking for each lead by itself takes seconds where there are many. */
const beside = (value: Sql, table: Sql, on: Sql): Order => {
  const order = words(value);
  return {
    ...order,
    rows: sql`lead l JOIN ${table} ON ${on}`,
    none: sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${on} AND ${order.where})`,
  };
};
const client = (column: Sql): Order => beside(column, sql`lead_contact lc`, sql`lc.lead_id = l.id AND lc.is_main`);

const orders: Record<string, Order> = {
  number: computed(sql`l.number`, sql`bigint`),
  createdAt: computed(sql`l.created_at`, sql`timestamptz`),
  updatedAt: computed(sql`l.updated_at`, sql`timestamptz`),
  stageEnteredAt: computed(sql`l.stage_entered_at`, sql`timestamptz`),
  closedAt: computed(sql`l.closed_at`, sql`timestamptz`),
  responsible: beside(sql`u.name`, sql`app_user u`, sql`u.id = l.responsible_id`),
  contact: client(sql`lc.name`),
  phone: client(sql`lc.phone`),
  email: client(sql`lc.email`),
  company: beside(sql`co.name`, sql`company co`, sql`co.id = l.company_id`),
  tags: words(sql`array_to_string(l.tags, ', ')`),
  lossReason: words(sql`l.loss_reason`),
};
