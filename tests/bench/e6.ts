import { openDatabase, type Database } from '../../prisma/client.ts';
import { claimDeliveries, nextDeliveries, waitingDeliveries } from '../../prisma/delivery/delivery-claim.ts';
import { settleDeliveries } from '../../prisma/delivery/delivery-settle.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';

const FEW = 1000;
const account = 'e6';

/** One claim of 32, and what a batch asks besides, at a backlog of a million beside one of a thousand. Nobody sends them. */
export const e6 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const db = openDatabase(outsideOf(system).databaseUrl, { size: 8 });
  const most = short ? 100_000 : 1_000_000;
  await queue(db, FEW);
  await claims(db, 50);
  const few = await best(db);
  await queue(db, most - FEW);
  await claims(db, 50);
  const many = await best(db);
  await db.close();
  return [figure({ name: 'e6', value: many, unit: 'ms', baseline: few }, { of: 'ratio', atMost: 1.5 })];
};

/** Of a hundred messages 60 may go, 20 are put off until tomorrow, 10 for a minute that has passed, and 10 wait for one that is put off. */
const queue = async (db: Database, count: number): Promise<void> => {
  const { pool } = db.as('report');
  for (let left = count; left > 0; left -= 50_000)
    await pool.query(
      `INSERT INTO delivery (account, contact_id, template, language, recipient, state, created_at, not_before)
       SELECT $1, md5((made.contact + $3)::text)::uuid, 'hello', 'ru', 'client@example.com', 'queued', now() + n * interval '1 ms',
         CASE WHEN n % 10 IN (0, 1) THEN now() + interval '1 day' WHEN n % 10 = 2 THEN now() - interval '1 min' END
       FROM generate_series(1, $2) n, LATERAL (SELECT CASE WHEN n % 10 = 3 THEN n - 2 ELSE n END AS contact) made`,
      [account, Math.min(left, 50_000), left * 10],
    );
  await pool.query('VACUUM ANALYZE delivery');
};

/** The quietest of three rounds: whatever else the machine does is no part of a claim. */
const best = async (db: Database): Promise<number> => {
  const rounds: number[] = [];
  for (let n = 0; n < 3; n++) rounds.push(await claims(db, 100));
  return Math.min(...rounds);
};

/** Milliseconds of one claim, the median; what was taken goes back, and stays where it was. */
const claims = async (db: Database, count: number): Promise<number> => {
  const took: number[] = [];
  for (let n = 0; n < count; n++) {
    const before = performance.now();
    const wanted = await nextDeliveries(db, { account, limit: 32, sendAgain: true });
    const { claimed, behind } = await claimDeliveries(db, { account, owner: 'e6', sendAgain: true, wanted });
    await waitingDeliveries(db, { account, leaseMs: 1000 });
    took.push(performance.now() - before);
    if (claimed.length + behind === 0) throw new Error('nothing could be claimed');
    await settleDeliveries(
      db,
      claimed.map((delivery) => ({
        delivery,
        state: 'queued' as const,
        actor: { kind: 'system' as const },
        attempt: { number: delivery.attempt_count, outcome: 'released' as const },
      })),
    );
  }
  return took.sort((a, b) => a - b)[count >> 1]!;
};
