import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askCallback } from '../../../prisma/callback/ask.ts';
import { saveCallbackRules } from '../../../prisma/callback/rules.ts';
import { startLines } from '../../../temporal/line.ts';
import { defaultCallbackRules } from '../../../workflows/callback/rules.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { openLine } from '../../call/lines.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { longer } from '../../support/long.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';

const MANY = longer(150, 10_000);
const AT_ONCE = 6;

let desk: Desk;
let processes: Processes;
let lines: ReturnType<typeof startLines>;
beforeAll(async () => {
  desk = await openDesk();
  await openLine(desk);
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  const rules = { ...defaultCallbackRules, countries: { KZ: always as never }, revision: 0 };
  if (isRefusal(await saveCallbackRules(desk.office.db, rules))) throw new Error('rules');
  const { revision } = (await desk.ask('GET', '/accounts/voice:main', { as: 'saule' })).body;
  const body = { revision, callsAtOnce: AT_ONCE };
  expect((await desk.ask('PATCH', '/accounts/voice:main', { as: 'saule', body })).status).toBe(200);
  const { config, db, log, store } = desk.deps;
  const place = { db, databaseUrl: config.databaseUrl, publicUrl: desk.url, keys: config.encryptionKeys, log, store };
  lines = startLines({ ...place, everyMs: 200 });
  processes = await runProcesses(desk.office);
});
afterAll(async () => {
  await processes?.stop();
  await lines?.close();
  await desk?.close();
});

describe('G2 many calls that a machine is to make at once (t5)', () => {
  it('are made each once, in the order in which clients wait, never more at once than the line takes', async () => {
    const { pool } = desk.office.db;
    const promised: string[] = [];
    const began = Date.now();
    for (let n = 0; n < MANY; n++) {
      const done = await askCallback(desk.office.db, {
        actor: { kind: 'system' },
        wanted: {
          ...{ source: 'automation', phone: `+7701${String(1_000_000 + n)}`, minutes: 600 },
          // of all, the last who asked has waited longest
          queuedAt: new Date(began - n * 1000).toISOString(),
          after: new Date(began + Math.max(25_000, MANY * 40)).toISOString(),
          says: { sound: 'hello', joins: false },
        },
      });
      if (isRefusal(done)) throw new Error(done.refusal);
      promised.push(done.id);
    }
    let most = 0;
    for (let open = MANY; open > 0;) {
      const { rows } = await pool.query(
        `SELECT (SELECT count(*)::int FROM callback WHERE closed_at IS NULL) AS open,
          (SELECT count(*)::int FROM call WHERE state <> 'ended') AS calls`,
      );
      most = Math.max(most, rows[0].calls);
      open = rows[0].open;
      // each phone is picked up, and hears it
      await pool.query(`UPDATE sandbox_leg SET state = 'up' WHERE state = 'ringing'`);
      await new Promise((done) => setTimeout(done, 30));
    }
    const { rows: calls } = await pool.query('SELECT callback_id, how FROM call ORDER BY asked_at, id');
    expect(calls.map(({ how }) => how)).toEqual(promised.map(() => 'heard'));
    expect(new Set(calls.map((one) => one.callback_id))).toEqual(new Set(promised));
    expect(most).toBeLessThanOrEqual(AT_ONCE);
    expect(most).toBeGreaterThan(1);
    // those who came due while it had free places went at once; from then on the order is that of their waiting
    const place = new Map(promised.toReversed().map((id, index) => [id, index]));
    const order = calls.slice(AT_ONCE * 4).map((one) => place.get(one.callback_id)!);
    const late = order.map((one, index) => Math.max(0, ...order.slice(0, index)) - one);
    expect(Math.max(...late)).toBeLessThan(AT_ONCE * 4);
  });
});
