import { z } from 'zod';
import { blobOf } from './file/keep.ts';
import { sendTable, TableFormat } from './file/table.ts';
import { readFile } from '../prisma/file/file.queries.ts';
import { beginImport, changeImport, createImport } from '../prisma/import/import.ts';
import { listImportRows, listImports, readImport } from '../prisma/import/import.queries.ts';
import { previewImport } from '../prisma/import/import-preview.ts';
import { fieldsFor } from '../prisma/import/reading.ts';
import { readSheet } from '../storage/sheet/read.ts';
import { isFault, MOST_COLUMNS, MOST_ROWS, MOST_SHEET_BYTES, type SheetFault } from '../storage/sheet/sheet.ts';
import { FieldNoun } from '../workflows/field/field.schema.ts';
import {
  Import,
  ImportPatch,
  ImportPreview,
  ImportRow,
  ImportTarget,
  NewImport,
  type Cell,
} from '../workflows/import/import.schema.ts';
import { rowFaultSentence } from '../workflows/import/row-fault.ts';
import { targetsOf } from '../workflows/import/target.ts';
import { whyColumn, withoutWhy } from '../workflows/import/why-column.ts';
import { bulkRunStates, bulkRunUpdate } from '../workflows/process/bulk-run.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { Key } from '../workflows/automation/key.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ANSWERED, overseers, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { steer } from './steering.ts';

const tag = 'Imports';
const SteeredBulkRun = z.object({ id: z.uuid(), version: z.number().int(), state: z.enum(bulkRunStates) });

export const importRoutes = [
  route({
    method: 'post',
    path: '/imports',
    tag,
    work: 'report',
    summary: 'Read an uploaded CSV or XLSX of up to 10 000 rows; nothing comes in before it is begun',
    access: overseers,
    body: NewImport,
    out: Import,
    status: 201,
    handler: async (call) => {
      const { deps, me, body, language } = call;
      const file = await readFile(deps.db, me, body.fileId);
      if (!file) return refuse('NotFound');
      const table = await readSheet(await deps.store.read(blobOf(file.id)));
      if (isFault(table)) return refusalOf(table);
      const { noun, pipeline } = body;
      const wish = { me, noun, pipeline, table: withoutWhy(table), fileName: file.name, language };
      const created = await createImport(deps.db, { ...doingOf(call), ...wish });
      return isRefusal(created) ? created : ((await readImport(deps.db, me, created.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/imports',
    tag,
    summary: 'Imports, the newest first; admins see everybody’s',
    access: overseers,
    query: PageQuery,
    out: pageOf(Import),
    handler: async ({ deps, me, query: { cursor, limit } }) => {
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listImports(deps.db, me, { after, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'get',
    path: '/imports/targets',
    tag,
    summary: 'What columns may fill: values of leads, clients and companies, and the fields that the reader sees',
    access: overseers,
    query: z.object({ noun: FieldNoun, pipeline: Key.optional() }),
    out: z.object({ items: z.array(ImportTarget) }),
    handler: async ({ deps, me, query: { noun, pipeline } }) => {
      const targets = targetsOf(noun, await fieldsFor(deps.db, me, noun === 'lead' ? (pipeline ?? null) : null));
      return { items: targets.map(({ field: _, ...target }) => target) };
    },
  }),
  route({
    method: 'get',
    path: '/imports/{id}',
    tag,
    summary: 'An import: its columns, how they are read, and how far it is',
    access: overseers,
    params: IdParams,
    out: Import,
    handler: async ({ deps, me, params }) => (await readImport(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'patch',
    path: '/imports/{id}',
    tag,
    summary: 'Say what its columns fill and how the rows are to come in, before it is begun',
    access: overseers,
    params: IdParams,
    body: ImportPatch,
    out: Import,
    handler: async ({ deps, me, params, body }) => {
      if (!(await readImport(deps.db, me, params.id))) return refuse('NotFound');
      const changed = await changeImport(deps.db, { me, importId: params.id, patch: body });
      return isRefusal(changed) ? changed : ((await readImport(deps.db, me, params.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/imports/{id}/preview',
    tag,
    work: 'report',
    summary: 'What would become of its rows; nothing is written',
    access: overseers,
    params: IdParams,
    out: ImportPreview,
    handler: async ({ deps, me, params, language }) =>
      (await readImport(deps.db, me, params.id)) ? previewImport(deps.db, params.id, language) : refuse('NotFound'),
  }),
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

const PAGE = 500;

const refusalOf = ({ fault, line }: SheetFault): Refusal => {
  switch (fault) {
    case 'empty':
      return refuse('ImportEmpty');
    case 'binary':
      return refuse('ImportNoTable');
    case 'old':
      return refuse('ImportOldSheet');
    case 'damaged':
      return refuse('ImportDamaged');
    case 'quotes':
      return refuse('ImportQuoteOpen', { line: line ?? 1 });
    case 'tooManyRows':
      return refuse('ImportTooLong', { most: MOST_ROWS });
    case 'tooManyColumns':
      return refuse('ImportTooWide', { most: MOST_COLUMNS });
    case 'tooBig':
      return refuse('ImportTooBig', { most: MOST_SHEET_BYTES / 1024 / 1024 });
  }
};
