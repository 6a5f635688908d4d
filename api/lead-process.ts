import { z } from 'zod';
import { readLeadProcess } from '../prisma/lead/lead.queries.ts';
import { SKIP } from '../workflows/process/messages.ts';
import { Process } from '../workflows/process/process.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { Changed, IdParams } from './http/shapes.ts';
import { brakeRoutes, steerOne, steeringRoutes, type Ordered } from './process-orders.ts';
import { isSandbox } from './sandbox.ts';
import { steer } from './steering.ts';

const tag = 'The process of a lead';
const Automation = z.object({ automation: z.string().min(1).max(40).meta({ description: 'its key' }) });

const lead: Ordered = {
  ...{ noun: 'lead', of: 'a lead', tag, ifSeen },
  ahead: async ({ deps, me, params }) => (await readLeadProcess(deps.db, me, params.id))?.clockOffset ?? 0,
};

export const leadProcessRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/process',
    tag,
    summary: 'What the process of a lead waits for, and until when',
    access: everybody,
    params: IdParams,
    out: Process,
    handler: async ({ deps, me, params }) => (await readLeadProcess(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  ...brakeRoutes(lead),
  route({
    method: 'post',
    path: '/leads/{id}/process/skip',
    tag,
    summary: 'Sandbox: set the clock of a lead ahead to its next moment',
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: (call) =>
      ifSeen(call, async () =>
        isSandbox(call.deps.config) ? steer<Changed>(call, `lead:${call.params.id}`, SKIP) : refuse('OnlyInSandbox'),
      ),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/run',
    tag,
    summary: 'Begin an automation now, whatever its trigger and condition',
    access: everybody,
    params: IdParams,
    body: Automation,
    out: Changed,
    handler: (call) => ifSeen(call, () => steerOne(lead, call, { order: 'run', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/press',
    tag,
    summary: 'Press the button of a manual automation',
    access: everybody,
    params: IdParams,
    body: Automation,
    out: Changed,
    handler: (call) => ifSeen(call, () => steerOne(lead, call, { order: 'press', ...call.body })),
  }),
  ...steeringRoutes(lead),
];
