import { z } from 'zod';
import { stageTotals } from '../prisma/lead/lead-totals.ts';
import { hiddenFields } from '../prisma/field/field.queries.ts';
import { listPipelines, readPipeline } from '../prisma/pipeline/pipeline.queries.ts';
import { StageTotal } from '../workflows/lead/totals.schema.ts';
import { Key, Pipeline } from '../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { conditionFrom, LeadFilterQuery } from './lead-filter.ts';

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
    summary: 'How many leads stand in each stage and what they are worth, of all of them or of those looked for',
    access: everybody,
    params: z.object({ key: Key }),
    query: z.object(LeadFilterQuery),
    out: z.object({ items: z.array(StageTotal) }),
    handler: async ({ deps, me, params, query: { filter, ...named } }) => {
      const where = conditionFrom(filter, me, await hiddenFields(deps.db, me, 'lead'));
      if (isRefusal(where)) return where;
      const totals = stageTotals(deps.db, me, { ...named, pipeline: params.key, ...(where ? { filter: where } : {}) });
      return { items: await totals };
    },
  }),
];
