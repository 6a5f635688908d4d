import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLines } from '../../../temporal/line.ts';
import { openAsterisk, type Asterisk } from '../../support/asterisk/asterisk.ts';
import { NoAsterisk } from '../../../activities/channel/voice/dev-server/packages.ts';
import { openPhones, type Phones } from '../../support/asterisk/phones.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let pbx: Asterisk | undefined;
let phones: Phones;
let lines: { close(): Promise<void> };
let skipped = 0;
beforeAll(async () => {
  desk = await openDesk();
  pbx = await openAsterisk().catch((error: unknown) => {
    if (!(error instanceof NoAsterisk)) throw error;
    console.warn(`Calls are not tried on a real Asterisk here: ${error.message}`);
    return undefined;
  });
  if (!pbx) return;
  phones = await openPhones(pbx);
  await desk.office.db.pool.query(
    `UPDATE app_user SET extension = n.extension FROM (VALUES ('Aida', '101'), ('Timur', '102'), ('Daniyar', '103'), ('Saule', '105')) AS n(name, extension)
     WHERE app_user.name = n.name`,
  );
  const made = await desk.ask('POST', '/accounts', {
    as: 'saule',
    body: { channel: 'voice', provider: 'asterisk', name: 'main', settings: pbx.settings },
  });
  expect(made.status).toBe(201);
  lines = open();
}, 240_000);
afterAll(async () => {
  if (skipped > 0) console.warn(`${skipped} tests of calls were skipped`);
  await lines?.close();
  await phones?.close();
  await pbx?.close();
  await desk?.close();
});

const open = () => {
  const { config, db, log, store } = desk.deps;
  return startLines({
    db,
    databaseUrl: config.databaseUrl,
    publicUrl: desk.url,
    keys: config.encryptionKeys,
    log,
    store,
    everyMs: 300,
  });
};
/** Where Asterisk cannot be had, it says so and is counted. */
const real = (name: string, act: (pbx: Asterisk) => Promise<void>) =>
  it(name, async () => {
    if (pbx) return act(pbx);
    skipped += 1;
  });

const ask = (method: string, path: string, body?: object, as: Name = 'aida') => desk.ask(method, path, { as, body });
const call = async (phone: string, as: Name = 'aida'): Promise<string> => {
  const { status, body } = await ask('POST', '/calls', { phone }, as);
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id;
};
const read = async (id: string) => (await ask('GET', `/calls/${id}`, undefined, 'daniyar')).body;
const becomes = (id: string, what: string, seen: (one: any) => boolean) =>
  until(async () => {
    const one = await read(id);
    return seen(one) && one;
  }, what);
const is = (id: string, state: string) => becomes(id, state, (one) => one.state === state);
/** Asterisk has no line of ours left. */
const free = (asterisk: Asterisk) =>
  until(
    async () => {
      const [channels, bridges] = [await asterisk.ask('channels'), await asterisk.ask('bridges')];
      return channels?.length === 0 && bridges?.length === 0;
    },
    'an Asterisk without calls',
    20,
  );
/** How often Asterisk has dialled a number, by its own log. */
const dials = (asterisk: Asterisk, phone: string): number => asterisk.log().split(`Called ${phone}`).length - 1;

