import { z } from 'zod';
import { blobOf } from '../activities/file/keep.ts';
import { readFile } from '../prisma/file/file.queries.ts';
import { changeImport, createImport } from '../prisma/import/import-draft.ts';
import { listImports, readImport } from '../prisma/import/import.queries.ts';
import { previewImport } from '../prisma/import/import-preview.ts';
import { fieldsFor } from '../prisma/import/reading.ts';
import { readSheet } from '../storage/sheet/read.ts';
import { isFault, MOST_COLUMNS, MOST_ROWS, MOST_SHEET_BYTES, type SheetFault } from '../storage/sheet/sheet.ts';
import { FieldNoun } from '../workflows/field/field.schema.ts';
import { Import, ImportPatch, ImportPreview, ImportTarget, NewImport } from '../workflows/import/import.schema.ts';
import { targetsOf } from '../workflows/import/target.ts';
import { withoutWhy } from '../workflows/import/why-column.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { Key } from '../workflows/automation/key.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { overseers, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { importRunRoutes } from './import-run.ts';

const tag = 'Imports';

export const importRoutes = [
  ...importRunRoutes,
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
];

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
