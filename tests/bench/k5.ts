import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../prisma/client.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { openTemporal } from '../../temporal/client.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { testSecrets } from '../support/secrets.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load } from './load.ts';
import { ownProcess } from './own-process.ts';

/** Timers are set at this pace at least, also on a busy machine. */
const SET_A_SECOND = 30;

/** Tasks of as many leads that become overdue in the same second, a second; beside raw timers that write one row each. None is lost, none fires twice. */
export const k5 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const many = short ? 1000 : 10_000;
  const outside = outsideOf(system);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 2 });
  record.on('error', () => {});
  const baseline = await rawTimers(outside, record, many);
  const { perSecond, overdue, told } = await ours(outside, record, many);
  await record.end();
  return [
    figure({ name: 'k5', value: perSecond, unit: 'timers/s', baseline }, { of: 'ratio', atLeast: 0.8 }),
    figure({ name: 'k5.lost', value: many - overdue, unit: `of ${many}` }, { of: 'value', atMost: 0 }),
    figure({ name: 'k5.doubled', value: told - overdue, unit: `of ${many}` }, { of: 'value', atMost: 0 }),
  ];
};

const momentFor = (many: number): Date => new Date(Date.now() + 20_000 + (many / SET_A_SECOND) * 1000);

const rawTimers = async (outside: Outside, record: pg.Pool, many: number): Promise<number> => {
  const { temporalAddress: address, databaseUrl } = outside;
  const worker = await ownProcess('raw-timer.ts', { TEMPORAL_ADDRESS: address, DATABASE_URL: databaseUrl });
  const door = openTemporal({
    temporal: { address, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  const at = momentFor(many);
  const begin = { taskQueue: 'bench-timer', args: [{ at: at.toISOString() }] };
  await load({ atOnce: 16, calls: many }, () =>
    door.client.workflow.start('rawTimer', { workflowId: `bench:${randomUUID()}`, ...begin }),
  );
  const last = await lastOf(record, at, many, 'SELECT count(*)::int AS count, max(at) AS last FROM bench_timer');
  await door.close();
  worker.stop();
  return (many * 1000) / (last - at.getTime());
};

const ours = async (outside: Outside, record: pg.Pool, many: number) => {
  const db = openDatabase(outside.databaseUrl);
  await seedLarge(db.as('report'), { leads: 2 * many, seed: 5 });
  await db.close();
  const at = momentFor(many);
  await record.query(`DELETE FROM task WHERE state = 'open'`);
  await record.query(
    `INSERT INTO task (id, type, text, due_at, reminded_at, responsible_id, lead_id, created_at, event_seq)
     SELECT uuidv7(), 'call', 'Позвонить', $1, now(), responsible_id, id, created_at, 1 FROM lead WHERE closed_at IS NULL ORDER BY number LIMIT $2`,
    [at, many],
  );
  await outside.post('/ops/revivals', {});
  const waiting = `SELECT count(*)::int AS count FROM process WHERE state = 'waiting' AND next_at = $1`;
  while ((await record.query(waiting, [at])).rows[0].count < many) {
    if (Date.now() > at.getTime()) throw new Error('The timers were not set before their moment');
    await pause(200);
  }
  const last = await lastOf(
    record,
    at,
    many,
    `SELECT count(*)::int AS count, max(recorded_at) AS last FROM event WHERE type = 'task.overdue'`,
  );
  const { rows } = await record.query(
    `SELECT (SELECT count(*)::int FROM task WHERE overdue_at IS NOT NULL) AS overdue, (SELECT count(*)::int FROM event WHERE type = 'task.overdue') AS told`,
  );
  return { perSecond: (many * 1000) / (last - at.getTime()), ...(rows[0] as { overdue: number; told: number }) };
};

/** When the last of so many was written, milliseconds; looked for until ten minutes behind their moment. */
const lastOf = async (record: pg.Pool, at: Date, many: number, text: string): Promise<number> => {
  while (Date.now() < at.getTime() + 600_000) {
    const { rows } = await record.query<{ count: number; last: Date | null }>(text);
    if (rows[0]!.count >= many) return rows[0]!.last!.getTime();
    await pause(200);
  }
  throw new Error('The timers did not fire in ten minutes');
};
