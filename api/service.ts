import { z } from 'zod';
import { foreseeService } from '../prisma/service/foresee.ts';
import { readServiceRules, saveServiceRules } from '../prisma/service/rules.ts';
import { ServiceForesight, ServicePolicy, ServiceRules } from '../workflows/service/policy.schema.ts';
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
];
