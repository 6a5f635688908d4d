import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../prisma/client.ts';
import { createTicket } from '../../prisma/ticket/create-ticket.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { openTicketDesk } from '../faults/ticket/desk.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load } from './load.ts';
import { lastOf, rawTimers } from './raw-timers.ts';

/** Tickets are opened, routed and taken up by their processes at this pace at least, also on a busy machine. */
const TAKEN_UP_A_SECOND = 10;

/** Promises of as many tickets that run out at one moment, a second; beside raw timers that write one row each. None is lost, none is late twice; at rest one is told within a second. */
export const q3 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const many = short ? 1000 : 10_000;
  const outside = outsideOf(system);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 2 });
  record.on('error', () => {});
  const baseline = await rawTimers(outside, record, many);
  await openTicketDesk(system, { ladder: [] });
  const { last, at: alone } = await inTime(outside, record, { many: 1, inMs: 20_000 });
  const inMs = 20_000 + (many / TAKEN_UP_A_SECOND) * 1000;
  const { perSecond, late, told } = await inTime(outside, record, { many, inMs });
  await record.end();
  return [
    figure({ name: 'q3', value: perSecond, unit: 'clocks/s', baseline }, { of: 'ratio', atLeast: 0.8 }),
    figure({ name: 'q3.lost', value: many - late, unit: `of ${many}` }, { of: 'value', atMost: 0 }),
    figure({ name: 'q3.doubled', value: told - late, unit: `of ${many}` }, { of: 'value', atMost: 0 }),
    figure({ name: 'q3.rest', value: last - alone.getTime(), unit: 'ms' }, { of: 'value', atMost: 1000 }),
  ];
};

/** Where a busy machine does not take them up before their moment, others are opened with a moment twice as far. */
const inTime = async (outside: Outside, record: pg.Pool, { many, inMs }: { many: number; inMs: number }) => {
  for (let ms = inMs; ms <= 4 * inMs; ms *= 2) {
    const at = new Date(Date.now() + ms);
    const done = await ours(outside, record, { many, at });
    if (done) return { ...done, at };
  }
  throw new Error('The promises were not taken up before their moment');
};

const ours = async (outside: Outside, record: pg.Pool, { many, at }: { many: number; at: Date }) => {
  const began = new Date(at.getTime() - Math.ceil((at.getTime() - Date.now()) / 1000) * 1000 - 1000);
  const { revision } = await outside.get<{ revision: number }>('/settings/service');
  const targets = { resolution: { amount: (at.getTime() - began.getTime()) / 1000, unit: 'seconds' } };
  await outside.patch('/settings/service', {
    policies: [{ key: 'all', name: { ru: 'Все' }, targets, waits: [], ladder: [] }],
    revision,
  });
  const db = openDatabase(outside.databaseUrl, { size: 16 });
  const subject = `Due ${at.toISOString()}`;
  const ticket = {
    ...{ subject, description: '', type: '', topic: '', priority: 'normal' as const, source: 'api' as const },
    ...{ branch: '', region: '', tags: [], fields: {} },
  };
  await load({ atOnce: 8, calls: many }, async () => {
    const made = await createTicket(db, { actor: { kind: 'system' }, ticket, at: began.toISOString() });
    if (isRefusal(made)) throw new Error(made.refusal);
  });
  const waiting = `SELECT count(*)::int AS count FROM process p JOIN ticket k ON k.id = p.noun_id WHERE p.state = 'waiting' AND k.subject = $1
    AND p.next_at BETWEEN $2 AND $2::timestamptz + interval '1 s'`;
  while ((await record.query(waiting, [subject, at])).rows[0].count < many) {
    if (Date.now() > at.getTime()) {
      await db.close();
      return undefined;
    }
    await pause(200);
  }
  await db.close();
  const own = `FROM event e JOIN ticket k ON k.id = e.subject_id WHERE e.type = 'ticket.late' AND k.subject = '${subject}'`;
  const last = await lastOf(record, at, many, `SELECT count(*)::int AS count, max(e.recorded_at) AS last ${own}`);
  await pause(2000);
  const { rows } = await record.query<{ late: number; told: number }>(
    `SELECT count(DISTINCT k.id)::int AS late, count(*)::int AS told ${own}`,
  );
  return { perSecond: (many * 1000) / (last - at.getTime()), last, ...rows[0]! };
};
