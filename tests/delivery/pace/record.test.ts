import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetPaces, holdAccount, paceOf, takePace } from '../../../prisma/delivery/sending-pace.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());
beforeEach(() => office.db.pool.query('DELETE FROM sending_pace'));

const account = 'email';
const take = (keys: string[], more: { perSecond?: number; each?: { perSecond: number; burst: number } } = {}) =>
  takePace(office.db, { account, perSecond: 10, each: undefined, horizonMs: 2000, keys, ...more });
const near = (ms: number) => expect.closeTo(ms, -2);

describe('D6 the pace of an account, as data', () => {
  it('gives each message its moment, also where two workers ask at once', async () => {
    const asked = await Promise.all([take(['', '']), take(['', '', ''])]);
    const slots = asked.flat();
    // each counts from its own moment, so that gaps are told within one answer alone: 100 ms
    for (const own of asked)
      own.slice(1).forEach(({ waitMs }, n) => expect(waitMs - own[n]!.waitMs).toBeGreaterThan(60));
    // five moments are taken, none of them twice
    const waits = slots.map(({ waitMs }) => waitMs).sort((x, y) => x - y);
    expect(waits[4]).toBeLessThan(500);
    expect(slots.every(({ goes }) => goes)).toBe(true);
    expect(await paceOf(office.db, account)).toBeGreaterThan(300);
  });

  it('gives no place beyond the horizon, and takes none there', async () => {
    const slots = await take(['', '', '', ''], { perSecond: 1 });
    expect(slots.map(({ goes }) => goes)).toEqual([true, true, true, false]);
    expect(await paceOf(office.db, account)).toBeLessThan(3001);
  });

  it('waits for everybody when the provider asks for it, and no shorter the second time', async () => {
    await holdAccount(office.db, account, 60_000);
    await holdAccount(office.db, account, 1000);
    expect(await paceOf(office.db, account)).toBeGreaterThan(59_000);
    expect(await take([''])).toEqual([{ goes: false, waitMs: expect.any(Number) }]);
  });

  it('lets a domain have its burst, and then its own pace, which holds up no other domain', async () => {
    const each = { perSecond: 0.1, burst: 2 };
    const keys = ['gmail.com', 'gmail.com', 'gmail.com', 'gmail.com', 'mail.ru'];
    const slots = await take(keys, { perSecond: 1000, each });
    expect(slots.map(({ goes }) => goes)).toEqual([true, true, false, false, true]);
    // those put off come back one after another
    expect(slots.map(({ waitMs }) => waitMs)).toEqual([near(0), near(0), near(10_000), near(20_000), near(0)]);
    expect((await take(['gmail.com'], { perSecond: 1000, each }))[0]).toEqual({ goes: false, waitMs: near(30_000) });
  });

  it('is forgotten when it says nothing any more', async () => {
    await take(['']);
    await office.db.pool.query(`UPDATE sending_pace SET next_at = now() - interval '2 hours'`);
    await holdAccount(office.db, 'sms', 60_000);
    await forgetPaces(office.db);
    expect((await office.db.pool.query('SELECT key FROM sending_pace')).rows).toEqual([{ key: 'sms' }]);
  });
});
