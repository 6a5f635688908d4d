import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporalBinary } from '../temporal/dev-server/binary.ts';
import { explain, step, tell } from './steps.ts';

export const root = dirname(import.meta.dirname);

/** Everything between installed packages and a program that can start. Safe to repeat: what is up to date is left alone. */
export async function setUp(): Promise<{ temporal: string }> {
  await setUpClient();
  await setUpInterface();
  return { temporal: await setUpTemporal() };
}

export const setUpClient = () =>
  step(
    'database client',
    () => unlessSame('prisma/generated', ['prisma/schema', 'package-lock.json'], generateClient),
    fresh,
  );

export const setUpInterface = () =>
  step('user interface', () => unlessSame('dist', ['ui', 'workflows', 'package-lock.json'], buildInterface), fresh);

export async function setUpTemporal(): Promise<string> {
  const { path } = await step(
    'Temporal server',
    () => temporalBinary(join(root, '.voronka/bin'), tell),
    ({ origin }) => origin,
  );
  return path;
}

if (import.meta.main) {
  await setUp().catch((error) => {
    tell(explain(error));
    process.exitCode = 1;
  });
}

function generateClient() {
  // the engine that this variable names is never run here; without it the command would download one
  build('prisma', ['generate', '--schema', 'prisma/schema'], {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
}

function buildInterface() {
  for (const config of ['ui/vite.config.ts', 'ui/form/vite.config.ts'])
    build('vite', ['build', '--config', config, '--logLevel', 'warn'], {});
}

/** Runs `make` when `output` was not made from these very sources; answers whether it did. */
function unlessSame(output: string, sources: string[], make: () => void): boolean {
  const stamp = join(root, output, '.sources');
  const sum = createHash('sha256');
  for (const source of sources) addTo(sum, join(root, source));
  const now = sum.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  make();
  writeFileSync(stamp, now);
  return true;
}

function addTo(sum: ReturnType<typeof createHash>, path: string) {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) addTo(sum, join(path, name));
  else sum.update(path.slice(root.length)).update(readFileSync(path));
}

function build(tool: string, args: string[], more: NodeJS.ProcessEnv) {
  const path = join(root, 'node_modules/.bin', tool);
  const answer = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...more, NODE_ENV: 'production', NO_COLOR: '1' },
  });
  if (answer.status !== 0)
    throw new Error(
      `${tool} ${args[0]} failed:\n${answer.stdout ?? ''}${answer.stderr ?? ''}${answer.error?.message ?? ''}`.trim(),
    );
}

function fresh(made: boolean) {
  return made ? 'made' : 'up to date';
}
