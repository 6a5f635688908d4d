import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { commandOf } from './running.ts';

/** The folder with everything that this installation knows: databases, secrets, logs. */
export type Home = { folder: string; at: (...names: string[]) => string; mark: string };

export type Secrets = {
  postgresPassword: string;
  twilioAccountSid: string;
  twilioAuthToken: string;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  /** signs the webhooks that automations call */
  webhookSecret: string;
  encryptionKeys: string;
  /** of the Asterisk that a start brings */
  asteriskPassword: string;
};

const SECRETS = 'secrets.json';
const LOCK = 'start.pid';

export function openHome(env: NodeJS.ProcessEnv, root: string): Home {
  const folder = resolve(root, env.VORONKA_HOME || '.voronka');
  mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 });
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return { folder, at: (...names) => join(folder, ...names), mark };
}

/** Made once; the databases cannot be read without them, so they stay with the data. */
export function secretsOf(home: Home): Secrets {
  const known: Partial<Secrets> = existsSync(home.at(SECRETS))
    ? JSON.parse(readFileSync(home.at(SECRETS), 'utf8'))
    : {};
  const secrets: Secrets = {
    postgresPassword: random(24),
    twilioAccountSid: `AC${random(16)}`,
    twilioAuthToken: random(16),
    stripeSecretKey: `sk_test_${random(24)}`,
    stripeWebhookSecret: `whsec_${random(24)}`,
    webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    encryptionKeys: `k1:${random(32)}`,
    asteriskPassword: random(16),
    ...known,
  };
  writePrivate(home.at(SECRETS), secrets);
  return secrets;
}

export function writePrivate(path: string, content: unknown) {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, path);
}

/** One bin/start per home. The lock of a killed one does not count. */
export function lockHome(home: Home) {
  const pid = existsSync(home.at(LOCK)) ? Number(readFileSync(home.at(LOCK), 'utf8')) : 0;
  if (pid && pid !== process.pid && commandOf(pid).includes('bin/start')) {
    throw new Error(
      `Voronka is already running from ${home.folder} (process ${pid}). Stop it there with Ctrl-C, or start another one with VORONKA_HOME and PORT.`,
    );
  }
  writeFileSync(home.at(LOCK), String(process.pid), { mode: 0o600 });
}

export function unlockHome(home: Home) {
  rmSync(home.at(LOCK), { force: true });
}

/** Removes all data except downloaded programs. Only a folder with our secrets in it is emptied. */
export function emptyHome(home: Home) {
  if (!existsSync(home.at(SECRETS))) return;
  for (const name of readdirSync(home.folder)) {
    if (name !== 'bin' && name !== LOCK) rmSync(home.at(name), { recursive: true, force: true });
  }
  mkdirSync(home.at('log'), { recursive: true, mode: 0o700 });
}

export function requireSpace(home: Home, megabytes: number) {
  const { bavail, bsize } = statfsSync(home.folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free < megabytes) {
    throw new Error(
      `The disk of ${home.folder} has ${free} MB left and Voronka needs ${megabytes} MB. Free some space, or name a folder on another disk with VORONKA_HOME.`,
    );
  }
}

function random(bytes: number) {
  return randomBytes(bytes).toString('hex');
}
