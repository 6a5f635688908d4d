import { z } from 'zod';
import { addToList, removeFromList } from '../prisma/callback/do-not-call.ts';
import { listDoNotCall } from '../prisma/callback/callback.queries.ts';
import { readPromises } from '../prisma/callback/promises.queries.ts';
import { readCallbackRules, saveCallbackRules } from '../prisma/callback/rules.ts';
import { CallbackRules, DoNotCall, PromisesOfUser } from '../workflows/callback/callback.schema.ts';
import { cut, PageQuery, pageOf, placeFrom } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';

const tag = 'Callbacks';
const Phone = z.string().trim().min(1).max(60);
const Place = z.tuple([z.iso.datetime(), z.string().max(20)]);

export const callbackSettingRoutes = [
  route({
    method: 'get',
    path: '/settings/callbacks',
    tag,
    summary: 'How promises to call are kept: attempts, whom the ladder tells, calling hours by country',
    access: everybody,
    out: CallbackRules,
    handler: ({ deps }) => readCallbackRules(deps.db),
  }),
  route({
    method: 'patch',
    path: '/settings/callbacks',
    tag,
    summary: 'Change them; what is promised keeps its hour',
    access: ['admin'],
    body: CallbackRules,
    out: CallbackRules,
    handler: ({ deps, body }) => saveCallbackRules(deps.db, body),
  }),
  route({
    method: 'get',
    path: '/reports/callbacks',
    tag,
    summary: 'Promises to call whose window ended in this stretch, kept, late and broken, by person',
    access: overseers,
    work: 'report',
    query: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
    out: z.object({ users: z.array(PromisesOfUser) }),
    handler: async ({ deps, query }) => ({ users: await readPromises(deps.db, query) }),
  }),
  route({
    method: 'get',
    path: '/do-not-call',
    tag,
    summary: 'Numbers that nobody calls, the newest first',
    access: overseers,
    query: PageQuery.extend({ q: z.string().max(60).default('') }),
    out: pageOf(DoNotCall),
    handler: async ({ deps, query: { q, limit, cursor } }) => {
      const after = placeFrom(cursor, Place);
      const rows = await listDoNotCall(deps.db, { q, limit, after: after && { at: after[0], phone: after[1] } });
      return cut(rows, limit, ({ at, phone }) => [at, phone]);
    },
  }),
  route({
    method: 'post',
    path: '/do-not-call',
    tag,
    summary: 'Nobody calls this number from now on, unless its owner asks for a call; again it changes the reason',
    access: everybody,
    body: z.object({ phone: Phone, reason: z.string().trim().max(300).default('') }),
    out: z.object({ phone: z.string() }),
    status: 201,
    handler: ({ deps, me, body }) => addToList(deps.db, { ...body, by: me.id }),
  }),
  route({
    method: 'delete',
    path: '/do-not-call/{phone}',
    tag,
    summary: 'This number may be called again',
    access: overseers,
    params: z.object({ phone: Phone }),
    status: 204,
    handler: ({ deps, params }) => removeFromList(deps.db, params.phone),
  }),
];
