import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries, postgresEnvironment, type Binaries } from './binaries.ts';

export type PostgresPlace = {
  /** the data folder */
  folder: string;
  port: number;
  password: string;
  /** shown by `ps`, distinguishes our server from others */
  title: string;
  settings?: Record<string, string>;
};

/** How to start a program: everything `spawn` needs. */
export type Launch = {
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
};

const settings = {
  listen_addresses: '127.0.0.1',
  // of the data folder, which nobody else may enter
  unix_socket_directories: '.',
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '128MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  max_connections: '100',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // the caller learns why a query was refused; the log would also hold people's data
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Makes the data folder when there is none, and returns how to start the server. */
export async function preparePostgres(place: PostgresPlace): Promise<Launch> {
  const binaries = postgresBinaries();
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  chmodSync(place.folder, 0o700);
  if (!existsSync(join(place.folder, 'PG_VERSION'))) await initialise(place, binaries);
  const own = { ...settings, cluster_name: place.title, port: String(place.port), ...place.settings };
  const args = Object.entries(own).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return launch(place, binaries, 'postgres', ['-D', dataFolder(place, binaries), ...args]);
}

// the system's limit of a socket's name is 108 bytes, or 104
const LONGEST_SOCKET = 100;

/** By a socket of this machine, which costs less than the network; where its name would be too long, by the network. */
export function postgresUrl(place: Pick<PostgresPlace, 'folder' | 'port' | 'password'>, database = 'voronka') {
  const url = `postgresql://postgres:${place.password}@127.0.0.1:${place.port}/${database}`;
  const socket = join(place.folder, `.s.PGSQL.${place.port}`);
  return socket.length > LONGEST_SOCKET ? url : `${url}?host=${encodeURIComponent(place.folder)}`;
}

/** A process id left by a killed server may by now belong to another program; PostgreSQL would then refuse to start. */
export function forgetStaleLock(place: PostgresPlace) {
  const lock = join(place.folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!titleOf(pid).includes('postgres')) rmSync(lock, { force: true });
}

/** Waits until the server answers and the database exists. */
export async function databaseReady(
  place: PostgresPlace,
  database = 'voronka',
  deadline = Date.now() + 30_000,
): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: postgresUrl(place, 'postgres'), connectionTimeoutMillis: 1000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const found = await client.query('select 1 from pg_database where datname = $1', [database]);
      if (!found.rowCount) await client.query(`create database "${database}"`);
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/**
 * Root starts the server as `nobody`, who may not be able to traverse root's home (mode 700) to the data folder. A process can always reach
 * its own working directory, so the server is started in that folder.
 */
function dataFolder(place: PostgresPlace, { runner }: Binaries) {
  return runner && process.platform === 'linux' ? '/proc/self/cwd' : place.folder;
}

function launch(place: PostgresPlace, binaries: Binaries, program: string, args: string[]): Launch {
  const { folder, runner } = binaries;
  return {
    command: join(folder, 'bin', program),
    args,
    cwd: place.folder,
    env: postgresEnvironment(folder),
    ...runner,
  };
}

async function initialise(place: PostgresPlace, binaries: Binaries) {
  for (const name of readdirSync(place.folder)) rmSync(join(place.folder, name), { recursive: true, force: true });
  const secret = `${place.folder}.password`;
  writeFileSync(secret, place.password, { mode: 0o600 });
  const input = openSync(secret, 'r');
  if (binaries.runner)
    for (const path of [place.folder, secret]) chownSync(path, binaries.runner.uid, binaries.runner.gid);
  const locale = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  ];
  const { command, args, ...options } = launch(place, binaries, 'initdb', [
    '-D',
    dataFolder(place, binaries),
    '--username=postgres',
    '--auth=scram-sha-256',
    '--pwfile=/dev/stdin',
    '--no-instructions',
    ...locale,
  ]);
  const child = spawn(command, args, { ...options, stdio: [input, 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (text) => (said += text));
  child.stderr?.on('data', (text) => (said += text));
  const code = await new Promise((done) => child.on('close', done).on('error', done));
  closeSync(input);
  unlinkSync(secret);
  if (code !== 0)
    throw new Error(`PostgreSQL could not make its data folder ${place.folder}: ${said.trim() || String(code)}`);
}

function titleOf(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return process.platform === 'linux' ? '' : 'postgres';
  }
}
