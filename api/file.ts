import { z } from 'zod';
import { seesRecord } from '../prisma/record-sight.ts';
import { attachFile, removeFile, whyNotUpload } from '../prisma/file/file.ts';
import { filesOf, readFile } from '../prisma/file/file.queries.ts';
import { AttachFile, File, type FileNoun } from '../workflows/file/file.schema.ts';
import { whyNotOpen } from '../workflows/file/file.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { keepFile } from './file/keep.ts';
import { receiveForm } from './file/receive.ts';
import { sendFile, sendThumbnail } from './file/send.ts';
import { pageOf } from './http/paging.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Files';

/** The files of one kind of record. */
const attachedTo = (noun: FileNoun, plural: string) => {
  const path = `/${plural}/{id}/files` as const;
  return [
    route({
      method: 'get',
      path,
      tag,
      summary: `The files of a ${noun}, the oldest first`,
      access: everybody,
      params: IdParams,
      out: pageOf(File),
      handler: async ({ deps, me, params }) => {
        const record = { noun, id: params.id };
        if (!(await seesRecord(deps.db, me, record))) return refuse('NotFound');
        return { items: await filesOf(deps.db, record), next: null };
      },
    }),
    route({
      method: 'post',
      path,
      tag,
      summary: `Attach an uploaded file to a ${noun}`,
      access: everybody,
      params: IdParams,
      body: AttachFile,
      out: Changed,
      status: 201,
      handler: async (call) => {
        const { deps, me, params, body } = call;
        const record = { noun, id: params.id };
        if (!(await seesRecord(deps.db, me, record))) return refuse('NotFound');
        if (!(await readFile(deps.db, me, body.fileId))) return refuse('NotFound');
        return attachFile(deps.db, { ...doingOf(call), record, fileId: body.fileId });
      },
    }),
    route({
      method: 'delete',
      path: `${path}/{file}`,
      tag,
      summary: `Take a file off a ${noun}; attaching it again takes that back`,
      access: everybody,
      params: IdParams.extend({ file: Id }),
      out: Changed,
      handler: async (call) => {
        const { deps, me, params } = call;
        const record = { noun, id: params.id };
        if (!(await seesRecord(deps.db, me, record))) return refuse('NotFound');
        return removeFile(deps.db, { ...doingOf(call), record, fileId: params.file });
      },
    }),
  ];
};

export const fileRoutes = [
  route({
    method: 'post',
    path: '/files',
    tag,
    summary:
      'Upload a file as the part `file` of a multipart form, up to 100 MiB; attach it to a record, or it is removed after a day',
    access: everybody,
    reads: 'file',
    out: File,
    status: 201,
    handler: async (call) => {
      const { deps, me, request } = call;
      const refusal = await whyNotUpload(deps.db, me.id, Number(request.headers['content-length'] ?? 0));
      if (refusal) return refusal;
      const received = await receiveForm(request, deps.store);
      if (isRefusal(received)) return received;
      const kept = await keepFile(deps, doingOf(call), received);
      return isRefusal(kept) ? kept : ((await readFile(deps.db, me, kept.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/files/{id}',
    tag,
    summary:
      'The bytes of a file, or a range of them; pictures, PDF, sound and video to be shown in place, all else to be saved',
    access: everybody,
    params: IdParams,
    query: z.object({ save: z.stringbool().default(false).meta({ description: 'to be saved, whatever it is' }) }),
    handler: async ({ deps, me, params, query, request, response }) => {
      const file = await readFile(deps.db, me, params.id);
      if (!file) return refuse('NotFound');
      const closed = whyNotOpen(file);
      if (closed) return closed;
      await sendFile({ request, response, file, store: deps.store, save: query.save });
      return ANSWERED;
    },
  }),
  route({
    method: 'get',
    path: '/files/{id}/thumbnail',
    tag,
    summary: 'A picture in small: WebP of at most 320 points a side',
    access: everybody,
    params: IdParams,
    handler: async ({ deps, me, params, request, response }) => {
      const file = await readFile(deps.db, me, params.id);
      if (!file?.thumbnail || whyNotOpen(file)) return refuse('NotFound');
      await sendThumbnail({ request, response, file, store: deps.store });
      return ANSWERED;
    },
  }),
  route({
    method: 'get',
    path: '/files/{id}/about',
    tag,
    summary: 'What a file is called, its type and size',
    access: everybody,
    params: IdParams,
    out: File,
    handler: async ({ deps, me, params }) => (await readFile(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  ...attachedTo('lead', 'leads'),
  ...attachedTo('contact', 'contacts'),
  ...attachedTo('company', 'companies'),
  ...attachedTo('task', 'tasks'),
  ...attachedTo('ticket', 'tickets'),
];
