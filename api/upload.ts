import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { whyNotUpload } from '../prisma/file/file.ts';
import { readFile } from '../prisma/file/file.queries.ts';
import { addPart, beginUpload, endUpload, readUpload, type UploadRow } from '../prisma/file/upload.ts';
import { uuidv7 } from '../prisma/id.ts';
import { File, NewUpload, Upload } from '../workflows/file/file.schema.ts';
import { nameOf, whyNotTake } from '../workflows/file/file.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { keepFile } from './file/keep.ts';
import { joinParts, receivePart } from './file/receive.ts';
import { everybody, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';

const tag = 'Files';
const toUpload = ({ id, name, size, arrived }: UploadRow): Upload => ({ id, name, size, arrived });

/** A file in parts of up to 8 MiB, for lines that break: what has arrived stays for a day, and the next part begins where it ends. */
export const uploadRoutes = [
  route({
    method: 'post',
    path: '/uploads',
    tag,
    summary: 'Begin a file that comes in parts',
    access: everybody,
    body: NewUpload,
    out: Upload,
    status: 201,
    handler: async ({ deps, me, body }) => {
      const name = nameOf(body.name);
      const refusal = whyNotTake({ name, size: body.size }) ?? (await whyNotUpload(deps.db, me.id, body.size));
      return refusal ?? toUpload(await beginUpload(deps.db, { name, size: body.size, by: me.id }));
    },
  }),
  route({
    method: 'get',
    path: '/uploads/{id}',
    tag,
    summary: 'How much of it has arrived',
    access: everybody,
    params: IdParams,
    out: Upload,
    handler: async ({ deps, me, params }) => {
      const upload = await readUpload(deps.db, params.id, me.id);
      return isRefusal(upload) ? upload : toUpload(upload);
    },
  }),
  route({
    method: 'patch',
    path: '/uploads/{id}',
    tag,
    summary: 'Its next bytes, as they are, up to 8 MiB; 409 UploadElsewhere says where to go on',
    access: everybody,
    params: IdParams,
    query: z.object({ at: z.coerce.number().int().min(0).meta({ description: 'where in the file they begin' }) }),
    reads: 'bytes',
    out: Upload,
    handler: async ({ deps, me, params, query, request }) => {
      const upload = await readUpload(deps.db, params.id, me.id);
      if (isRefusal(upload)) return upload;
      if (upload.arrived !== query.at) return refuse('UploadElsewhere', { arrived: upload.arrived });
      const { path, size } = await receivePart(request, deps.store);
      const part = `upload/${upload.id}/${uuidv7()}`;
      try {
        if (size === 0) return toUpload(upload);
        await deps.store.keep(part, path);
      } finally {
        await rm(path, { force: true });
      }
      const added = await addPart(deps.db, { id: upload.id, part, size, offset: query.at });
      if (!isRefusal(added)) return toUpload(added);
      await deps.store.remove(part);
      return added;
    },
  }),
  route({
    method: 'post',
    path: '/uploads/{id}/file',
    tag,
    summary: 'Make a file of an upload that has arrived; asked twice, it is the same file',
    access: everybody,
    params: IdParams,
    out: File,
    status: 201,
    handler: async (call) => {
      const { deps, me, params } = call;
      const upload = await readUpload(deps.db, params.id, me.id);
      if (isRefusal(upload)) return upload;
      const { id, name, size, arrived, parts, file_id: fileId } = upload;
      if (arrived < size) return refuse('UploadUnfinished', { arrived, size });
      const known = fileId === null ? undefined : await readFile(deps.db, me, fileId);
      if (known) return known;
      const joined = await joinParts(parts, deps.store);
      const kept = await keepFile(deps, { actor: doingOf(call).actor, key: `upload ${id}` }, { ...joined, name }, id);
      if (isRefusal(kept)) return kept;
      await endUpload(deps.db, id, kept.id);
      for (const part of parts) await deps.store.remove(part);
      return (await readFile(deps.db, me, kept.id)) ?? refuse('NotFound');
    },
  }),
];
