import { z } from 'zod';
import { bePresent, leavePlace } from '../prisma/user/presence.ts';
import { Presence, Present } from '../workflows/user/presence.schema.ts';
import { everybody, route } from './http/route.ts';

const tag = 'People';

export const presenceRoutes = [
  route({
    method: 'post',
    path: '/presence',
    tag,
    summary: 'Say that a page is open, every ten seconds; answers who else has it open',
    access: everybody,
    body: Present,
    out: z.object({ others: z.array(Presence) }),
    handler: async ({ deps, me, body }) => ({ others: await bePresent(deps.db, { ...body, userId: me.id }) }),
  }),
  route({
    method: 'post',
    path: '/presence/end',
    tag,
    summary: 'Say that a page was closed',
    access: everybody,
    body: Present.pick({ place: true }),
    status: 204,
    handler: async ({ deps, me, body }) => leavePlace(deps.db, { ...body, userId: me.id }),
  }),
];
