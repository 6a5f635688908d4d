import { z } from 'zod';
import { leadGroups } from '../prisma/lead/lead-groups.ts';
import { stageTotals } from '../prisma/lead/lead-totals.ts';
import { hiddenFields } from '../prisma/field/field.queries.ts';
import { listPipelines, readPipeline } from '../prisma/pipeline/pipeline.queries.ts';
import { LeadGroup, StageTotal } from '../workflows/lead/totals.schema.ts';
import { Key, Pipeline } from '../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { conditionFrom, whyNotAsk, LeadFilterQuery } from './lead-filter.ts';

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
  route({
    method: 'get',
    path: '/pipelines/{key}/groups',
    tag,
    summary: 'The leads of a pipeline, or those looked for, by what they have at a path of conditions',
    access: everybody,
    params: z.object({ key: Key }),
    query: z.object({ ...LeadFilterQuery, by: z.string().min(1).max(120) }),
    out: z.object({ items: z.array(LeadGroup) }),
    handler: async ({ deps, me, params, query: { filter, by, ...named } }) => {
      const hidden = await hiddenFields(deps.db, me, 'lead');
      const where = whyNotAsk([by], hidden) ?? conditionFrom(filter, me, hidden);
      if (isRefusal(where)) return where;
      const wanted = { ...named, pipeline: params.key, ...(where ? { filter: where } : {}) };
      const groups = await leadGroups(deps.db, me, by, wanted);
      return isRefusal(groups) ? groups : { items: groups };
    },
  }),
];
