import { z } from 'zod';
import { foreseeService } from '../prisma/service/foresee.ts';
import { readServiceRules, saveServiceRules } from '../prisma/service/rules.ts';
import { readRotasNow, saveRotas } from '../prisma/service/rota.ts';
import { tryPolicies } from '../prisma/service/try.ts';
import { readHouseLadder, saveHouseLadder } from '../prisma/task/house-ladder.ts';
import { ServiceForesight, ServicePolicy, ServiceRules } from '../workflows/service/policy.schema.ts';
import { Rotas, RotasNow } from '../workflows/service/rota.schema.ts';
import { LadderTry, TriedLadder } from '../workflows/service/try.schema.ts';
import { HouseTaskLadder } from '../workflows/task/ladder.schema.ts';
import { everybody, overseers, route } from './http/route.ts';

const tag = 'Service';

export const serviceRoutes = [
  route({
    method: 'get',
    path: '/settings/service',
    tag,
    summary: 'What is promised to clients: policies, the first that fits a ticket counts',
    access: everybody,
    out: ServiceRules,
    handler: ({ deps }) => readServiceRules(deps.db),
  }),
  route({
    method: 'patch',
    path: '/settings/service',
    tag,
    summary: 'Change the policies; open tickets take over what fits them, and what they have used stays used',
    access: ['admin'],
    body: ServiceRules,
    out: ServiceRules,
    handler: ({ deps, body }) => saveServiceRules(deps.db, body),
  }),
  route({
    method: 'post',
    path: '/settings/service/foresight',
    tag,
    summary: 'What other policies would do to the open tickets; nothing is written',
    access: overseers,
    work: 'report',
    body: z.object({ policies: z.array(ServicePolicy).max(50) }),
    out: ServiceForesight,
    handler: ({ deps, body }) => foreseeService(deps.db, body.policies),
  }),
  route({
    method: 'post',
    path: '/settings/service/try',
    tag,
    summary:
      'Which steps the ladders would take for a made-up ticket that nobody answers, when and for whom; nothing is written',
    access: overseers,
    work: 'report',
    body: LadderTry,
    out: TriedLadder,
    handler: async ({ deps, body }) => ({ promises: await tryPolicies(deps.db, body) }),
  }),
  route({
    method: 'get',
    path: '/settings/task-ladder',
    tag,
    summary: 'What is done about a late task that belongs to no pipeline, step by step',
    access: everybody,
    out: HouseTaskLadder,
    handler: ({ deps }) => readHouseLadder(deps.db),
  }),
  route({
    method: 'patch',
    path: '/settings/task-ladder',
    tag,
    summary: 'Change it; open tasks look at it anew, and what was done stays done',
    access: ['admin'],
    body: HouseTaskLadder,
    out: HouseTaskLadder,
    handler: ({ deps, body }) => saveHouseLadder(deps.db, body),
  }),
  route({
    method: 'get',
    path: '/settings/rotas',
    tag,
    summary: 'Who is on call when nobody else answers, by group and for the house, and who is now',
    access: everybody,
    out: RotasNow,
    handler: ({ deps }) => readRotasNow(deps.db),
  }),
  route({
    method: 'patch',
    path: '/settings/rotas',
    tag,
    summary: 'Change the rotas; what is late looks at them anew',
    access: ['admin'],
    body: Rotas,
    out: RotasNow,
    handler: ({ deps, body }) => saveRotas(deps.db, body),
  }),
];