describe('G1 a line at a real Asterisk', () => {
  real('rings the user, then the client, joins them, and keeps what they said', async (asterisk) => {
    const id = await call('+77015550001');
    expect(await is(id, 'up')).toMatchObject({ recording: { state: 'going' } });
    const over = await is(id, 'ended');
    expect(over).toMatchObject({ how: 'answered', cause: 16, user: { name: 'Aida' }, legs: [{ who: 'user' }, {}] });
    expect(dials(asterisk, '+77015550001')).toBe(1);
    const kept = await becomes(id, 'the recording', ({ recording }) => recording.state !== 'going');
    expect(kept.recording).toMatchObject({ state: 'kept' });
    expect(kept.recording.seconds).toBeGreaterThanOrEqual(2);
    const whole = await ask('GET', `/calls/${id}/recording`);
    expect(whole.status).toBe(200);
    const part = await desk.ask('GET', `/calls/${id}/recording`, { as: 'daniyar', headers: { range: 'bytes=0-43' } });
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '44']);
    expect((await ask('GET', `/calls/${id}/recording`, undefined, 'timur')).status).toBe(404);
    const { rows } = await desk.office.db.pool.query('SELECT count(*)::int AS heard FROM call_listening');
    expect(rows).toEqual([{ heard: 2 }]);
    await free(asterisk);
  });

  real('tells apart why nobody talked (calls T01, T02, T16, T17)', async (asterisk) => {
    const cases: [string, string, number | null][] = [
      ['+77015550086', 'busy', 17],
      ['+77015550080', 'no_answer', 19],
      ['+77015550083', 'unreachable', 19],
      ['+77015550004', 'no_such_number', 1],
      ['+77015550003', 'rejected', 21],
      ['+77015550013', 'trunk_refused', 21],
      ['+77015550053', 'failed', 34],
    ];
    for (const [phone, how, cause] of cases) {
      const id = await call(phone);
      expect([phone, await is(id, 'ended')]).toMatchObject([
        phone,
        { how, cause, answeredAt: null, recording: { state: 'none' } },
      ]);
      expect(dials(asterisk, phone)).toBe(1);
    }
    const early = await call('+77015550002');
    expect(await is(early, 'up')).toMatchObject({ rangAt: null });
    await ask('POST', `/calls/${early}/hangup`);
    await is(early, 'ended');
    await free(asterisk);
  });

  real('ends at each moment by whoever hangs up (calls T19)', async (asterisk) => {
    const declined = await call('+77015550099', 'daniyar');
    expect(await is(declined, 'ended')).toMatchObject({ how: 'user_did_not_take' });
    expect(dials(asterisk, '+77015550099')).toBe(0);
    const ringing = await call('+77015550098');
    await becomes(ringing, 'a ringing client', ({ rangAt }) => rangAt !== null);
    await ask('POST', `/calls/${ringing}/hangup`);
    expect(await is(ringing, 'ended')).toMatchObject({ how: 'cancelled' });
    // her own phone is hung up while the client's rings
    const left = await call('+77015550097', 'saule');
    expect(await is(left, 'ended')).toMatchObject({ how: 'cancelled' });
    const up = await call('+77015550000');
    await is(up, 'up');
    await ask('POST', `/calls/${up}/hangup`);
    expect((await is(up, 'ended')).how).toMatch(/answered|short/);
    await free(asterisk);
  });

  real('holds the client, and hands her over as one call (calls T23)', async (asterisk) => {
    const id = await call('+77015550100');
    await is(id, 'up');
    const { timur } = desk.office;
    await ask('POST', `/calls/${id}/hold`);
    await becomes(id, 'the hold', ({ onHold }) => onHold);
    const inBridge = async () => (await asterisk.ask('bridges')).map((one: any) => one.channels.length);
    await until(async () => !(await inBridge()).some((count: number) => count > 1), 'the client apart');
    await ask('POST', `/calls/${id}/resume`);
    await until(async () => (await inBridge()).includes(2), 'the client back');
    await ask('POST', `/calls/${id}/transfer`, { userId: timur, asked: true });
    await becomes(id, 'the word between them', ({ parts }) => parts.some(({ what }: any) => what === 'consultation'));
    await ask('POST', `/calls/${id}/transfer/complete`);
    await becomes(id, 'the hand-over', ({ user }) => user.name === 'Timur');
    await until(async () => (await inBridge()).includes(2), 'Timur with the client');
    expect((await read(id)).parts.map(({ what }: any) => what)).toEqual(['client', 'consultation', 'client']);
    await ask('POST', `/calls/${id}/hangup`, undefined, 'timur');
    await is(id, 'ended');
    const blind = await call('+77015550200');
    await is(blind, 'up');
    await ask('POST', `/calls/${blind}/transfer`, { userId: timur });
    await becomes(blind, 'Timur', ({ user }) => user.name === 'Timur');
    await ask('POST', `/calls/${blind}/hangup`, undefined, 'timur');
    await is(blind, 'ended');
    await free(asterisk);
  });

  real('takes calls in: rings who is free, joins the first, and misses one once (calls T04, T06)', async (asterisk) => {
    const newest = async () => (await ask('GET', '/calls?limit=1', undefined, 'daniyar')).body.items[0];
    const [before] = [await newest()];
    const next = () =>
      until(async () => {
        const one = await newest();
        return one.id !== before.id && one;
      }, 'a call that comes in');
    await desk.office.db.pool.query(`UPDATE channel_account SET people = ARRAY[$1, $2]::uuid[]`, [
      desk.office.aida,
      desk.office.timur,
    ]);
    const talks = phones.call({ from: '+77015558001', to: '77273500018', hangUpAfter: 2500 });
    const { id } = await next();
    expect(await is(id, 'up')).toMatchObject({ direction: 'in', phone: '+77015558001', ownNumber: '77273500018' });
    await talks;
    const over = await is(id, 'ended');
    expect(over.legs.filter(({ upAt }: any) => upAt)).toHaveLength(2);
    await free(asterisk);
    await desk.office.db.pool.query(`UPDATE app_user SET extension = '104' WHERE name = 'Aida'`);
    await desk.office.db.pool.query(`UPDATE channel_account SET people = ARRAY[$1]::uuid[]`, [desk.office.aida]);
    await phones.call({ from: 'anonymous', to: '77273500018', cancelAfter: 800 });
    const missed = await until(async () => {
      const one = await newest();
      return one.id !== id && one.state === 'ended' && one;
    }, 'the missed call');
    expect(missed).toMatchObject({ direction: 'in', how: 'abandoned', phone: null, contact: null, user: null });
    await desk.office.db.pool.query(`UPDATE app_user SET extension = '101' WHERE name = 'Aida'`);
    await desk.office.db.pool.query(`UPDATE channel_account SET people = '{}'`);
    await free(asterisk);
  });
});

