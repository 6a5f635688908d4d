import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { openTemporal } from '../../temporal/client.ts';
import type { Outside } from '../support/outside.ts';
import { testSecrets } from '../support/secrets.ts';
import { load } from './load.ts';
import { ownProcess } from './own-process.ts';

/** By then all are set: so many a second at least, also on a busy machine. */
export const momentFor = (many: number, perSecond = 30): Date =>
  new Date(Date.now() + 20_000 + (many / perSecond) * 1000);

/** Workflows that wait for one moment and write a row each: how many do so a second. */
export const rawTimers = async (outside: Outside, record: pg.Pool, many: number): Promise<number> => {
  const { temporalAddress: address, databaseUrl } = outside;
  const worker = await ownProcess('raw-timer.ts', { TEMPORAL_ADDRESS: address, DATABASE_URL: databaseUrl });
  const door = openTemporal({
    temporal: { address, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  const at = momentFor(many, 100);
  const begin = { taskQueue: 'bench-timer', args: [{ at: at.toISOString() }] };
  await load({ atOnce: 16, calls: many }, () =>
    door.client.workflow.start('rawTimer', { workflowId: `bench:${randomUUID()}`, ...begin }),
  );
  const last = await lastOf(record, at, many, 'SELECT count(*)::int AS count, max(at) AS last FROM bench_timer');
  await door.close();
  worker.stop();
  return (many * 1000) / (last - at.getTime());
};

/** When the last of so many was written, milliseconds; looked for until ten minutes behind their moment. */
export const lastOf = async (record: pg.Pool, at: Date, many: number, text: string): Promise<number> => {
  while (Date.now() < at.getTime() + 600_000) {
    const { rows } = await record.query<{ count: number; last: Date | null }>(text);
    if (rows[0]!.count >= many) return rows[0]!.last!.getTime();
    await pause(200);
  }
  throw new Error('The timers did not fire in ten minutes');
};
