import { foreseeClick } from '../prisma/automation/foresight.queries.ts';
import { Click, Foresight } from '../workflows/lead/foresight.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

export const foresightRoutes = [
  route({
    method: 'post',
    path: '/leads/{id}/foresight',
    tag: 'Leads',
    summary: 'What automations would do at once to a move or to the end of a task; nothing is written',
    access: everybody,
    params: IdParams,
    body: Click,
    out: Foresight,
    handler: async ({ deps, me, params, body }) =>
      (await foreseeClick(deps.db, me, params.id, body)) ?? refuse('NotFound'),
  }),
];
