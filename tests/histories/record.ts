import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import * as processes from '../../workflows/index.ts';
import { openWarehouse } from '../parcel/open-warehouse.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { TEST_KEYS } from '../support/running-processes.ts';
import { stopServers } from '../support/running.ts';
import startServers from '../support/start-servers.ts';
import { startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { drawMore, fatesInTurn, liveThroughAll, publish } from '../upgrade/lives.ts';
import { liveAsCallback } from './callback-life.ts';
import { liveAsConversation } from './conversation-life.ts';
import { keepLongest, keepOne } from './keep.ts';
import { liveAsParcel } from './parcel-life.ts';
import { liveByTalkRules } from './talk-rules-life.ts';
import { closeRecord, MOMENTS, order, passMoments, quiet } from '../upgrade/standing.ts';

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
  await keepLongest({ client: new Client({ connection }), keys: secrets.encryptionKeys }, types);
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
  const from = { client: warehouse.processes.client, keys: TEST_KEYS };
  await keepLongest(from, apart);
  await keepOne(from, await liveByTalkRules(warehouse), 'conversationLifecycle-rules');
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
