import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Credentials = {
  url: string;
  sandbox: string;
  demoSite: string;
  temporalUi: string;
  token: string;
  users: { email: string; password: string; role: string }[];
};

export type System = {
  /** of a demo; a production home has none */
  credentials: Credentials;
  /** what the start printed, above all its link */
  said: string;
  /** the data folder, with log/, secrets.json and credentials.json */
  home: string;
  port: number;
  /** the processes as they are now: { api, worker, sandbox, postgres, temporal } */
  pids: () => Record<string, number>;
  /** as by Ctrl-C; then its folder goes */
  end: () => Promise<void>;
  /** the same, and nobody waits for it: the next one has ports and a folder of its own */
  stop: () => Promise<void>;
  /** kills only the supervisor, with -9; `startSystem` with this system starts it again in the same place */
  crash: () => Promise<void>;
};

/** For a hook that starts one: a first start builds the screens and seeds, and waits three minutes for a slow program. */
export const STARTS_WITHIN = 600_000;

const root = dirname(dirname(import.meta.dirname));

/**
 * All of Voronka as `bin/start` starts it, on ports and in a folder of its own (or a given one with data); it ends with the test, even if
 * that is killed.
 */
export async function startSystem(
  more: NodeJS.ProcessEnv = {},
  again?: Pick<System, 'home'> & Partial<System>,
  args: string[] = [],
): Promise<System> {
  const home = again?.home ?? newHome();
  const port = again?.port ?? (await (args.includes('--with-asterisk') ? hundredFreePorts() : tenFreePorts()));
  const env = { ...process.env, NODE_OPTIONS: '', ...more, VORONKA_HOME: home, PORT: String(port) };
  const child = spawn(process.execPath, ['bin/start.ts', ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  const guard = spawn('sh', ['-c', GUARD, 'guard', String(child.pid), home], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const stop = async () => {
    guard.stdin.end();
    for (const one of [guard, child]) one.unref();
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  };
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
    guard.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  };
  const crash = async () => {
    guard.kill('SIGKILL');
    child.kill('SIGKILL');
    await ended;
  };
  let said = '';
  const started = new Promise<boolean>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text;
        if (said.includes('Ctrl-C ends it')) done(true);
      });
    }
    void ended.then(() => done(false));
  });
  if (!(await started)) {
    await end();
    throw new Error(`The system did not start:\n${said}`);
  }
  const read = (name: string) => JSON.parse(readFileSync(join(home, name), 'utf8'));
  const credentials = existsSync(join(home, 'credentials.json')) ? read('credentials.json') : undefined;
  return { credentials, said, home, port, pids: () => read('pids.json'), end, stop, crash };
}

/** Empty, or with a migrated record in it (start-template.ts). */
function newHome() {
  const home = mkdtempSync(join(tmpdir(), 'voronka-system-'));
  const template = process.env.TEST_TEMPLATE;
  // with its owner, who is not root
  if (template) execFileSync('cp', ['-a', `${template}/.`, home]);
  return home;
}

// its input closes with the test's process
const GUARD =
  'cat; kill -TERM $1; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do kill -0 $1 || break; sleep 0.5; done; rm -rf "$2"';

/** Files that run beside each other look in different places. */
const tenFreePorts = () => freePorts(20_000, 10);
/** Calls take more. */
const hundredFreePorts = () => freePorts(10_000, 100, 24);

async function freePorts(from: number, count: number, places = 250): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const first =
      from + count * (4 * Math.floor(Math.random() * places) + (Number(process.env.JEST_WORKER_ID ?? 0) % 4));
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`There are no ${count} free ports in a row on 127.0.0.1.`);
}

function isFree(port: number) {
  return new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}
