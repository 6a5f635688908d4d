import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { testSecrets } from './secrets.ts';

export type OwnLines = { kill: () => Promise<void> };

/** Whoever attends to lines, in a process of its own that can be killed with -9. It ends with us, since its input does. */
export const ownLines = async (databaseUrl: string, more: Record<string, string> = {}): Promise<OwnLines> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'lines-alone.ts')], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, ...testSecrets, ...more },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((ready, fail) => {
    child.stdout.once('data', () => ready());
    child.once('exit', (code) => fail(new Error(`the owner of lines ended with ${code}`)));
  });
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
