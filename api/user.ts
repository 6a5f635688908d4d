import type { Request } from 'express';
import { z } from 'zod';
import {
  listNotifications,
  unreadNotifications,
  listUsers,
  readNotifications,
  ownOf,
} from '../prisma/user/user.queries.ts';
import { changeExtension, changePassword } from '../prisma/user/user-profile.ts';
import { isKnownDevice, signIn } from '../prisma/user/sign-in.ts';
import { forgetTries, takeTry } from '../prisma/user/sign-in-pace.ts';
import { changePreferences, type SignedInUser } from '../prisma/user/user.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { NewPassword } from '../workflows/user/user-profile.schema.ts';
import { Extension, Me, Notification, Preferences, SignIn, User } from '../workflows/user/user.schema.ts';
import type { Deps } from './deps.ts';
import { deviceCookie, deviceOf, sessionCookie } from './http/auth.ts';
import { addressOf, blockOf } from './http/limit.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { temporalUiFor } from './http/origin.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';
import { isSandbox } from './sandbox.ts';

const tag = 'People';
/** Whoever finds a user's open screen must not find out the password by guessing. */
const OLD_PASSWORD = { tries: 10, everySeconds: 60 };

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
      const { db, hashing, config } = deps;
      const address = addressOf(request);
      const network = blockOf(address);
      const device = deviceOf(request, config.publicUrl);
      const known = await isKnownDevice(db, { ...body, device });
      const userAgent = request.get('user-agent') ?? '';
      const signed = await hashing[known ? 'known' : 'strangers'](known ? body.email : network, () =>
        signIn(db, { ...body, device, known, network, address, userAgent }),
      );
      if (!signed) throw new ProblemError('WrongPassword');
      if ('wait' in signed) throw tooManyTries(signed.wait);
      response.append('Set-Cookie', sessionCookie(signed.token, config.publicUrl));
      response.append('Set-Cookie', deviceCookie(signed.device, config.publicUrl));
      return meOf(deps, signed.session.user, request);
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
    summary: 'Change my language, theme, sound or the extension of my phone',
    access: everybody,
    body: z.object({ preferences: Preferences.default({}), extension: Extension.nullable().optional() }),
    out: Me,
    handler: async ({ deps, me, body: { preferences, extension }, request }) => {
      const refused = extension === undefined ? undefined : await changeExtension(deps.db, me.id, extension);
      if (isRefusal(refused)) return refused;
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
    summary: 'Change my password; my other sessions and my API tokens end',
    access: everybody,
    body: NewPassword,
    status: 204,
    handler: async ({ deps, me, body, request }) => {
      const tries = `password ${me.id}`;
      const wait = await takeTry(deps.db, tries, OLD_PASSWORD);
      if (wait > 0) throw tooManyTries(wait);
      const keep = (await deps.sessions.visitor(request))?.tokenHash;
      const changed = await deps.hashing.known(me.id, () => changePassword(deps.db, { userId: me.id, ...body, keep }));
      if (isRefusal(changed)) return changed;
      await forgetTries(deps.db, tries);
      deps.sessions.forget();
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
    method: 'get',
    path: '/notifications/totals',
    tag,
    summary: 'How many I have not read',
    access: everybody,
    out: z.object({ unread: z.number().int() }),
    handler: async ({ deps, me }) => ({ unread: await unreadNotifications(deps.db, me.id) }),
  }),
  route({
    method: 'post',
    path: '/notifications/read',
    tag,
    summary: 'Mark as read; ids of others are left alone',
    access: everybody,
    body: z.object({ ids: z.array(Id).max(500).optional().meta({ description: 'all of them where it is left out' }) }),
    status: 204,
    handler: ({ deps, me, body }) => readNotifications(deps.db, me.id, body.ids),
  }),
];

const tooManyTries = (wait: number) =>
  new ProblemError('TooManyTries', { retryAfter: wait, values: { minutes: Math.ceil(wait / 60) } });

const meOf = async (
  { db, config }: Deps,
  { id, email, name, role, language, preferences }: SignedInUser,
  { hostname }: Request,
): Promise<Me> => ({
  id,
  email,
  name,
  role,
  language: preferences.language ?? language,
  preferences,
  ...(await ownOf(db, id)),
  sandboxUrl: isSandbox(config) ? config.sandbox.url : null,
  temporalUiUrl: role === 'manager' ? null : temporalUiFor(config, hostname),
});
