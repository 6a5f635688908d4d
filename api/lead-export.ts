import { z } from 'zod';
import { beginExport, exportedLeads } from '../prisma/export/export.ts';
import { hiddenFields } from '../prisma/field/field.queries.ts';
import { houseFields } from '../prisma/field/house-fields.ts';
import { publishedPipeline } from '../prisma/pipeline/pipeline.ts';
import { listUsers, zoneOf } from '../prisma/user/user.queries.ts';
import { fileColumns, type Cell } from '../workflows/export/cells.ts';
import { ofClients } from '../workflows/field/field.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { sendTable, TableFormat } from './file/table.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { conditionFrom, LeadFilterQuery, whyNotAsk } from './lead-filter.ts';
import { SortQuery } from './lead-sort.ts';

export const leadExportRoutes = [
  route({
    method: 'get',
    path: '/pipelines/{key}/export',
    tag: 'Leads',
    summary: 'The leads that a table shows, as a CSV or XLSX file; who takes one is written down',
    access: everybody,
    work: 'report',
    params: z.object({ key: Key }),
    query: z.object({
      ...LeadFilterQuery,
      sort: SortQuery.sort,
      columns: z.string().max(4000).meta({ description: 'keys of columns, with commas between them' }),
      format: TableFormat.default('csv'),
    }),
    handler: async ({ deps, me, params, query, language, response }) => {
      const { filter, columns: wanted, format, sort = '-number', ...named } = query;
      const hidden = await hiddenFields(deps.db, me, 'lead');
      const where = whyNotAsk([sort], hidden) ?? conditionFrom(filter, me, hidden);
      if (isRefusal(where)) return where;
      const [found, users, zone] = await Promise.all([
        publishedPipeline(deps.db, params.key),
        listUsers(deps.db),
        zoneOf(deps.db, me.id),
      ]);
      if (!found) return refuse('NotFound');
      const names = new Map(users.map(({ id, name }) => [id, name]));
      const keys = wanted
        .split(',')
        .map((one) => one.replace(/:\d+$/, ''))
        .filter((one) => !hidden.has(one.replace(/^fields\./, '')));
      const around = ofClients(await houseFields(deps.db));
      const reading = { definition: found.definition, around, language, zone, nameOf: (id: string) => names.get(id) };
      const columns = fileColumns(keys, reading);
      const which = { ...named, ...(where ? { filter: where } : {}), pipeline: params.key, sort };
      const told = { pipeline: params.key, format, columns: keys };
      const begun = await beginExport(deps.db, me, which, { ...told, filter: filter ?? null, q: named.q ?? null });
      if (isRefusal(begun)) return begun;
      const rows = async function* (): AsyncGenerator<Cell[]> {
        yield columns.map(({ name }) => name);
        for await (const leads of exportedLeads(deps.db, me, which))
          for (const lead of leads) yield columns.map(({ cell }) => cell(lead));
      };
      await sendTable(response, rows(), { format, name: params.key });
      return ANSWERED;
    },
  }),
];
