import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { drawChange, fillPipeline } from './crowd.ts';

/** A publish planned over very many living leads, whose processes remember what they wait for; and what that costs the worker in memory. */
export const p1 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const many = short ? 20_000 : 100_000;
  const outside = outsideOf(system);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 1 });
  await drawChange(outside);
  // what the worker loads at its first plan is not what the leads cost
  await outside.post('/pipelines/education/publish/plan', {});
  await fillPipeline(record, many);
  // the worker has just started: what it loads by itself is not what the plan costs
  await pause(10_000);
  const memory = () => residentOf(system);
  const before = memory();
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, memory())), 100);
  const began = performance.now();
  const plan = await outside.post<{ total: number }>('/pipelines/education/publish/plan', { fire: true }, {}, 300);
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watching);
  await pause(100);
  await record.end();
  if (plan.total < many) throw new Error(`The plan knows ${plan.total} leads of ${many}`);
  return [
    figure({ name: 'p1', value: (seconds * 100_000) / plan.total, unit: 's/100000' }, { of: 'value', atMost: 30 }),
    figure({ name: 'p1.memory', value: most - before, unit: 'MB' }, { of: 'value', atMost: 150 }),
  ];
};

/** Resident megabytes of the worker. */
const residentOf = (system: System): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${system.pids()['worker']}/status`, 'utf8'))?.[1]) / 1024;
