import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseReady, postgresUrl, preparePostgres } from '../../prisma/dev-server/postgres.ts';
import { freePort } from '../../prisma/dev-server/temporary.ts';
import { migrate } from '../../prisma/migrate.ts';
import { keepServer } from './running.ts';

/**
 * A home with nothing in it but a PostgreSQL with all migrations, ended in order: `startSystem` copies it, and what knows ports, addresses or the
 * day is still written by each first start. That this much is made too is proven where there is no template, in tests/faults.
 */
export default async function startTemplate() {
  const home = mkdtempSync(join(tmpdir(), 'voronka-template-'));
  keepServer({ stop: async () => rmSync(home, { recursive: true, force: true }) });
  const password = randomBytes(24).toString('hex');
  writeFileSync(join(home, 'secrets.json'), JSON.stringify({ postgresPassword: password }), { mode: 0o600 });
  const place = { folder: join(home, 'postgres'), port: await freePort(), password, title: 'voronka-template' };
  const { command, args, ...options } = await preparePostgres(place);
  const server = spawn(command, args, { ...options, stdio: 'ignore' });
  const ended = once(server, 'exit');
  try {
    await databaseReady(place);
    await migrate(postgresUrl(place));
  } finally {
    server.kill('SIGINT');
    await ended;
  }
  process.env.TEST_TEMPLATE = home;
}
