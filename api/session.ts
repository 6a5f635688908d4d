import { z } from 'zod';
import { endOtherSessions, endSession, sessionsOf } from '../prisma/user/session.ts';
import { hashToken } from '../prisma/user/user.ts';
import { refuse } from '../workflows/refusal.ts';
import { browserName } from '../workflows/user/browser-name.ts';
import { OwnSession } from '../workflows/user/user.schema.ts';
import { deviceOf } from './http/auth.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';

const tag = 'People';

export const sessionRoutes = [
  route({
    method: 'get',
    path: '/me/sessions',
    tag,
    summary: 'Where I am signed in, the last seen first',
    access: everybody,
    out: pageOf(OwnSession),
    handler: async ({ deps, me, request }) => {
      const here = (await deps.sessions.visitor(request))?.tokenHash;
      const all = await sessionsOf(deps.db, me.id);
      const items = all.map(({ id, user_agent, address, created_at, seen_at, token_hash }) => ({
        id,
        browser: browserName(user_agent),
        address,
        createdAt: created_at.toISOString(),
        seenAt: seen_at.toISOString(),
        current: token_hash === here,
      }));
      return { items, next: null };
    },
  }),
  route({
    method: 'delete',
    path: '/me/sessions/{id}',
    tag,
    summary: 'End one of my sessions',
    access: everybody,
    params: z.object({ id: Id }),
    status: 204,
    handler: async ({ deps, me, params }) => {
      if (!(await endSession(deps.db, me.id, params.id))) return refuse('NotFound');
      deps.sessions.forget();
      return undefined;
    },
  }),
  route({
    method: 'delete',
    path: '/me/sessions',
    tag,
    summary: 'End all my sessions but this one; browsers that were known are strangers again',
    access: everybody,
    status: 204,
    handler: async ({ deps, me, request }) => {
      const here = (await deps.sessions.visitor(request))?.tokenHash ?? '';
      const device = deviceOf(request, deps.config.publicUrl);
      await endOtherSessions(deps.db, me.id, here, device ? hashToken(device) : '');
      deps.sessions.forget();
    },
  }),
];
