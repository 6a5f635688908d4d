import { z } from 'zod';
import { MOST_EXPORTED, PAGE, tellExport } from '../prisma/export/export.ts';
import { listPipelines } from '../prisma/pipeline/pipeline.queries.ts';
import { countTickets, listTickets } from '../prisma/ticket/ticket-list.ts';
import { listUsers, zoneOf } from '../prisma/user/user.queries.ts';
import { listGroups } from '../prisma/work/group.ts';
import type { Cell } from '../workflows/export/cells.ts';
import { ticketColumns } from '../workflows/export/ticket-cells.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { sendTable, TableFormat } from './file/table.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { SortQuery } from './lead-sort.ts';
import { nothingHidden, whichTickets } from './ticket-list.ts';
import { readCondition } from './lead-filter.ts';

export const ticketExportRoutes = [
  route({
    method: 'get',
    path: '/tickets/export',
    tag: 'Tickets',
    summary: 'The tickets that the list shows, as a CSV or XLSX file; who takes one is written down',
    access: everybody,
    work: 'report',
    query: z.object({
      ...whichTickets,
      sort: SortQuery.sort,
      columns: z.string().max(4000).meta({ description: 'keys of columns, with commas between them' }),
      format: TableFormat.default('csv'),
    }),
    handler: async ({ deps: { db }, me, query, language, response }) => {
      const { filter, columns: wanted, format, sort, ...asked } = query;
      const condition = readCondition(filter, nothingHidden);
      if (isRefusal(condition)) return condition;
      const which = { ...asked, filter: condition };
      const records = await countTickets(db, me, { ...which, most: MOST_EXPORTED + 1 });
      if (isRefusal(records)) return records;
      if (records > MOST_EXPORTED) return refuse('TooManyToExport', { count: records, most: MOST_EXPORTED });
      const [users, groups, zone, pipelines] = await Promise.all([
        listUsers(db),
        listGroups(db),
        zoneOf(db, me.id),
        listPipelines(db),
      ]);
      const keys = wanted.split(',').map((one) => one.replace(/:\d+$/, ''));
      const stages = new Map(pipelines.map(({ key, definition }) => [key, definition.stages]));
      const columns = ticketColumns(keys, {
        ...{ language, zone, fields: pipelines.find(({ key }) => key === asked.pipeline)?.definition.fields ?? [] },
        nameOf: (id) => users.find((user) => user.id === id)?.name,
        groupOf: (id) => groups.find((group) => group.id === id)?.name,
        stageOf: ({ pipeline, stage }) => stages.get(pipeline)?.find(({ key }) => key === stage)?.name,
      });
      type Page = Awaited<ReturnType<typeof listTickets>>;
      const first = await listTickets(db, me, { ...which, sort, limit: PAGE });
      if (isRefusal(first)) return first;
      const told = { noun: 'ticket' as const, format, columns: keys, records };
      await tellExport(db, me, { ...told, filter: filter ?? null, q: asked.q ?? null });
      const rows = async function* (): AsyncGenerator<Cell[]> {
        yield columns.map(({ name }) => name);
        for (let page: Page | Refusal = first; !isRefusal(page);) {
          for (const one of page.items) yield columns.map(({ cell }) => cell(one));
          if (!page.next) return;
          page = await listTickets(db, me, { ...which, sort, after: page.next, limit: PAGE });
        }
      };
      await sendTable(response, rows(), { format, name: 'tickets' });
      return ANSWERED;
    },
  }),
];
