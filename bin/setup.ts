import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { temporalPages } from '../temporal/dev-server/pages.ts';
import { temporalBinary } from '../temporal/dev-server/binary.ts';
import { explain, step, tell } from './steps.ts';

export const root = dirname(import.meta.dirname);

/** Everything between installed packages and a program that can start. Safe to repeat: what is up to date is left alone. */
export async function setUp(signal?: AbortSignal): Promise<{ temporal: string; pages: string }> {
  await setUpClient(signal);
  await setUpTypes(signal);
  await setUpInterface(signal);
  const temporal = await setUpTemporal(signal);
  return { temporal, pages: await setUpPages(temporal, signal) };
}

export const setUpClient = (signal?: AbortSignal) =>
  step(
    'database client',
    () => unlessSame('prisma/generated', ['prisma/schema', 'package-lock.json'], () => generateClient(signal)),
    fresh,
  );

/** Types of the API's endpoints for the screens; only the type check reads them. */
export const setUpTypes = (signal?: AbortSignal) =>
  step(
    'types of the API',
    () => unlessSame('ui/generated', ['api', 'workflows', 'package-lock.json'], () => makeTypes(signal)),
    fresh,
  );

export const setUpInterface = (signal?: AbortSignal) =>
  step(
    'user interface',
    () => unlessSame('dist', ['ui', 'workflows', 'package-lock.json'], () => buildInterface(signal)),
    fresh,
  );

export async function setUpTemporal(signal?: AbortSignal): Promise<string> {
  const { path } = await step(
    'Temporal server',
    () => temporalBinary(join(root, '.voronka/bin'), { tell, signal }),
    ({ origin }) => origin,
  );
  return path;
}

export const setUpPages = (temporal: string, signal?: AbortSignal) =>
  step('Temporal UI', () => temporalPages(temporal, join(root, '.voronka/bin'), signal));

if (import.meta.main) {
  await setUp().catch((error) => {
    tell(explain(error));
    process.exitCode = 1;
  });
}

function generateClient(signal?: AbortSignal) {
  // the engine that this variable names is never run here; without the variable the command would download one
  const more = { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  return build('prisma', ['generate', '--schema', 'prisma/schema'], more, signal);
}

async function makeTypes(signal?: AbortSignal) {
  await promisify(execFile)(process.execPath, ['bin/client-types.ts'], { cwd: root, signal });
}

async function buildInterface(signal?: AbortSignal) {
  for (const config of ['ui/vite.config.ts', 'ui/form/script/vite.config.ts', 'ui/widget/vite.config.ts'])
    await build('vite', ['build', '--config', config, '--logLevel', 'warn'], {}, signal);
}

/** Runs `make` when `output` was not made from these very sources; returns whether it did. */
async function unlessSame(output: string, sources: string[], make: () => Promise<void>): Promise<boolean> {
  const stamp = join(root, output, '.sources');
  const sum = createHash('sha256');
  for (const source of sources) addTo(sum, join(root, source));
  const now = sum.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  await make();
  writeFileSync(stamp, now);
  return true;
}

function addTo(sum: ReturnType<typeof createHash>, path: string) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) if (name !== 'generated') addTo(sum, join(path, name));
  } else sum.update(path.slice(root.length)).update(readFileSync(path));
}

async function build(tool: string, args: string[], more: NodeJS.ProcessEnv, signal?: AbortSignal) {
  const path = join(root, 'node_modules/.bin', tool);
  const env = { ...process.env, ...more, NODE_ENV: 'production', NO_COLOR: '1' };
  try {
    await promisify(execFile)(process.execPath, [path, ...args], { cwd: root, env, signal });
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${tool} ${args[0]} failed:\n${stripVTControlCharacters(stdout + (stderr || message)).trim()}`, {
      cause: error,
    });
  }
}

function fresh(made: boolean) {
  return made ? 'made' : 'up to date';
}
