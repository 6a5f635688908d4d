import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type OwnProcess = { said: string; stop: () => void };

/** Runs a file of this folder beside us and waits for its first line. It ends with us, since its input does. */
export const ownProcess = (file: string, env: Record<string, string>): Promise<OwnProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, file)], {
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      if (said.includes('\n')) resolve({ said: said.trim(), stop: () => child.kill('SIGKILL') });
    });
    child.on('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    setTimeout(() => reject(new Error(`${file} said nothing in 60 s`)), 60_000).unref();
  });
