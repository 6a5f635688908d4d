import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { holdsWithin, outsideOf } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { diceOf, killAtRandom } from './killing.ts';

const SECONDS = 40;
const SEED = 17;

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, STARTS_WITHIN);
afterAll(() => system?.stop());

type Leg = { channel: string; state: string };

describe('M3 calls while everything dies twice', () => {
  it(
    'end as they were taken, ring no phone twice, and leave none ringing',
    async () => {
      const { get, post, patch, databaseUrl } = outsideOf(system);
      const { id: line } = await post<{ id: string }>('/accounts', {
        ...{ channel: 'voice', provider: 'sandbox', name: 'storm' },
      });
      await patch('/me', { extension: '101' });
      const taken: string[] = [];
      const over = { yet: false };
      const dice = diceOf(SEED);
      const dialling = (async () => {
        for (let n = 1000; !over.yet; n++) {
          const key = { 'idempotency-key': randomUUID() };
          for (let refused = true; refused && !over.yet; await pause(200))
            refused = await post<{ id: string }>('/calls', { phone: `+7701555${n}`, accountId: line }, key, 5).then(
              ({ id }) => {
                taken.push(id);
                return false;
              },
              () => true,
            );
        }
      })();
      // whoever plays the network picks up, or does not
      const playing = (async () => {
        while (!over.yet) {
          const { items } = await get<{ items: Leg[] }>(`/accounts/${line}/legs`).catch(() => ({ items: [] }));
          for (const { channel, state } of items) {
            const act = state === 'up' ? 'hangup' : dice() < 0.7 ? 'answer' : 'busy';
            if (state !== 'ended' && dice() < 0.5)
              await post(`/accounts/${line}/legs/${channel}`, { do: act }).catch(() => undefined);
          }
          await pause(150);
        }
      })();
      const killed = await killAtRandom(system, SEED, SECONDS);
      over.yet = true;
      await Promise.all([dialling, playing]);
      const going = async () => (await get<{ items: unknown[] }>('/calls/now')).items.length;
      expect(await holdsWithin(120, async () => (await going()) === 0)).toBe(true);
      const record = new pg.Client({ connectionString: databaseUrl });
      await record.connect();
      const { rows } = await record.query(
        `SELECT (SELECT count(*)::int FROM call WHERE account_id = $1 AND id = ANY($2::uuid[])) AS kept,
          (SELECT count(*)::int FROM sandbox_leg WHERE account_id = $1 AND state <> 'ended') AS open,
          (SELECT coalesce(max(n), 0)::int FROM (SELECT count(*) AS n FROM sandbox_leg WHERE account_id = $1 AND phone IS NOT NULL GROUP BY phone) rung) AS most,
          (SELECT count(*)::int FROM call c WHERE account_id = $1 AND (SELECT count(*) FROM event e WHERE e.noun_id = c.id AND e.type = 'call.ended') <> 1) AS untold`,
        [line, taken],
      );
      await record.end();
      process.stdout.write(`${taken.length} calls; killed ${killed.join(', ')}\n`);
      expect(rows).toEqual([{ kept: taken.length, open: 0, most: 1, untold: 0 }]);
      expect(taken.length).toBeGreaterThan(3);
    },
    (SECONDS + 300) * 1000,
  );
});
