import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request } from 'express';
import { z } from 'zod';
import { namesByEmail } from '../prisma/user.queries.ts';
import { Role } from '../workflows/user/user.schema.ts';
import type { Deps } from './deps.ts';
import { isLocalCaller } from './http/local.ts';
import { route } from './http/route.ts';
import { isSandboxOnly } from './sandbox.ts';

const Credentials = z.object({ users: z.array(z.object({ email: z.string(), password: z.string(), role: Role })) });
const DemoLogin = z.object({ email: z.string(), password: z.string(), role: Role, name: z.string() });

export const demoRoutes = [
  route({
    method: 'get',
    path: '/demo',
    tag: 'People',
    summary: 'The demo people, for the one who tries Voronka on her own machine; nobody otherwise',
    access: 'public',
    out: z.object({ items: z.array(DemoLogin) }),
    handler: async ({ deps, request }) => ({ items: isTriedAtHome(deps, request) ? await demoLogins(deps) : [] }),
  }),
];

const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Nothing real is connected, and the browser runs where the server does and calls it by a name of this machine. */
const isTriedAtHome = ({ config }: Deps, request: Request): boolean =>
  isSandboxOnly(config) &&
  isLocalCaller(request) &&
  HERE.test(new URL(config.publicUrl).host) &&
  HERE.test(request.headers.host ?? '');

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
