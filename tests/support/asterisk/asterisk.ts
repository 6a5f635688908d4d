import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../until.ts';
import { PASSWORD, writeConfig, type Ports } from './config.ts';
import { asteriskFolder } from './packages.ts';

export type Asterisk = {
  url: string;
  settings: { url: string; user: string; password: string };
  ports: Ports;
  run: string;
  packages: string;
  /** what ARI answers */
  ask: (path: string) => Promise<any>;
  kill: () => Promise<void>;
  start: () => Promise<void>;
  freeze: () => void;
  thaw: () => void;
  close: () => Promise<void>;
  log: () => string;
};

/** A real Asterisk on ports of its own. Throws NoAsterisk where Debian's packages cannot be had. */
export const openAsterisk = async (): Promise<Asterisk> => {
  const packages = await asteriskFolder();
  // the socket of its console must have a short path
  const run = mkdtempSync(join(tmpdir(), 'ast-'));
  const ports = await freePorts();
  const config = writeConfig(packages, run, ports);
  const url = `http://127.0.0.1:${ports.http}`;
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const ask = async (path: string) => {
    const proof = `Basic ${Buffer.from(`crm:${PASSWORD}`).toString('base64')}`;
    const answer = await fetch(`${url}/ari/${path}`, {
      headers: { authorization: proof },
      signal: AbortSignal.timeout(2000),
    });
    return answer.ok ? answer.json() : undefined;
  };
  const start = async () => {
    child = programOf(packages, 'sbin/asterisk', ['-f', '-C', config]);
    ended = new Promise((done) => child!.on('exit', () => done()));
    await until(async () => (await ask('asterisk/info').catch(() => undefined)) !== undefined, 'Asterisk');
  };
  const kill = async () => {
    child?.kill('SIGCONT');
    child?.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    ...{ url, settings: { url, user: 'crm', password: PASSWORD }, ports, run, packages, ask, kill, start },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    log: () => readFileSync(join(run, 'log/full'), 'utf8'),
    close: async () => {
      await kill();
      rmSync(run, { recursive: true, force: true });
    },
  };
};

/** Runs a program of the packages with their own libraries; it ends with us. */
export const programOf = (packages: string, program: string, args: string[], cwd?: string): ChildProcess => {
  const name = program.split('/').at(-1)!;
  const libraries = join(packages, 'usr/lib/x86_64-linux-gnu');
  const loader = join(packages, 'usr/lib64/ld-linux-x86-64.so.2');
  const child = spawn(loader, ['--argv0', name, '--library-path', libraries, join(packages, 'usr', program), ...args], {
    stdio: 'ignore',
    ...(cwd ? { cwd } : {}),
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
};

const freePorts = async (): Promise<Ports> => {
  const [http = 0, sip = 0, phones = 0] = await Promise.all([freePort(), freePort(), freePort()]);
  return { http, sip, phones, rtp: 20_000 + (sip % 9) * 1000 };
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
