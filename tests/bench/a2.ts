import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openTemporal } from '../../temporal/client.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { nextForm } from './form.ts';
import { load, posterTo } from './load.ts';
import { ownProcess } from './own-process.ts';

/** So many are under way at once, ours and the baseline's. */
const AT_ONCE = 100;
const BURST_SECONDS = 300;

/** Forms whose lead is assigned, its task set and both processes waiting, beside workflows of one activity (B5); then a burst. */
export const a2 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const seconds = short ? 30 : 120;
  const outside = outsideOf(system);
  const baseline = await workflowsPerSecond(outside.temporalAddress, short ? 10 : 20);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 1 });
  const served = () => leadsServed(record);
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const post = () => api.post('/api/v1/forms/education', nextForm());

  let taken = 0;
  let done = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    const room = AT_ONCE - (taken - done);
    await Promise.all(Array.from({ length: Math.max(0, room) }, post));
    taken += Math.max(0, room);
    await pause(100);
    done = await served();
  }
  const perSecond = (done * 1000) / (performance.now() - began);

  const burst = short ? 300 : 2000;
  await load({ atOnce: 16, calls: burst }, post);
  taken += burst;
  for (const end = Date.now() + BURST_SECONDS * 1000; done < taken && Date.now() < end; done = await served()) {
    await pause(500);
  }
  api.close();
  await record.end();
  return [
    figure({ name: 'a2', value: perSecond, unit: 'leads/s', baseline }, { of: 'ratio', atLeast: 0.3 }),
    figure({ name: 'a2.burst', value: taken - done, unit: `lost/${burst}` }, { of: 'value', atMost: 0 }),
  ];
};

const leadsServed = async (record: pg.Pool): Promise<number> => {
  const { rows } = await record.query(`SELECT count(*)::int AS served FROM lead l
    JOIN task t ON t.lead_id = l.id AND t.state = 'open'
    JOIN process lp ON lp.workflow_id = 'lead:' || l.id::text AND lp.state = 'waiting'
    JOIN process tp ON tp.workflow_id = 'task:' || t.id::text AND tp.state = 'waiting'
    WHERE l.responsible_id IS NOT NULL`);
  return rows[0].served;
};

const workflowsPerSecond = async (address: string, seconds: number): Promise<number> => {
  const worker = await ownProcess('one-activity.ts', { TEMPORAL_ADDRESS: address });
  const door = openTemporal({ temporal: { address, namespace: 'default' }, encryptionKeys: [] });
  const run = () =>
    door.client.workflow.execute('oneActivity', { workflowId: `bench:${randomUUID()}`, taskQueue: 'bench', args: [] });
  await load({ atOnce: AT_ONCE, seconds: 2 }, run);
  const { perSecond } = await load({ atOnce: AT_ONCE, seconds }, run);
  await door.close();
  worker.stop();
  return perSecond;
};
