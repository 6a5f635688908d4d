import { z } from 'zod';
import { dropKeptAside, listKeptAside, takeKeptAside } from '../prisma/form/kept-aside.ts';
import { KeptAside } from '../workflows/form/form.schema.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { TRAP } from './form.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Forms';

export const keptAsideRoutes = [
  route({
    method: 'get',
    path: '/kept-aside',
    tag,
    summary: "What a form's trap has caught, the newest first",
    access: everybody,
    query: PageQuery.extend({ form: Key }),
    out: pageOf(KeptAside),
    handler: async ({ deps, query: { form, cursor, limit } }) => {
      const before = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listKeptAside(deps.db, { form, before, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'post',
    path: '/kept-aside/{id}/lead',
    tag,
    summary: 'It is no spam: make the lead as if it had come then',
    access: everybody,
    params: IdParams,
    out: z.object({ id: z.uuid() }),
    status: 201,
    handler: async ({ deps, me, params }) => {
      const taken = await takeKeptAside(deps.db, { id: params.id, by: me.id, trap: TRAP });
      if ('errors' in taken) throw new ProblemError('Invalid', { errors: taken.errors });
      return 'id' in taken ? { id: taken.id } : taken;
    },
  }),
  route({
    method: 'delete',
    path: '/kept-aside/{id}',
    tag,
    summary: 'It is spam: keep it no longer',
    access: everybody,
    params: IdParams,
    status: 204,
    handler: async ({ deps, params }) => dropKeptAside(deps.db, params.id),
  }),
];
