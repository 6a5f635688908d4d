import { setPriority } from 'node:os';
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export type Program = {
  /** nice value, 0 to 19: higher gives way to the others on this machine */
  nice?: number;
  name: string;
  launch: () => Launch | Promise<Launch>;
  /** resolves when it serves, rejects while it does not */
  serves: () => Promise<unknown>;
  log: string;
  stopSignal?: NodeJS.Signals;
};

export type Launch = {
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
};

export type Supervised = {
  name: string;
  pid: () => number | undefined;
  start: () => Promise<void>;
  stop: (grace: number) => Promise<void>;
};

const PAUSES = [200, 500, 1000, 2000, 5000, 10_000, 30_000];
const STEADY = 60_000;
const LARGE_LOG = 20 * 2 ** 20;
// a program that lives may be slow on a busy or old machine; one that dies is given up much earlier
const PATIENCE = 180_000;
const TELL_EVERY = 20_000;

/** Keeps one program alive: when it dies, it is started again after a pause that grows until it has lived for a minute. */
export function supervise(
  program: Program,
  { tell, changed }: { tell: (line: string) => void; changed: () => void },
): Supervised {
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let stopping = false;
  let deaths = 0;

  async function run(): Promise<void> {
    const { command, args, ...options } = await program.launch();
    if (stopping) return;
    turnLog(program.log);
    const log = openSync(program.log, 'a', 0o600);
    const born = Date.now();
    // a session of its own: a Ctrl-C in the terminal reaches only the supervisor, which then ends all in order
    const own = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    child = own;
    changed();
    ended = new Promise((done) => {
      const end = (how: string) => {
        child = undefined;
        done();
        if (!stopping) void again(how, Date.now() - born);
      };
      own.once('error', (error) => own.pid ?? end(error.message));
      own.once('exit', (code, signal) => end(signal ?? `code ${code}`));
    });
  }

  async function again(how: string, lived: number): Promise<void> {
    deaths = lived > STEADY ? 0 : deaths;
    const wait = PAUSES[Math.min(deaths++, PAUSES.length - 1)]!;
    changed();
    tell(`${program.name} died (${how}), starting it again in ${wait / 1000} s; its log: ${program.log}`);
    await pause(wait);
    if (stopping) return;
    try {
      await run();
    } catch (error) {
      void again(error instanceof Error ? error.message : String(error), 0);
      return;
    }
    await waitFor(program.serves, () => !stopping).then(
      () => {
        giveWay(child?.pid, program.nice);
        tell(`${program.name} is back`);
      },
      () => undefined,
    );
  }

  return {
    name: program.name,
    pid: () => child?.pid,
    async start() {
      await run();
      const slow = (seconds: number) => tell(`${program.name} does not answer yet, after ${seconds} s`);
      await waitFor(program.serves, () => deaths < 3 && !stopping, slow).catch((error) => {
        if (stopping) return;
        const why = deaths
          ? `died ${deaths} times`
          : `does not answer (${error instanceof Error ? error.message : String(error)})`;
        throw new Error(`${program.name} ${why}. The end of ${program.log}:\n${tail(program.log)}`);
      });
      giveWay(child?.pid, program.nice);
    },
    async stop(grace) {
      stopping = true;
      const own = child;
      if (!own?.pid) return;
      own.kill(program.stopSignal ?? 'SIGTERM');
      const late = setTimeout(() => {
        try {
          process.kill(-own.pid!, 'SIGKILL');
        } catch {
          own.kill('SIGKILL');
        }
      }, grace);
      await ended;
      clearTimeout(late);
    },
  };
}

async function waitFor(serves: () => Promise<unknown>, goOn: () => boolean, slow?: (seconds: number) => void) {
  const began = Date.now();
  for (let told = 0; ;) {
    try {
      await serves();
      return;
    } catch (error) {
      const waited = Date.now() - began;
      if (waited > PATIENCE || !goOn()) throw error;
      if (waited > told + TELL_EVERY) slow?.(Math.round((told = waited) / 1000));
    }
    await pause(40);
  }
}

function turnLog(path: string) {
  try {
    if (statSync(path).size > LARGE_LOG) renameSync(path, `${path}.1`);
  } catch {
    // there is no log yet
  }
}

function tail(path: string) {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
}

/**
 * From when it serves: somebody waits for a start, and on a busy machine a patient one would take minutes.
 * Each program is a session of its own, and Linux weighs sessions before their threads: both get the lower priority.
 */
function giveWay(pid: number | undefined, nice: number | undefined) {
  if (!pid || !nice) return;
  try {
    for (const thread of threadsOf(pid)) setPriority(thread, nice);
    writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // it ended meanwhile, or there are no such groups here: the nice value alone decides
  }
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}
