import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readConfig } from '../../config.ts';
import { encryptingCodec, isSealed } from '../../temporal/codec.ts';
import { LIFE } from '../../temporal/processes.ts';
import { testSecrets } from '../support/secrets.ts';

/** A longer one would say no more, and is replayed at each test. */
const MOST_EVENTS = 300;

/** `keys`: what payloads were sealed with. */
type From = { client: Client; keys: string };
type History = { events?: unknown[] | null };

/** Keeps the longest of each kind; fails where there is none. */
export const keepLongest = async (from: From, kinds: string[]): Promise<void> => {
  for (const type of kinds) {
    let longest: History | undefined;
    const query = `WorkflowType = '${type}'`;
    for await (const { workflowId, runId } of from.client.workflow.list({ query, pageSize: 50 })) {
      const history = await from.client.workflow.getHandle(workflowId, runId).fetchHistory();
      const length = history.events?.length ?? 0;
      if (length < MOST_EVENTS && length > (longest?.events?.length ?? 0)) longest = history;
    }
    if (!longest) throw new Error(`There is no history of ${type}.`);
    await keep(from, longest, type);
  }
};

/** Keeps that of one process, beside the longest of its kind. */
export const keepOne = async (from: From, workflowId: string, name: string): Promise<void> =>
  keep(from, await from.client.workflow.getHandle(workflowId).fetchHistory(), name);

const keep = async ({ keys }: From, history: History, called: string): Promise<void> => {
  const { encryptionKeys } = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    ...testSecrets,
    ENCRYPTION_KEYS: keys,
  });
  const legible = await decoded(encryptingCodec(encryptionKeys), history);
  const name = `${called}-${LIFE}.json`;
  // kept legible, so that no key has to be kept with it; a history holds ids and times, no personal data
  const text = historyToJSON(legible as never).replace(/"\d+@[^"]*"/g, '"worker"');
  writeFileSync(join(import.meta.dirname, name), `${text}\n`);
  process.stdout.write(`Kept tests/histories/${name}, ${history.events?.length} events.\n`);
};

/** The same value with every payload in it decrypted. */
const decoded = async (codec: ReturnType<typeof encryptingCodec>, value: unknown): Promise<unknown> => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (isPayload(value)) return !isSealed(value) ? value : (await codec.decode([value]))[0];
  for (const [key, inner] of Object.entries(value))
    (value as Record<string, unknown>)[key] = await decoded(codec, inner);
  return value;
};

const isPayload = (value: object): value is Payload =>
  'data' in value && (value as Payload).data instanceof Uint8Array && 'metadata' in value;
