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
import { AT_ONCE, stream } from './served.ts';
import { testSecrets } from '../support/secrets.ts';

const BURST_SECONDS = 300;

/** Forms whose lead is assigned, its task's clock set, its messages sent and its process waiting, beside workflows of one activity, then a burst. */
export const a2 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const seconds = short ? 30 : 120;
  const outside = outsideOf(system);
  const baseline = await workflowsPerSecond(outside.temporalAddress, short ? 10 : 20);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 1 });
  record.on('error', () => {});
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const post = () => api.post('/api/v1/forms/education', nextForm());

  const { taken: before, served, perSecond } = await stream({ api, record }, (passed) => passed < seconds);

  const burst = short ? 300 : 2000;
  await load({ atOnce: 16, calls: burst }, post);
  const taken = before + burst;
  let done = 0;
  for (const end = Date.now() + BURST_SECONDS * 1000; done < taken && Date.now() < end; done = await served()) {
    await pause(500);
  }
  api.close();
  await record.end();
  return [
    figure({ name: 'a2', value: perSecond, unit: 'leads/s', baseline }, { of: 'ratio', atLeast: 0.75 }),
    figure({ name: 'a2.burst', value: taken - done, unit: `lost/${burst}` }, { of: 'value', atMost: 0 }),
  ];
};

export const workflowsPerSecond = async (address: string, seconds: number): Promise<number> => {
  const worker = await ownProcess('one-activity.ts', { TEMPORAL_ADDRESS: address });
  const door = openTemporal({
    temporal: { address, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  const run = () =>
    door.client.workflow.execute('oneActivity', { workflowId: `bench:${randomUUID()}`, taskQueue: 'bench', args: [] });
  await load({ atOnce: AT_ONCE, seconds: 2 }, run);
  const { perSecond } = await load({ atOnce: AT_ONCE, seconds }, run);
  await door.close();
  worker.stop();
  return perSecond;
};
