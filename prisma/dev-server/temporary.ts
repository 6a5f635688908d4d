import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseReady, postgresUrl, preparePostgres } from './postgres.ts';

export type TemporaryPostgres = { url: string; pid: number; stop: () => Promise<void> };

/** A PostgreSQL in a folder that goes away with it; it does not wait for the disk. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const root = mkdtempSync(join(tmpdir(), 'voronka-postgres-'));
  chmodSync(root, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const place = { folder: join(root, 'data'), port: await freePort(), password: 'voronka', title: 'voronka-temporary', settings };
  const { command, args, ...options } = await preparePostgres(place);
  const child = spawn(command, args, { ...options, detached: true, stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.on('exit', () => done()).on('error', () => done()));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(root, { recursive: true, force: true });
  };
  try {
    await databaseReady(place);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: postgresUrl(place), pid: child.pid!, stop };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.on('error', failed).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
