import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { commandOf } from '../../bin/running.ts';
import { outsideOf } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { enterLeads } from './leads.ts';
import { posterTo } from './load.ts';

/** The worker's memory with ten times the open leads, their processes waiting, their messages gone; then all ended and started again. */
export const c = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const few = short ? 100 : 1000;
  const { url, token } = system.credentials;
  const record = new pg.Pool({ connectionString: outsideOf(system).databaseUrl, max: 1 });
  record.on('error', () => {});
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  await enterLeads(api, few);
  await processesWait(record, few);
  const before = await memoryOf(system);
  await enterLeads(api, 9 * few);
  await processesWait(record, 10 * few);
  const after = await memoryOf(system);
  api.close();
  await record.end();
  return [
    figure({ name: 'c.memory', value: after, unit: 'MB', baseline: before }, { of: 'ratio', atMost: 1.04 }),
    figure({ name: 'c.restart', value: await restart(system), unit: 's' }, { of: 'value', atMost: 6 }),
  ];
};

const processesWait = async (record: pg.Pool, leads: number): Promise<void> => {
  for (const end = Date.now() + 30 * 60_000; Date.now() < end; await pause(1000)) {
    const { rows } = await record.query(
      `SELECT count(*)::int AS waiting, EXISTS (SELECT FROM delivery WHERE state IN ('queued', 'sending', 'unknown'))
         OR EXISTS (SELECT FROM inbox WHERE state = 'new') AS busy FROM process WHERE noun = 'lead' AND state = 'waiting'`,
    );
    if (rows[0].waiting >= leads && !rows[0].busy) return;
  }
  throw new Error(`The processes of ${leads} leads did not come to wait in 30 minutes`);
};

/** Resident megabytes of the worker, when it has rested: a heap looks every eight seconds whether little is asked of it, and gives back then what nobody needs. */
const memoryOf = async (system: System): Promise<number> => {
  await pause(30_000);
  const status = readFileSync(`/proc/${system.pids()['worker']}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
};

/** Seconds from the start of everything to the first lead served. */
const restart = async (system: System): Promise<number> => {
  const supervisor = Number(readFileSync(join(system.home, 'start.pid'), 'utf8'));
  process.kill(supervisor, 'SIGTERM');
  while (commandOf(supervisor)) await pause(50);
  const began = performance.now();
  const again = await startSystem({}, system);
  await outsideOf(again).get('/leads?limit=1');
  const took = (performance.now() - began) / 1000;
  await again.end();
  return took;
};
