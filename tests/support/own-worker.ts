import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestTemporal } from './temporal.ts';
import { testSecrets } from './secrets.ts';

export type OwnWorker = { kill: () => Promise<void> };

/** The worker as it runs in production, in a process of its own that can be killed with -9. */
export const ownWorker = async (databaseUrl: string, { address, namespace }: TestTemporal): Promise<OwnWorker> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../temporal/worker.ts')], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      WORKER_PORT: String(await freePort()),
      ...testSecrets,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((ready, fail) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said = `${said}${text}`.slice(-5000);
      if (said.includes('takes turns')) ready();
    });
    child.once('exit', (code) => fail(new Error(`the worker ended with ${code}: ${said}`)));
  });
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};
