import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { listUsers } from '../prisma/user.queries.ts';
import { Role } from '../workflows/user/user.schema.ts';
import { isThisMachine } from './http/local.ts';
import { route } from './http/route.ts';
import { isSandbox } from './sandbox.ts';

const Credentials = z.object({ users: z.array(z.object({ email: z.string(), password: z.string(), role: Role })) });
const DemoLogin = z.object({ email: z.string(), password: z.string(), role: Role, name: z.string() });

export const demoRoutes = [
  route({
    method: 'get',
    path: '/demo',
    tag: 'People',
    summary: 'The demo people, for a sandbox that is opened on its own machine; nobody elsewhere',
    access: 'public',
    out: z.object({ items: z.array(DemoLogin) }),
    handler: async ({ deps: { config, db }, request }) => {
      if (!isSandbox(config) || !isThisMachine(request, config.publicUrl)) return { items: [] };
      const credentials = await readCredentials(join(config.home, 'credentials.json'));
      const people = credentials.length ? await listUsers(db) : [];
      return { items: credentials.map((one) => ({ ...one, name: people.find(({ email }) => email === one.email)?.name ?? one.email })) };
    },
  }),
];

/** None where nobody has seeded the demo. */
const readCredentials = async (file: string) => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? [] : (Credentials.safeParse(JSON.parse(text)).data?.users ?? []);
};
