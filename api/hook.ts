import { z } from 'zod';
import { hookLead } from '../prisma/lead/lead-hook.ts';
import { Key } from '../workflows/automation/key.schema.ts';
import { everybody, route } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { Changed, doingOf, Id } from './http/shapes.ts';

export const hookRoutes = [
  route({
    method: 'post',
    path: '/leads/{id}/hooks/{name}',
    tag: 'Leads',
    summary: 'Say that something happened to a lead: automations on an incoming webhook of that name answer',
    access: everybody,
    params: z.object({ id: Id, name: Key }),
    body: z.record(z.string().max(100), z.unknown()),
    out: Changed,
    handler: (call) =>
      ifSeen(call, () =>
        hookLead(call.deps.db, { ...doingOf(call), leadId: call.params.id, name: call.params.name, body: call.body }),
      ),
  }),
];
