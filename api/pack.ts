import { z } from 'zod';
import { installPack, readDemo } from '../prisma/pack/pack.ts';
import { removeDemo } from '../prisma/pack/pack-removal.ts';
import { packs } from '../prisma/seed/packs/packs.ts';
import { DemoState, Installed, Pack, PackOrder } from '../workflows/pack/pack.schema.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { pageOf } from './http/paging.ts';
import { route } from './http/route.ts';

const tag = 'Pipelines';
const admins = ['admin'] as const;
const KeyParams = z.object({ key: Key });

export const packRoutes = [
  route({
    method: 'get',
    path: '/packs',
    tag,
    summary: 'Ready pipelines to begin with',
    access: admins,
    out: pageOf(Pack),
    handler: async () => ({ items: packs(), next: null }),
  }),
  route({
    method: 'post',
    path: '/packs/{key}/install',
    work: 'report',
    tag,
    summary:
      'Make a pipeline from a ready one: published, with its texts and form, and with demo leads where they are wanted',
    access: admins,
    params: KeyParams,
    body: PackOrder,
    out: Installed,
    status: 201,
    handler: async ({ deps, me, params, body }) => installPack(deps.db, { ...params, ...body, userId: me.id }),
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/demo',
    tag,
    summary: 'Whether demo leads stand in a pipeline',
    access: admins,
    params: KeyParams,
    out: DemoState,
    handler: async ({ deps, params }) => readDemo(deps.db, params.key),
  }),
  route({
    method: 'delete',
    path: '/pipelines/{key}/demo',
    work: 'report',
    tag,
    summary: 'Delete the demo leads of a pipeline with all that hangs on them; real leads stay',
    access: admins,
    params: KeyParams,
    out: z.object({ removed: z.number().int() }),
    handler: async ({ deps, me, params }) => removeDemo(deps.db, { pipelineKey: params.key, userId: me.id }),
  }),
];
