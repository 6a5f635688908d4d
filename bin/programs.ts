import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../prisma/migrate.ts';
import { databaseReady, forgetStaleLock, postgresUrl, preparePostgres } from '../prisma/dev-server/postgres.ts';
import { temporalArguments, temporalServes } from '../temporal/dev-server/server.ts';
import type { Home, Secrets } from './home.ts';
import type { Ports } from './ports.ts';
import { root } from './setup.ts';
import type { Program } from './supervisor.ts';
import { marksOfTelephony } from './telephony.ts';

type Setting = {
  home: Home;
  ports: Ports;
  /** the name by which Temporal's HTTP API is called */
  temporalHost: string;
  secrets: Secrets;
  temporal: string;
  /** where the demo's own PBX is, and who has its phones */
  line?: string | undefined;
  env: NodeJS.ProcessEnv;
};

/** People and forms come before consequences: the programs that carry these out get a lower priority when all share a few cores. */
const PATIENT = 10;

/** Megabytes for what lives a moment only. By default each of a worker's heaps takes 100 for it while thousands of processes begin. */
const YOUNG = '--max-semi-space-size=8';
/** And what is thrown away may grow to a third of what lives: by default a heap that lives on 60 MB holds 240 after some thousand new leads. */
const THROWN_AWAY = '--heap-growing-percent=33';
/** By default glibc keeps sixteen heaps for the threads of two cores, each with what it once needed. */
const FEW_HEAPS = { MALLOC_ARENA_MAX: '2' };
const LEAN_THREADS = '--import=./temporal/lean-threads.ts';

/** Words in the command lines of everything that this home started, by which a later start finds what was left behind. */
export function marksOf(home: Home): string[] {
  const titles = ['postgres', 'api', 'worker', 'sandbox', 'seed'].map((name) => titleOf(home, name));
  return [...titles, `--db-filename ${temporalFile(home)}`, ...marksOfTelephony(home)];
}

export function programs({ home, ports, temporalHost, secrets, temporal, line, env }: Setting) {
  const log = (name: string) => home.at('log', `${name}.log`);
  const place = {
    folder: home.at('postgres'),
    port: ports.postgres,
    password: secrets.postgresPassword,
    title: titleOf(home, 'postgres'),
  };
  const environment = environmentOf(home, ports, secrets, postgresUrl(place), env);

  const postgres: Program = {
    name: 'postgres',
    log: log('postgres'),
    stopSignal: 'SIGINT',
    serves: () => databaseReady(place, 'voronka', 0),
    async launch() {
      const launch = await preparePostgres(place);
      forgetStaleLock(place);
      return launch;
    },
  };

  mkdirSync(home.at('temporal'), { recursive: true, mode: 0o700 });
  const temporalPorts = {
    grpc: ports.temporal,
    http: ports.temporalHttp,
    metrics: ports.temporalMetrics,
  };
  const temporalServer: Program = {
    name: 'temporal',
    nice: PATIENT,
    log: log('temporal'),
    launch: () => ({
      ...temporalArguments({
        binary: temporal,
        file: temporalFile(home),
        ports: temporalPorts,
        httpHost: temporalHost,
      }),
      cwd: home.folder,
    }),
    serves: () => temporalServes({ ports: temporalPorts, httpHost: temporalHost }),
  };

  const node = (name: string, file: string, port: number, nice = 0, more: string[] = []): Program => ({
    name,
    nice,
    log: log(name),
    launch: () => ({
      command: process.execPath,
      args: [`--title=${titleOf(home, name)}`, ...more, file],
      cwd: root,
      env: { ...environment, ...FEW_HEAPS },
    }),
    serves: () => answers(`http://127.0.0.1:${port}/healthz`),
  });

  return {
    postgres,
    temporal: temporalServer,
    api: node('api', 'api/server.ts', ports.app),
    worker: node('worker', 'temporal/worker.ts', ports.worker, PATIENT, [YOUNG, THROWN_AWAY, LEAN_THREADS]),
    sandbox: node('sandbox', 'sandbox/server.ts', ports.sandbox, PATIENT),
    databaseUrl: postgresUrl(place),
    environment: { ...environment, SEED_TITLE: titleOf(home, 'seed'), DEMO_LINE: line },
  };
}

export const migrateRecord = migrate;

/** What a start has to report: the mode of this home, a link that lets somebody in, whose demo accounts were closed. */
export type Entry = { mode: 'demo' | 'production'; link?: string; closed: string[] };

export async function seed(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Entry> {
  const child = spawn(process.execPath, [`--title=${environment.SEED_TITLE}`, 'prisma/seed/main.ts'], {
    cwd: root,
    env: environment,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (complained += text));
  const code = await new Promise((done) => child.on('close', done).on('error', done));
  if (code !== 0) throw new Error(`The first data could not be written:\n${complained.trim()}`);
  return JSON.parse(said) as Entry;
}

function temporalFile(home: Home) {
  return home.at('temporal/temporal.db');
}

function titleOf(home: Home, name: string) {
  return `voronka-${name}-${home.mark}`;
}

function environmentOf(
  home: Home,
  ports: Ports,
  secrets: Secrets,
  databaseUrl: string,
  env: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  return {
    ...env,
    NODE_ENV: 'production',
    // a program that starts again finds its modules compiled
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE || join(root, '.voronka', 'compiled'),
    TZ: 'UTC',
    PORT: String(ports.app),
    PUBLIC_URL: env.PUBLIC_URL || local(ports.app),
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    // the embedded one is on this machine
    TEMPORAL_TLS: '',
    TEMPORAL_TLS_CA: '',
    TEMPORAL_TLS_CERT: '',
    TEMPORAL_TLS_KEY: '',
    TEMPORAL_TLS_SERVER_NAME: '',
    TEMPORAL_API_KEY: '',
    // a single worker shares with nobody
    TEMPORAL_DEPLOYMENT: '',
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_UI_URL: local(ports.temporalUi),
    SANDBOX_URL: local(ports.sandbox),
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.sandboxSmtp),
    DEMO_URL: local(ports.demoSite),
    DEMO_PORT: String(ports.demoSite),
    WORKER_PORT: String(ports.worker),
    VORONKA_HOME: home.folder,
    CREDENTIALS_FILE: home.at('credentials.json'),
    ENCRYPTION_KEYS: env.ENCRYPTION_KEYS || secrets.encryptionKeys,
    WEBHOOK_SECRET: env.WEBHOOK_SECRET || secrets.webhookSecret,
    SANDBOX_TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
    SANDBOX_STRIPE_SECRET_KEY: secrets.stripeSecretKey,
    SANDBOX_TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
    SANDBOX_STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
  };
}

async function answers(address: string) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(2000) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
}
