import { z } from 'zod';
import { beginImport, undoImport } from '../prisma/import/import.ts';
import { listImportRows, readImport } from '../prisma/import/import.queries.ts';
import { ImportRow, type Cell } from '../workflows/import/import.schema.ts';
import { rowFaultSentence } from '../workflows/import/row-fault.ts';
import { whyColumn } from '../workflows/import/why-column.ts';
import { bulkRunStates, bulkRunUpdate } from '../workflows/process/bulk-run.ts';
import { refuse } from '../workflows/refusal.ts';
import { sendTable, TableFormat } from './file/table.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ANSWERED, overseers, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { steer } from './steering.ts';

const tag = 'Imports';
const SteeredBulkRun = z.object({ id: z.uuid(), version: z.number().int(), state: z.enum(bulkRunStates) });
const PAGE = 500;

/** An import under way, and what became of its rows. */
export const importRunRoutes = [
  route({
    method: 'get',
    path: '/imports/{id}/rows',
    tag,
    summary: 'What became of each row',
    access: overseers,
    params: IdParams,
    query: PageQuery.extend({ state: ImportRow.shape.state.optional() }),
    out: pageOf(ImportRow),
    handler: async ({ deps, me, params, language, query: { cursor, limit, state } }) => {
      const found = await readImport(deps.db, me, params.id);
      if (!found) return refuse('NotFound');
      const names = found.columns.map(({ name }) => name);
      const after = placeFrom(cursor, z.tuple([z.number().int()]))?.[0];
      const rows = await listImportRows(deps.db, params.id, { state, after, limit: limit + 1 });
      const told = rows.map((row) => ({
        ...row,
        why: (row.why ?? []).map((one) => rowFaultSentence(one, names, language)),
      }));
      return cut(told, limit, ({ line }) => [line]);
    },
  }),
  route({
    method: 'get',
    path: '/imports/{id}/errors',
    tag,
    work: 'report',
    summary: 'The rows that did not come in, with their own columns and why, as a CSV or XLSX file to be mended',
    access: overseers,
    params: IdParams,
    query: z.object({ format: TableFormat.default('csv') }),
    handler: async ({ deps, me, params, language, query: { format }, response }) => {
      const found = await readImport(deps.db, me, params.id);
      if (!found) return refuse('NotFound');
      const names = found.columns.map(({ name }) => name);
      const rows = async function* (): AsyncGenerator<Cell[]> {
        yield [...names, whyColumn[language]];
        for (let after = 0; ;) {
          const page = await listImportRows(deps.db, params.id, { state: 'refused', after, limit: PAGE });
          for (const { cells, why } of page)
            yield [
              ...names.map((_, index) => cells[index] ?? null),
              (why ?? []).map((one) => rowFaultSentence(one, names, language)).join(' '),
            ];
          if (page.length < PAGE) return;
          after = page.at(-1)!.line;
        }
      };
      await sendTable(response, rows(), { format, name: found.fileName.replace(/\.[^.]+$/, '') });
      return ANSWERED;
    },
  }),
  route({
    method: 'post',
    path: '/imports/{id}/begin',
    tag,
    summary: 'Let the rows come in; each does so once, whatever stops meanwhile',
    access: overseers,
    params: IdParams,
    out: SteeredBulkRun,
    handler: async (call) => {
      const { deps, me, params } = call;
      if (!(await readImport(deps.db, me, params.id))) return refuse('NotFound');
      return beginImport(deps.db, { ...doingOf(call), importId: params.id });
    },
  }),
  route({
    method: 'post',
    path: '/imports/{id}/undo',
    tag,
    summary:
      'Take back what an import has made; what somebody has touched since stays, and is listed with the rows in state `stays`',
    access: overseers,
    params: IdParams,
    out: SteeredBulkRun,
    handler: async (call) => {
      const { deps, me, params } = call;
      if (!(await readImport(deps.db, me, params.id))) return refuse('NotFound');
      return undoImport(deps.db, { ...doingOf(call), importId: params.id });
    },
  }),
  ...(['pause', 'resume', 'stop'] as const).map((order) =>
    route({
      method: 'post',
      path: `/imports/{id}/${order}`,
      tag,
      summary: {
        pause: 'Let an import rest',
        resume: 'Let it go on',
        stop: 'End it where it is: what has come in stays',
      }[order],
      access: overseers,
      params: IdParams,
      out: SteeredBulkRun,
      handler: async (call) => {
        const { deps, me, params } = call;
        const found = await readImport(deps.db, me, params.id);
        if (!found) return refuse('NotFound');
        if (found.state === 'planned') return refuse('WalkNotRunning');
        return steer<z.infer<typeof SteeredBulkRun>>(call, `import:${params.id}`, bulkRunUpdate(order));
      },
    }),
  ),
];
