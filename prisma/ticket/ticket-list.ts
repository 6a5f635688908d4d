import type { TicketsChosen } from '../../workflows/ticket/ticket-mass.schema.ts';
import type { TicketItem } from '../../workflows/ticket/ticket.schema.ts';
import { trackIn } from '../../workflows/task/track.ts';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { valueOrder } from '../field/field-order.ts';
import { ordersOf, type Order } from '../list-order.ts';
import { countRecords, pageOfRecords, whereOf, type ListAsked, type ListPage, type Listed } from '../record-list.ts';
import { wordsIn } from '../search/words.ts';
import { query, sql, type Sql } from '../sql.ts';
import { visibleTickets, type Reader } from '../visible.ts';
import { DUE, ticketPlaces } from './filter.ts';
import { ticketPipeline } from './ticket-pipeline.ts';
import { itemsOf } from './ticket.queries.ts';

/** Which tickets; `sort`: `nextDueAt`, `createdAt`, `stage`, `fields.<key>`, ...; with `-` from the end. */
export type TicketsAsked = Pick<ListAsked, 'q' | 'filter'> & {
  pipeline?: string | undefined;
  stage?: string | undefined;
  state?: 'open' | 'closed' | undefined;
  /** `none`: nobody's */
  assignee?: string | undefined;
  group?: string | undefined;
  priority?: string | undefined;
  contact?: string | undefined;
  lead?: string | undefined;
  conversation?: string | undefined;
};

/** A page of tickets that this reader may see. Refused: SortUnknown, FilterUnknown. */
export const listTickets = async (
  db: Database,
  me: Reader,
  asked: TicketsAsked & ListAsked,
): Promise<ListPage<TicketItem> | Refusal> => {
  const page = await pageOfRecords(db, await ticketsFor(db, me, asked), asked);
  return isRefusal(page) ? page : { items: await itemsOf(db, page.ids), next: page.next };
};

/** How many there are, `most` at most. Refused: FilterUnknown. */
export const countTickets = async (
  db: Database,
  me: Reader,
  asked: TicketsAsked & { most: number },
): Promise<number | Refusal> => countRecords(db, await ticketsFor(db, me, asked), asked);

const ticketsFor = async (db: Database, me: Reader, asked: TicketsAsked): Promise<Listed> => {
  const pipeline = asked.pipeline === undefined ? undefined : await ticketPipeline(db, asked.pipeline);
  return {
    of: ticket,
    shown: shownTickets(me, asked),
    orders: {
      ...orders,
      stage:
        pipeline && !isRefusal(pipeline)
          ? computed(
              sql`array_position(${pipeline.definition.stages.map(({ key }) => key)}::text[], k.stage)`,
              sql`int`,
            )
          : words(sql`k.stage`),
    },
    byField: async (_, key) => valueOrder('ticket', key, ticket),
    facts: ticketPlaces,
  };
};

const ticket = { table: sql`ticket k`, id: sql`k.id`, fields: sql`k.fields` };
const { computed, words, beside, made } = ordersOf(ticket);
const moment = (column: Sql): Order => computed(column, sql`timestamptz`);

const orders: Record<string, Order> = {
  subject: words(sql`k.subject`),
  contact: beside(sql`kc.name`, sql`contact kc`, sql`kc.id = k.contact_id`),
  priority: computed(sql`array_position(${Priority.options}::text[], k.priority)`, sql`int`),
  type: words(sql`k.type`),
  topic: words(sql`k.topic`),
  branch: words(sql`k.branch`),
  region: words(sql`k.region`),
  responsible: beside(sql`ku.name`, sql`app_user ku`, sql`ku.id = k.responsible_id`),
  nextDueAt: moment(DUE),
  dueAt: moment(sql`k.due_at`),
  postponedUntil: moment(sql`k.postponed_until`),
  stageEnteredAt: moment(sql`k.stage_entered_at`),
  createdAt: made,
};

/** How many of them stand in each stage. Refused: FilterUnknown. */
export const ticketTotals = async (
  db: Database,
  me: Reader,
  asked: TicketsAsked,
): Promise<{ stage: string; count: number }[] | Refusal> => {
  const where = whereOf({ of: ticket, shown: shownTickets(me, asked), facts: ticketPlaces }, asked.filter);
  if (isRefusal(where)) return where;
  const { rows } = await db.pool.query<{ stage: string; count: number }>(
    query(sql`SELECT k.stage, count(*)::int AS count FROM ticket k WHERE ${where} GROUP BY 1`),
  );
  return rows;
};

/** SQL: the tickets, aliased `k`, that are meant, as far as this reader sees them. Refused: FilterUnknown. */
export const chosenTickets = (me: Reader, chosen: TicketsChosen): Sql | Refusal =>
  'ids' in chosen
    ? sql`k.id = ANY(${chosen.ids}::uuid[]) AND ${visibleTickets(me)}`
    : whereOf({ of: ticket, shown: shownTickets(me, chosen), facts: ticketPlaces }, chosen.filter);

const shownTickets = (me: Reader, asked: TicketsAsked): Sql[] => {
  const { q = '', pipeline, stage, state, assignee, group, priority, contact, lead, conversation } = asked;
  const where = [visibleTickets(me)];
  const only = (value: string | undefined, made: (value: string) => Sql) => {
    if (value !== undefined) where.push(made(value));
  };
  only(pipeline, (key) => sql`k.pipeline_id = (SELECT id FROM pipeline WHERE key = ${key})`);
  only(stage, (key) => sql`k.stage = ${key}`);
  only(state, (is) => (is === 'open' ? sql`k.closed_at IS NULL` : sql`k.closed_at IS NOT NULL`));
  only(assignee, (id) => (id === 'none' ? sql`k.responsible_id IS NULL` : sql`k.responsible_id = ${id}::uuid`));
  only(group, (id) => sql`k.group_id = ${id}::uuid`);
  only(priority, (is) => sql`k.priority = ${is}`);
  only(contact, (id) => sql`k.contact_id = ${id}::uuid`);
  only(lead, (id) => sql`k.lead_id = ${id}::uuid`);
  only(conversation, (id) => sql`k.talks ? ${id}`);
  if (q.trim() !== '') where.push(foundBy(q));
  return where;
};

/** By a number one ticket, else by what stands in the subject. */
const foundBy = (q: string): Sql => {
  const track = trackIn(q);
  return track === undefined ? wordsIn(sql`fold(k.subject)`, q) : sql`k.track = ${track}`;
};
