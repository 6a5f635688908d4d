import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readConfig } from '../../config.ts';
import { encryptingCodec, isSealed } from '../../temporal/codec.ts';
import { LIFE } from '../../temporal/processes.ts';
import * as processes from '../../workflows/index.ts';
import { openWarehouse } from '../parcel/open-warehouse.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { TEST_KEYS } from '../support/running-processes.ts';
import { stopServers } from '../support/running.ts';
import { testSecrets } from '../support/secrets.ts';
import startServers from '../support/start-servers.ts';
import { startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { drawMore, fatesInTurn, liveThroughAll, publish } from '../upgrade/lives.ts';
import { liveAsCallback } from './callback-life.ts';
import { liveAsConversation } from './conversation-life.ts';
import { liveAsParcel } from './parcel-life.ts';
import { closeRecord, MOMENTS, order, passMoments, quiet } from '../upgrade/standing.ts';

/** A longer one would say no more, and is replayed at each test. */
const MOST_EVENTS = 300;

/** No lead's life has one of these. */
const apart = ['subjectLifecycle', 'conversationLifecycle', 'callbackLifecycle'];
const types = Object.keys(processes).filter((name) => !apart.includes(name));
const system = await startSystem();
try {
  const outside = outsideOf(system);
  const byFate = await liveThroughAll(system, 2 * fatesInTurn.length);
  for (const fate of ['untouched', 'with tasks of its automations', 'billed'])
    await passMoments(outside, byFate.get(fate)![0]!, MOMENTS);
  await bulkRuns(outside);
  await bringIn(outside, system.credentials);
  await quiet(outside);
  const secrets = JSON.parse(readFileSync(join(system.home, 'secrets.json'), 'utf8'));
  const connection = await Connection.connect({ address: outside.temporalAddress });
  await record(new Client({ connection }), secrets.encryptionKeys, types);
  await connection.close();
} finally {
  await closeRecord();
  await system.end();
}
// no noun of the product lives by subjectLifecycle: its history is a parcel's; a conversation and a callback live beside it
await startServers();
const warehouse = await openWarehouse();
try {
  await liveAsParcel(warehouse);
  await liveAsConversation(warehouse);
  await liveAsCallback(warehouse);
  await record(warehouse.processes.client, TEST_KEYS, apart);
} finally {
  await warehouse.close();
  await stopServers();
}

/** A plan and a publication, a mass change, a trial, a field's other type, and a calendar that changes. */
async function bulkRuns(outside: Outside) {
  const over = (path: string) =>
    until(async () => (await outside.get<{ endedAt: string | null }>(path)).endedAt !== null, path, 300);
  const revision = await drawMore(outside);
  await order(outside, '/pipelines/waits/publish/plan');
  await over(`/publications/${await publish(outside, revision)}`);
  const changed = await order<{ id: string }>(outside, '/mass-changes', {
    chosen: { pipeline: 'waits', stage: 'new' },
    order: { do: 'tag', add: ['осень'] },
  });
  await over(`/mass-changes/${changed.id}`);
  const tried = await order<{ id: string }>(outside, '/pipelines/waits/trials', { kind: 'forecast', days: 7 });
  await over(`/trials/${tried.id}`);
  const field = await order<{ id: string; version: number }>(outside, '/fields', {
    ...{ noun: 'lead', key: 'floor', type: 'text', name: 'Этаж' },
  });
  await order(outside, `/fields/${field.id}/changes`, { version: field.version, type: 'number' });
  const { items } = await outside.get<{ items: { id: string; revision: number }[] }>('/calendars');
  for (const { id, revision } of items)
    await outside.patch(`/calendars/${id}`, { revision, holidays: [{ date: '2027-01-16', working: true }] });
}

/** An import of a small table. */
async function bringIn(outside: Outside, { url, token }: { url: string; token: string }) {
  const body = new FormData();
  body.append('file', new Blob(['Сделка;Телефон\nСтол;+7 701 555 20 18\nСтул;+7 701 555 20 19\n']), 'leads.csv');
  const headers = { authorization: `Bearer ${token}` };
  const sent = await fetch(`${url}/api/v1/files`, { method: 'POST', headers, body });
  const { id: fileId } = (await sent.json()) as { id: string };
  const { id } = await order<{ id: string }>(outside, '/imports', { noun: 'lead', fileId, pipeline: 'waits' });
  await order(outside, `/imports/${id}/begin`);
  await until(
    async () => (await outside.get<{ endedAt: string | null }>(`/imports/${id}`)).endedAt !== null,
    'import',
    300,
  );
}

/** Keeps the longest of each kind; fails where there is none. `keys`: what its payloads were sealed with. */
async function record(client: Client, keys: string, kinds: string[]): Promise<void> {
  const { encryptionKeys } = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    ...testSecrets,
    ENCRYPTION_KEYS: keys,
  });
  const codec = encryptingCodec(encryptionKeys);
  for (const type of kinds) {
    let longest: { events?: unknown[] | null } | undefined;
    for await (const { workflowId, runId } of client.workflow.list({
      query: `WorkflowType = '${type}'`,
      pageSize: 50,
    })) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      const length = history.events?.length ?? 0;
      if (length < MOST_EVENTS && length > (longest?.events?.length ?? 0)) longest = history;
    }
    if (!longest) throw new Error(`There is no history of ${type}.`);
    // kept legible, so that no key has to be kept with it; a history holds ids and times, no personal data
    const legible = historyToJSON((await decoded(codec, longest)) as never).replace(/"\d+@[^"]*"/g, '"worker"');
    const name = `${type}-${LIFE}.json`;
    writeFileSync(join(import.meta.dirname, name), `${legible}\n`);
    process.stdout.write(`Kept tests/histories/${name}, ${longest.events?.length} events.\n`);
  }
}

/** The same value with every payload in it decrypted. */
async function decoded(codec: ReturnType<typeof encryptingCodec>, value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (isPayload(value)) return !isSealed(value) ? value : (await codec.decode([value]))[0];
  for (const [key, inner] of Object.entries(value))
    (value as Record<string, unknown>)[key] = await decoded(codec, inner);
  return value;
}

function isPayload(value: object): value is Payload {
  return 'data' in value && (value as Payload).data instanceof Uint8Array && 'metadata' in value;
}
