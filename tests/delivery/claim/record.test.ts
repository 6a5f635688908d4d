import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { settleDeliveries } from '../../../prisma/delivery/delivery-settle.ts';
import {
  claimDeliveries,
  nextDeliveries,
  waitingDeliveries,
  type Claimed,
} from '../../../prisma/delivery/delivery-claim.ts';
import { uuidv7 } from '../../../prisma/id.ts';
import { claimNext } from '../../support/claim-next.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());
beforeEach(() => office.db.pool.query('TRUNCATE delivery CASCADE'));

const account = 'sms';
const daria = uuidv7();
const timur = uuidv7();
let made = 0;

type Told = { to?: string; priority?: number; state?: string; in?: string };
/** One message more than before, to Daria. */
const message = async (name: string, { to = daria, priority = 3, state = 'queued', in: later }: Told = {}) => {
  await office.db.pool.query(
    `INSERT INTO delivery (account, contact_id, template, language, recipient, state, priority, not_before, created_at)
     VALUES ($1, $2, $3, 'ru', '+77011234567', $4, $5, now() + $6::interval, now() - interval '1 hour' + $7 * interval '1 s')`,
    [account, to, name, state, priority, later ?? null, ++made],
  );
};
const claim = async (limit = 32, sendAgain = false) =>
  (await claimNext(office.db, { account, limit, sendAgain })) as Claimed[];
const names = (rows: { template: string }[]) => rows.map(({ template }) => template);
const goes = (delivery: Claimed, state: 'sent' | 'queued' | 'failed' | 'unknown', notBefore?: string) =>
  settleDeliveries(office.db, [{ delivery, state, actor: { kind: 'system' }, notBefore: notBefore ?? null }]);
const behind = async () =>
  names((await office.db.pool.query('SELECT template FROM delivery WHERE behind_id IS NOT NULL ORDER BY 1')).rows);
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('D5 which messages go next', () => {
  it('a user’s own first, then what automations say, and what waited for the morning last', async () => {
    await message('morning', { priority: 4, to: timur });
    await message('automation');
    await message('person', { priority: 1, to: timur });
    expect(names(await claim())).toEqual(['person', 'automation', 'morning']);
  });

  it('none overtakes an earlier one of its conversation that is put off, and all go on when that one is out of the way', async () => {
    await message('first', { in: '1 hour' });
    await message('second');
    await message('third');
    await message('other', { to: timur });
    expect(names(await claim())).toEqual(['other']);
    expect(await behind()).toEqual(['second', 'third']);
    await office.db.pool.query(`UPDATE delivery SET not_before = now() - interval '1 s' WHERE template = 'first'`);
    const [first] = await claim();
    expect(names([first!])).toEqual(['first']);
    await goes(first!, 'sent');
    expect(await behind()).toEqual([]);
    expect(names(await claim())).toEqual(['second', 'third']);
  });

  it.each<[string, (first: Claimed) => Promise<unknown>]>([
    ['has failed', (first) => goes(first, 'failed')],
    [
      'was undone',
      async ({ id }) => {
        await office.db.pool.query('DELETE FROM delivery_attempt WHERE delivery_id = $1', [id]);
        await office.db.pool.query('DELETE FROM delivery WHERE id = $1', [id]);
      },
    ],
    ['may go again itself', (first) => goes(first, 'queued')],
  ])('one that waits for another is free when that %s', async (_what, happens) => {
    await message('first');
    const [first] = await claim();
    await message('second');
    expect(await claim()).toEqual([]);
    expect(await behind()).toEqual(['second']);
    await happens(first!);
    expect(await behind()).toEqual([]);
    expect(names(await claim())).toContain('second');
  });

  it('one of unknown fate holds up its conversation where it is looked up, and goes again first where it is not', async () => {
    await message('lost', { state: 'unknown', in: '-1 s' });
    await message('next');
    expect(await claim()).toEqual([]);
    await office.db.pool.query('UPDATE delivery SET behind_id = NULL');
    expect(names(await claim(32, true))).toEqual(['lost', 'next']);
  });

  it('a batch that is cut off takes the earliest of each', async () => {
    for (const name of ['1', '2', '3']) await message(name);
    expect(names(await claim(2))).toEqual(['1', '2']);
    expect(await claim(2)).toEqual([]);
  });

  it('two workers at once take each one once, and keep the order', async () => {
    for (let n = 0; n < 40; n++) await message(String(n), { to: n % 2 ? daria : timur });
    const wanted = await Promise.all(
      [0, 1].map(() => nextDeliveries(office.db, { account, limit: 32, sendAgain: false })),
    );
    const taken = await Promise.all(
      wanted.map((mine) => claimDeliveries(office.db, { account, owner: 'w', sendAgain: false, wanted: mine })),
    );
    const all = taken.flatMap(({ claimed }) => names(claimed));
    expect(new Set(all).size).toBe(all.length);
    const [one, other] = taken.map(({ claimed }) => claimed.map(({ template }) => Number(template)));
    expect([one!.length, other!.length]).toContain(0);
  });

  it('one that changed since it was read is not taken as it was', async () => {
    await message('changed');
    const wanted = await nextDeliveries(office.db, { account, limit: 32, sendAgain: false });
    await office.db.pool.query('UPDATE delivery SET version = version + 1');
    expect(await claimDeliveries(office.db, { account, owner: 'w', sendAgain: false, wanted })).toEqual({
      claimed: [],
      behind: 0,
    });
  });

  it('says when to look again: when the one in front is due', async () => {
    await message('first', { in: '1 hour' });
    await message('second');
    await claim();
    const { left, nextAt } = await waitingDeliveries(office.db, { account, leaseMs: 1000 });
    expect(left).toBe(2);
    expect(Date.parse(nextAt!)).toBeGreaterThan(Date.parse(later(3_500_000)));
  });
});
