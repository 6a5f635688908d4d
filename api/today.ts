import { readToday } from '../prisma/today/today.queries.ts';
import { Today } from '../workflows/task/today.schema.ts';
import { everybody, route } from './http/route.ts';

export const todayRoutes = [
  route({
    method: 'get',
    path: '/today',
    tag: 'Tasks',
    summary: 'Leads of mine that wait for me though no task says so',
    access: everybody,
    out: Today,
    handler: ({ deps, me }) => readToday(deps.db, me.id),
  }),
];
