import { listAssignments } from '../prisma/assign/assign.queries.ts';
import { seesLeadNow } from '../prisma/lead/lead.queries.ts';
import { Assignment } from '../workflows/lead/assign.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

export const assignRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/assignments',
    tag: 'Leads',
    summary: 'Who was given the lead, when and why: everybody who was weighed, the newest first',
    access: everybody,
    params: IdParams,
    out: pageOf(Assignment),
    handler: async ({ deps, me, params }) =>
      (await seesLeadNow(deps.db, me, params.id))
        ? { items: await listAssignments(deps.db, params.id), next: null }
        : refuse('NotFound'),
  }),
];
