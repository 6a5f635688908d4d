import { z } from 'zod';
import { idOfToken, readPublicCallback } from '../prisma/callback/allowed.queries.ts';
import { tellCallback } from '../prisma/callback/callback.ts';
import { PublicCallback, Window } from '../workflows/callback/callback.schema.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { limitCalls } from './http/limit.ts';
import { route } from './http/route.ts';

const TokenParams = z.object({ token: z.string().min(10).max(100) });
const limit = { name: 'callback time', most: 30, seconds: 60 };
const tag = 'Callback page';

export const callbackClientRoutes = [
  route({
    method: 'get',
    path: '/callback-times/{token}',
    tag,
    summary: 'What the client sees behind the link: the promised time, and the hours to choose from',
    access: 'public',
    params: TokenParams,
    out: PublicCallback,
    handler: async ({ deps, params, request }) => {
      await limitCalls(deps, request, limit);
      return readPublicCallback(deps.db, params.token);
    },
  }),
  route({
    method: 'post',
    path: '/callback-times/{token}',
    tag,
    summary: 'The client moves the time, or calls the call off (`cancel`)',
    access: 'public',
    params: TokenParams,
    body: z.union([z.strictObject({ window: Window }), z.strictObject({ cancel: z.literal(true) })]),
    out: PublicCallback,
    handler: async ({ deps, params, request, body }) => {
      await limitCalls(deps, request, limit);
      const callbackId = await idOfToken(deps.db, params.token);
      if (isRefusal(callbackId)) return callbackId;
      const order =
        'window' in body
          ? { do: 'move' as const, window: body.window, byClient: true }
          : { do: 'cancel' as const, why: 'client' };
      const done = await tellCallback(deps.db, { actor: { kind: 'client' }, callbackId, order });
      return isRefusal(done) ? done : readPublicCallback(deps.db, params.token);
    },
  }),
];