describe('M3 the calls of a line', () => {
  real('go on when whoever has the line is gone, and nobody is called twice', async (asterisk) => {
    const up = await call('+77015550300');
    await is(up, 'up');
    const other = open();
    await lines.close();
    lines = other;
    await ask('POST', `/calls/${up}/hold`);
    await becomes(up, 'the hold by the next owner', ({ onHold }) => onHold);
    await ask('POST', `/calls/${up}/resume`);
    await ask('POST', `/calls/${up}/hangup`);
    expect((await is(up, 'ended')).how).toMatch(/answered|short/);
    expect(dials(asterisk, '+77015550300')).toBe(1);
    const rings = await call('+77015550499');
    await becomes(rings, 'a ringing client', ({ rangAt }) => rangAt !== null);
    await lines.close();
    lines = open();
    await ask('POST', `/calls/${rings}/hangup`);
    expect(await is(rings, 'ended')).toMatchObject({ how: 'cancelled' });
    expect(dials(asterisk, '+77015550499')).toBe(1);
    await free(asterisk);
  });

  real('end when Asterisk is killed, and the line comes back by itself (calls T52)', async (asterisk) => {
    const id = await call('+77015550500');
    await is(id, 'up');
    await asterisk.kill();
    const state = async () => (await ask('GET', '/accounts/voice:main', undefined, 'saule')).body.state;
    await until(async () => (await state()) === 'down', 'the trouble');
    await asterisk.start();
    expect((await is(id, 'ended')).how).toMatch(/answered|short/);
    await until(async () => (await state()) === 'ok', 'the line');
    const next = await call('+77015550501');
    expect(await is(next, 'ended')).toMatchObject({ how: 'answered' });
    await free(asterisk);
  });
});
