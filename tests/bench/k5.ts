import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../prisma/client.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { lastOf, momentFor, rawTimers } from './raw-timers.ts';

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
