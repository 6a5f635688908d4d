import type { Request } from 'express';
import { z } from 'zod';
import { listNotifications, listUsers, readNotifications, zoneOf } from '../prisma/user.queries.ts';
import { changePassword } from '../prisma/user-staff.ts';
import { changePreferences, signIn, type Person } from '../prisma/user.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { NewPassword } from '../workflows/user/person.schema.ts';
import { Me, Notification, Preferences, SignIn, User } from '../workflows/user/user.schema.ts';
import type { Deps } from './deps.ts';
import { isOwnSite, sessionCookie } from './http/auth.ts';
import { limitFailures } from './http/limit.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { temporalUiFor } from './http/origin.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';
import { isSandbox } from './sandbox.ts';

const tag = 'People';

export const userRoutes = [
  route({
    method: 'post',
    path: '/session',
    tag,
    summary: 'Sign in; sets the session cookie',
    access: 'public',
    body: SignIn,
    out: Me,
    status: 201,
    handler: async ({ deps, body, request, response }) => {
      if (!isOwnSite(request, deps.config.publicUrl)) throw new ProblemError('OtherSite');
      const failures = await limitFailures(deps, request, { name: 'sign-in', most: 40, seconds: 300 });
      const signed = await signIn(deps.db, {
        ...body,
        userAgent: request.get('user-agent') ?? '',
        address: request.ip ?? '',
      });
      if (!signed) {
        await failures.count();
        throw new ProblemError('WrongPassword');
      }
      response.append('Set-Cookie', sessionCookie(signed.token, deps.config.publicUrl));
      return meOf(deps, signed.session.person, request);
    },
  }),
  route({
    method: 'delete',
    path: '/session',
    tag,
    summary: 'Sign out',
    access: everybody,
    status: 204,
    handler: async ({ deps, request, response }) => {
      const visitor = await deps.sessions.visitor(request);
      if (visitor?.by === 'cookie') await deps.sessions.end(visitor.tokenHash);
      response.append('Set-Cookie', sessionCookie('', deps.config.publicUrl, 0));
    },
  }),
  route({
    method: 'get',
    path: '/me',
    tag,
    summary: 'Who I am',
    access: everybody,
    out: Me,
    handler: ({ deps, me, request }) => meOf(deps, me, request),
  }),
  route({
    method: 'patch',
    path: '/me',
    tag,
    summary: 'Change my language, theme or sound',
    access: everybody,
    body: z.object({ preferences: Preferences }),
    out: Me,
    handler: async ({ deps, me, body: { preferences }, request }) => {
      await changePreferences(deps.db, me.id, preferences);
      deps.sessions.forget();
      const changed = {
        ...me,
        language: preferences.language ?? me.language,
        preferences: { ...me.preferences, ...preferences },
      };
      return meOf(deps, changed, request);
    },
  }),
  route({
    method: 'post',
    path: '/me/password',
    tag,
    summary: 'Change my password; my other sessions end',
    access: everybody,
    body: NewPassword,
    status: 204,
    handler: async ({ deps, me, body, request }) => {
      const failures = await limitFailures(deps, request, { name: 'password', most: 10, seconds: 300 });
      const visitor = await deps.sessions.visitor(request);
      const changed = await changePassword(deps.db, { userId: me.id, ...body, keep: visitor?.tokenHash });
      if (isRefusal(changed)) await failures.count();
      deps.sessions.forget();
      return changed;
    },
  }),
  route({
    method: 'get',
    path: '/users',
    tag,
    summary: 'The people of the house',
    access: everybody,
    out: pageOf(User),
    handler: async ({ deps }) => ({ items: await listUsers(deps.db), next: null }),
  }),
  route({
    method: 'get',
    path: '/notifications',
    tag,
    summary: 'What I was told, the newest first',
    access: everybody,
    query: PageQuery.extend({ unread: z.enum(['0', '1', 'true', 'false']).optional() }),
    out: pageOf(Notification),
    handler: async ({ deps, me, query: { cursor, limit, unread } }) => {
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      const items = await listNotifications(deps.db, me.id, {
        unread: unread === '1' || unread === 'true',
        after,
        limit,
      });
      return cut(items, limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'post',
    path: '/notifications/read',
    tag,
    summary: 'Mark as read; ids of others are left alone',
    access: everybody,
    body: z.object({ ids: z.array(Id).max(500) }),
    status: 204,
    handler: ({ deps, me, body }) => readNotifications(deps.db, me.id, body.ids),
  }),
];

const meOf = async (
  { db, config }: Deps,
  { id, email, name, role, language, preferences }: Person,
  { hostname }: Request,
): Promise<Me> => ({
  id,
  email,
  name,
  role,
  language: preferences.language ?? language,
  preferences,
  timeZone: await zoneOf(db, id),
  sandboxUrl: isSandbox(config) ? config.sandbox.url : null,
  temporalUiUrl: role === 'manager' ? null : temporalUiFor(config, hostname),
});
