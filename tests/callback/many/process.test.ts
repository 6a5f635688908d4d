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
const AT_ONCE = longer(6, 24);
/** Asking takes as long; all become due at the same moment after it. */
const ASKED_WITHIN_MS = Math.max(15_000, MANY * 30);
const TAKES_MS = 60_000 + MANY * 120;

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
  it(
    'are made each once, in the order in which clients wait, never more at once than the line takes',
    async () => {
      const { pool } = desk.office.db;
      const promised: string[] = [];
      const began = Date.now();
      const due = began + ASKED_WITHIN_MS;
      const ask = async (n: number): Promise<void> => {
        const done = await askCallback(desk.office.db, {
          actor: { kind: 'system' },
          wanted: {
            ...{ source: 'automation', phone: `+7701${String(1_000_000 + n)}`, minutes: 600 },
            // of all, the last who asked has waited longest
            queuedAt: new Date(began - n * 1000).toISOString(),
            after: new Date(due).toISOString(),
            says: { sound: 'hello', joins: false },
          },
        });
        if (isRefusal(done)) throw new Error(done.refusal);
        promised[n] = done.id;
      };
      for (let n = 0; n < MANY; n += 10) await Promise.all(Array.from({ length: 10 }, (_, more) => ask(n + more)));
      expect(Date.now()).toBeLessThan(due);
      let most = 0;
      let first = 0;
      for (let open = MANY; open > 0;) {
        const { rows } = await pool.query(
          `SELECT (SELECT count(*)::int FROM callback WHERE closed_at IS NULL) AS open,
          (SELECT count(*)::int FROM call WHERE state <> 'ended') AS calls`,
        );
        most = Math.max(most, rows[0].calls);
        if (most > 0) first ||= Date.now();
        open = rows[0].open;
        // each phone is picked up, and hears it
        await pool.query(`UPDATE sandbox_leg SET state = 'up' WHERE state = 'ringing'`);
        await new Promise((done) => setTimeout(done, 30));
      }
      const took = (Date.now() - due) / 1000;
      process.stdout.write(
        `${MANY} promises asked for; the first call ${(first - due) / 1000} s after they were due, all made in ${took} s, ${(MANY / took).toFixed(1)} a second, ${most} at once\n`,
      );
      const { rows: calls } = await pool.query('SELECT callback_id, how FROM call ORDER BY asked_at, id');
      expect(calls.map(({ how }) => how)).toEqual(promised.map(() => 'heard'));
      expect(new Set(calls.map((one) => one.callback_id))).toEqual(new Set(promised));
      expect(most).toBeLessThanOrEqual(AT_ONCE);
      expect(most).toBeGreaterThan(1);
      // those who came due while it had free places went at once; from then on the order is that of their waiting
      const place = new Map(promised.toReversed().map((id, index) => [id, index]));
      const order = calls.slice(AT_ONCE * 4).map((one) => place.get(one.callback_id)!);
      const late = order.map((one, index) => Math.max(0, ...order.slice(0, index)) - one);
      process.stdout.write(`nobody was called more than ${Math.max(...late)} places after her turn\n`);
      expect(Math.max(...late)).toBeLessThan(AT_ONCE * 4);
    },
    ASKED_WITHIN_MS + TAKES_MS + 60_000,
  );
});
