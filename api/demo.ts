import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request } from 'express';
import { z } from 'zod';
import { namesByEmail } from '../prisma/user/user.queries.ts';
import { DEMO_MS, isDemoBrowser, makeFirstAdmin, openDemo } from '../prisma/user/entry-link.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { DemoLink, FirstAdmin } from '../workflows/user/entry.schema.ts';
import { Role } from '../workflows/user/user.schema.ts';
import type { Deps } from './deps.ts';
import { limitCalls } from './http/limit.ts';
import { isLocalCaller } from './http/local.ts';
import { route } from './http/route.ts';

const Credentials = z.object({ users: z.array(z.object({ email: z.string(), password: z.string(), role: Role })) });
const DemoLogin = z.object({ email: z.string(), password: z.string(), role: Role, name: z.string() });

export const demoRoutes = [
  route({
    method: 'get',
    path: '/demo',
    tag: 'People',
    summary:
      'The demo people, for the browser in which the address that bin/start printed was opened; nobody otherwise',
    access: 'public',
    out: z.object({ demo: z.boolean().meta({ description: 'there is a demo to open' }), items: z.array(DemoLogin) }),
    handler: async ({ deps, request }) => {
      const demo = isTriedAtHome(deps, request);
      const pass = demo && passOf(request);
      return { demo, items: pass && (await isDemoBrowser(deps.db, pass)) ? await demoLogins(deps) : [] };
    },
  }),
  route({
    method: 'post',
    path: '/demo',
    tag: 'People',
    summary: 'Open the demo in this browser, once by each address that bin/start prints',
    access: 'public',
    body: DemoLink,
    status: 204,
    handler: async ({ deps, body, request, response }) => {
      if (!isTriedAtHome(deps, request)) return refuse('NotFound');
      await limitCalls(deps, request, LINKS);
      const opened = await openDemo(deps.db, body.token);
      if (isRefusal(opened)) return opened;
      const age = DEMO_MS / 1000;
      response.append('Set-Cookie', `${PASS}=${opened.pass}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict`);
    },
  }),
  route({
    method: 'post',
    path: '/first-admin',
    tag: 'People',
    summary: 'Become the admin of a house that has none, once by the address that bin/start prints',
    access: 'public',
    body: FirstAdmin,
    status: 204,
    handler: async ({ deps, body, request }) => {
      await limitCalls(deps, request, LINKS);
      return makeFirstAdmin(deps.db, body);
    },
  }),
];

const PASS = 'voronka_demo';
const LINKS = { name: 'link', most: 60, seconds: 300 };

const passOf = ({ headers }: Request): string | undefined =>
  new RegExp(`(?:^|; *)${PASS}=([\\w-]{43})`).exec(headers.cookie ?? '')?.[1];

const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Nothing real is connected, and the browser runs on this machine and calls the server by one of its names. */
const isTriedAtHome = ({ config }: Deps, request: Request): boolean =>
  config.demo && isLocalCaller(request) && HERE.test(request.headers.host ?? '');

const demoLogins = async ({ config, db }: Deps): Promise<z.infer<typeof DemoLogin>[]> => {
  const file = await readFile(join(config.home, 'credentials.json'), 'utf8').catch(() => '{}');
  const read = Credentials.safeParse(json(file));
  if (!read.success) return [];
  const names = await namesByEmail(
    db,
    read.data.users.map(({ email }) => email),
  );
  return read.data.users.flatMap((user) => (names.has(user.email) ? [{ ...user, name: names.get(user.email)! }] : []));
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
