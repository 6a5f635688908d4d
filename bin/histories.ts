import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readConfig } from '../config.ts';
import { encryptingCodec, isSealed } from '../temporal/codec.ts';
import type { Secrets } from './home.ts';

// a word for the name of the files, so that stories that were kept before stay: bin/histories -life2
const since = process.argv[2] ?? '';
const home = process.env.VORONKA_HOME ?? '.voronka';
const folder = join(dirname(import.meta.dirname), 'tests/histories');
const read = (name: string) => JSON.parse(readFileSync(join(home, name), 'utf8'));
const secrets = read('secrets.json') as Secrets;
const { encryptionKeys } = readConfig({
  DATABASE_URL: 'postgresql://unused',
  WEBHOOK_SECRET: secrets.webhookSecret,
  SANDBOX_TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
  SANDBOX_TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
  SANDBOX_STRIPE_SECRET_KEY: secrets.stripeSecretKey,
  SANDBOX_STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
  ENCRYPTION_KEYS: secrets.encryptionKeys,
});
const codec = encryptingCodec(encryptionKeys);
const port = Number(new URL(read('credentials.json').url).port) + 2;
const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
const client = new Client({ connection });

mkdirSync(folder, { recursive: true });
const types = [
  'leadLifecycle',
  'taskLifecycle',
  'invoiceLifecycle',
  'channelSending',
  'publicationPlanning',
  'publicationRun',
  'massChangeRun',
  'trialRun',
  'calendarReplan',
];
for (const type of types) {
  let longest: { events?: unknown[] | null } | undefined;
  for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = '${type}'`, pageSize: 30 })) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const length = history.events?.length ?? 0;
    if (length < 300 && length > (longest?.events?.length ?? 0)) longest = history;
  }
  if (!longest) continue;
  // kept legible, so that no key has to be kept with it; a history holds ids and times, no personal data
  const legible = historyToJSON((await decoded(longest)) as never).replace(/"\d+@[^"]*"/g, '"worker"');
  const name = `${type}${since}.json`;
  writeFileSync(join(folder, name), `${legible}\n`);
  console.log(`Kept tests/histories/${name}, ${longest.events?.length} events.`);
}
await connection.close();

/** The same value with every payload in it decrypted. */
async function decoded(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (isPayload(value)) return !isSealed(value) ? value : (await codec.decode([value]))[0];
  for (const [key, inner] of Object.entries(value)) (value as Record<string, unknown>)[key] = await decoded(inner);
  return value;
}

function isPayload(value: object): value is Payload {
  return 'data' in value && (value as Payload).data instanceof Uint8Array && 'metadata' in value;
}
