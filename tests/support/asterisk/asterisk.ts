import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USER, writeConfig, type PbxPorts } from '../../../activities/channel/voice/dev-server/config.ts';
import { asteriskFolder } from '../../../activities/channel/voice/dev-server/packages.ts';
import { asteriskOf } from '../../../activities/channel/voice/dev-server/program.ts';
import { until } from '../until.ts';

const PASSWORD = 'secret';

export type Asterisk = {
  url: string;
  settings: { url: string; user: string; password: string };
  ports: PbxPorts;
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
  const config = writeConfig({ packages, run, ports, password: PASSWORD });
  const url = `http://127.0.0.1:${ports.http}`;
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const ask = async (path: string) => {
    const proof = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
    const answer = await fetch(`${url}/ari/${path}`, {
      headers: { authorization: proof },
      signal: AbortSignal.timeout(2000),
    });
    return answer.ok ? answer.json() : undefined;
  };
  const start = async () => {
    child = ranWith(asteriskOf(packages, config));
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
    ...{ url, settings: { url, user: USER, password: PASSWORD }, ports, run, packages, ask, kill, start },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    log: () => readFileSync(join(run, 'log/full'), 'utf8'),
    close: async () => {
      await kill();
      rmSync(run, { recursive: true, force: true });
    },
  };
};

/** Runs a program; it ends with us. */
export const ranWith = ({ command, args }: { command: string; args: string[] }, cwd?: string): ChildProcess => {
  const child = spawn(command, args, { stdio: 'ignore', ...(cwd ? { cwd } : {}) });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
};

const freePorts = async (): Promise<PbxPorts> => {
  const [http = 0, sip = 0, phones = 0] = await Promise.all([freePort(), freePort(), freePort()]);
  // its own for each that runs at the same time: who has the other's voice records silence
  const [rtp, theirs] = [20_000, 10_000].map((from) => from + (sip % 9) * 1000) as [number, number];
  return { http, sip, phones, rtp: [rtp, rtp + 799], phonesRtp: [theirs, theirs + 599] };
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
