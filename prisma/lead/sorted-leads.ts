import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { keptOrder, ordersOf, pageInOrder, type Order, type SortPlace } from '../list-order.ts';
import { publishedPipeline } from '../pipeline/pipeline.ts';
import { join, sql, type Sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { leadsInOrder, whereLeads, type LeadFilter } from './lead.queries.ts';

type Sorting = Omit<LeadFilter, 'after' | 'pipeline'> & {
  pipeline: string;
  /** `name`, `createdAt`, `fields.<key>`, ...; `-name` from the end */
  sort: string;
  after?: SortPlace | undefined;
};

/** Leads of a pipeline by one of their values, as `pageInOrder` says. Refused: SortUnknown. */
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
  const { ids, next } = await pageInOrder(db, order, { where, down, after, limit });
  return { leads: await leadsInOrder(db, me, ids), next };
};

const lead = { table: sql`lead l`, id: sql`l.id` };
const { computed, words, beside } = ordersOf(lead);

const orderOf = async (db: Database, by: string, pipeline: string): Promise<Order | undefined> => {
  if (by === 'name' || by === 'amount' || by.startsWith('fields.')) return kept(by, pipeline);
  if (by === 'stage') {
    const { definition } = (await publishedPipeline(db, pipeline)) ?? {};
    return computed(sql`array_position(${definition?.stages.map(({ key }) => key) ?? []}::text[], l.stage)`, sql`int`);
  }
  if (by.startsWith('source.')) return words(sql`l.source ->> ${by.slice(7)}::text`);
  return Object.hasOwn(orders, by) ? orders[by] : undefined;
};

const kept = (key: string, pipeline: string): Order =>
  keptOrder(lead, {
    table: sql`lead_value v`,
    record: sql`v.lead_id`,
    where: sql`v.pipeline_id = (SELECT id FROM pipeline WHERE key = ${pipeline}) AND v.key = ${key}`,
  });

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
