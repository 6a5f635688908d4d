import { spawn } from 'node:child_process';
import type { Count } from './jest-layer.ts';
import { root } from './setup.ts';
import { tell } from './steps.ts';

const nodeTool = (path: string, ...args: string[]) => [process.execPath, `node_modules/${path}`, ...args];

/** Each counts as one test. */
const checks: Record<string, string[]> = {
  types: nodeTool('typescript/bin/tsc', '--noEmit'),
  lint: nodeTool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  boundaries: nodeTool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    '.',
  ),
  'unused code': nodeTool('knip/bin/knip.js', '--no-progress'),
  format: nodeTool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  migrations: [process.execPath, 'bin/migration.ts', '--check'],
  reference: [process.execPath, 'bin/reference.ts', '--check'],
};

export async function house(): Promise<Count> {
  const waiting = Object.entries(checks);
  const results: boolean[] = [];
  const takeTurns = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(...next));
  };
  await Promise.all([takeTurns(), takeTurns()]);
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function check(name: string, [command, ...args]: string[]): Promise<boolean> {
  const began = performance.now();
  const child = spawn(command!, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((done) => child.on('close', done).on('error', done));
  const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  tell(code === 0 ? `passed  ${name} (${time})` : `failed  ${name} (${time})\n${said.trim()}`);
  return code === 0;
}
