import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseReady, postgresUrl, preparePostgres, type Launch } from './postgres.ts';

export type TemporaryPostgres = { url: string; pid: number; stop: () => Promise<void> };

/** A PostgreSQL in a folder that is removed with it; it does not wait for the disk. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const root = mkdtempSync(join(tmpdir(), 'voronka-postgres-'));
  chmodSync(root, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const place = {
    folder: join(root, 'data'),
    port: await freePort(),
    password: randomBytes(16).toString('hex'),
    title: 'voronka-temporary',
    settings,
  };
  const { command, args, ...options } = await preparePostgres(place);
  const server = temporary({ command, args, ...options }, root, 'INT');
  try {
    await databaseReady(place);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: postgresUrl(place), ...server };
}

/** Runs a server that ends, and removes its folder, when it is stopped or when this process dies, however it dies. */
export function temporary({ command, args, ...options }: Launch, folder: string, signal: 'INT' | 'TERM') {
  const child = spawn(command, args, { ...options, detached: true, stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.on('exit', () => done()).on('error', () => done()));
  // its input closes with this process
  const guard = spawn('sh', ['-c', GUARD, 'guard', String(child.pid), folder, signal], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  for (const one of [child, guard, guard.stdin as Socket]) one.unref();
  const stop = async () => {
    guard.kill('SIGKILL');
    child.kill(`SIG${signal}`);
    const late = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  return { pid: child.pid!, stop };
}

const GUARD = `cat; kill -$3 $1; for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $1 || break; sleep 0.2; done; kill -9 $1; rm -rf "$2"`;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.on('error', failed).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
