import { z } from 'zod';
import { stageTotals } from '../prisma/lead/lead.queries.ts';
import { listPipelines, readPipeline } from '../prisma/pipeline/pipeline.queries.ts';
import { Money } from '../workflows/money/money.schema.ts';
import { Key, Pipeline } from '../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';

const tag = 'Pipelines';

export const pipelineRoutes = [
  route({
    method: 'get',
    path: '/pipelines',
    tag,
    summary: 'The published version of each pipeline',
    access: everybody,
    out: pageOf(Pipeline),
    handler: async ({ deps }) => ({ items: await listPipelines(deps.db), next: null }),
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}',
    tag,
    summary: 'A pipeline by its key or id, or one version by its id',
    access: everybody,
    params: z.object({ key: z.string().max(40) }),
    out: Pipeline,
    handler: async ({ deps, params }) => (await readPipeline(deps.db, params.key)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/totals',
    tag,
    summary: 'How many leads stand in each stage and what they are worth',
    access: everybody,
    params: z.object({ key: Key }),
    out: z.object({
      items: z.array(z.object({ stage: z.string(), count: z.number().int(), amounts: z.array(Money) })),
    }),
    handler: async ({ deps, me, params }) => ({ items: await stageTotals(deps.db, me, params.key) }),
  }),
];
