import { z } from 'zod';
import { countTickets, listTickets, ticketTotals } from '../prisma/ticket/ticket-list.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { Priority } from '../workflows/ticket/priority.schema.ts';
import { TicketItem } from '../workflows/ticket/ticket.schema.ts';
import { pageOf, PageQuery } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';
import { readCondition } from './lead-filter.ts';
import { Counted, counted, MOST_COUNTED } from './counted.ts';
import { sortCursor, sortPlaceFrom, SortQuery } from './lead-sort.ts';

const tag = 'Tickets';
const Key = z.string().max(40);

/** What a list of tickets is asked by. */
export const whichTickets = {
  q: z.string().max(200).optional().meta({ description: 'words of the subject, or the track number' }),
  pipeline: Key.optional(),
  stage: Key.optional(),
  state: z.enum(['open', 'closed']).optional(),
  assignee: z.union([Id, z.literal('none')]).optional(),
  group: Id.optional(),
  priority: Priority.optional(),
  contact: Id.optional(),
  lead: Id.optional(),
  conversation: Id.optional(),
  filter: z.string().max(10_000).optional().meta({ description: 'a condition like those of automations, as JSON' }),
};
/** Whatever stands in a ticket is seen by whoever sees the ticket. */
export const nothingHidden = new Set<string>();

export const ticketListRoutes = [
  route({
    method: 'get',
    path: '/tickets',
    tag,
    summary: 'Tickets that the reader may see',
    access: everybody,
    query: PageQuery.extend({
      ...whichTickets,
      sort: SortQuery.sort.meta({
        description:
          '`nextDueAt`, `createdAt`, `stageEnteredAt`, `priority`, `fields.<key>`, ...; with `-` from the end',
      }),
      cursor: SortQuery.cursor,
    }),
    out: pageOf(TicketItem),
    handler: async ({ deps, me, query: { cursor, filter, ...asked } }) => {
      const condition = readCondition(filter, nothingHidden);
      if (isRefusal(condition)) return condition;
      const page = await listTickets(deps.db, me, { ...asked, filter: condition, after: sortPlaceFrom(cursor) });
      return isRefusal(page) ? page : { items: page.items, next: page.next && sortCursor(page.next) };
    },
  }),
  route({
    method: 'get',
    path: '/tickets/count',
    tag,
    summary: `How many the list has, ${MOST_COUNTED} at most`,
    access: everybody,
    query: z.object(whichTickets),
    out: Counted,
    handler: async ({ deps, me, query: { filter, ...asked } }) => {
      const condition = readCondition(filter, nothingHidden);
      if (isRefusal(condition)) return condition;
      return counted((most) => countTickets(deps.db, me, { ...asked, filter: condition, most }));
    },
  }),
  route({
    method: 'get',
    path: '/tickets/totals',
    tag,
    summary: 'How many open tickets that the list has stand in each stage of a pipeline',
    access: everybody,
    query: z.object({ ...whichTickets, pipeline: Key }),
    out: z.object({ items: z.array(z.object({ stage: z.string(), count: z.number().int() })) }),
    handler: async ({ deps, me, query: { filter, ...asked } }) => {
      const condition = readCondition(filter, nothingHidden);
      if (isRefusal(condition)) return condition;
      const items = await ticketTotals(deps.db, me, { ...asked, filter: condition, state: 'open' });
      return isRefusal(items) ? items : { items };
    },
  }),
];
