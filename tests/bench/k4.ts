import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../prisma/client.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { workflowsPerSecond } from './a2.ts';
import { figure, type Figure } from './figure.ts';

/** Processes begun anew a second, as after the loss of Temporal's store, beside workflows of one activity. */
export const k4 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const outside = outsideOf(system);
  const baseline = await workflowsPerSecond(outside.temporalAddress, short ? 8 : 20);
  const db = openDatabase(outside.databaseUrl);
  await seedLarge(db.as('report'), { leads: short ? 1000 : 8000, seed: 4 });
  await db.close();
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 1 });
  const began = performance.now();
  const { total } = await outside.post<{ total: number }>('/ops/revivals', {});
  for (;;) {
    const { rows } = await record.query(
      `SELECT NOT EXISTS (SELECT 1 FROM revival WHERE ended_at IS NULL) AND NOT EXISTS (SELECT 1 FROM poke WHERE parked_at IS NULL) AS over`,
    );
    if (rows[0].over) break;
    await pause(50);
  }
  const perSecond = (total * 1000) / (performance.now() - began);
  await record.end();
  return [figure({ name: 'k4', value: perSecond, unit: 'begun/s', baseline }, { of: 'ratio', atLeast: 0.7 })];
};
