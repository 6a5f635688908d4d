import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../prisma/dev-server/temporary.ts';
import type { Desk } from './desk.ts';
import { testSecrets } from './secrets.ts';
import { until } from './until.ts';

/** An API node as it runs in production, in a process of its own that can be killed with -9. */
export const ownNode = async (desk: Desk): Promise<{ url: string; kill: () => Promise<void> }> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../api/server.ts')], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: desk.office.url,
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      PORT: String(port),
      PUBLIC_URL: url,
      ...testSecrets,
    },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const answers = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(answers, 'an API node');
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
