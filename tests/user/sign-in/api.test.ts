import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deviceCookie, sessionCookie } from '../../../api/http/auth.ts';
import { openHashing } from '../../../api/http/hashing.ts';
import { blockOf } from '../../../api/http/limit.ts';
import { openDesk, password, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM sign_in_pace'));
afterAll(() => desk.close());

const signIn = (
  email: string,
  { word = password, from = '198.51.100.7', cookie = '' }: { word?: string; from?: string; cookie?: string } = {},
) =>
  desk.ask('POST', '/session', {
    body: { email, password: word },
    headers: { 'x-forwarded-for': from, ...(cookie ? { cookie } : {}) },
  });
const guess = (email: string, times: number, from?: string) =>
  Promise.all(Array.from({ length: times }, () => signIn(email, { word: 'wrong', ...(from ? { from } : {}) })));
const deviceFrom = (answer: { headers: Headers }) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('voronka_device='))!
    .split(';')[0]!;
const counted = (answers: { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('L1 tries to sign in', () => {
  it.each([8, 12, 16])('are counted before they are judged: %i at once are no more than five', async (times) => {
    const answers = await guess('timur@demo.voronka', times);
    expect([counted(answers, 401), counted(answers, 429)]).toEqual([5, times - 5]);
    const right = await signIn('timur@demo.voronka');
    expect(right).toMatchObject({ status: 429, body: { code: 'TooManyTries' } });
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(right.body.detail).toMatch(/\d мин/);
  });

  it.each(['203.0.113.5', '198.51.101.7', '2001:db8:1::1'])(
    'of a stranger elsewhere keep nobody out who comes from %s',
    async (home) => {
      await guess('timur@demo.voronka', 12, '198.51.100.7');
      expect((await signIn('timur@demo.voronka', { from: home })).status).toBe(201);
    },
  );

  it('from one network keep nobody out who signs in on a device that she has used before', async () => {
    const cookie = deviceFrom(await signIn('timur@demo.voronka'));
    await guess('timur@demo.voronka', 12);
    expect((await signIn('timur@demo.voronka')).status).toBe(429);
    expect((await signIn('timur@demo.voronka', { cookie })).status).toBe(201);
    // it is a mark of hers alone
    await guess('aida@demo.voronka', 12);
    expect((await signIn('aida@demo.voronka', { cookie })).status).toBe(429);
  });

  it('from many networks at one account are bounded as well, and still do not touch its own devices', async () => {
    const cookie = deviceFrom(await signIn('aida@demo.voronka'));
    for (let network = 0; network < 12; network++) await guess('aida@demo.voronka', 5, `203.0.${network}.1`);
    expect((await signIn('aida@demo.voronka', { from: '192.0.2.1' })).status).toBe(429);
    expect((await signIn('aida@demo.voronka', { from: '192.0.2.1', cookie })).status).toBe(201);
    expect((await signIn('daniyar@demo.voronka', { from: '192.0.2.1' })).status).toBe(201);
  });

  it('at many accounts from one network come to an end, known accounts and unknown ones alike', async () => {
    const answers = [];
    for (let round = 0; round < 5; round++)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            signIn(`guess${round}-${index}@demo.voronka`, { word: 'wrong', from: `198.51.100.${index}` }),
          ),
        )),
      );
    expect([counted(answers, 401), counted(answers, 429)]).toEqual([40, 10]);
    expect((await signIn('daniyar@demo.voronka', { word: 'wrong' })).status).toBe(429);
  });

  it('that are right cost nothing, and what was used up comes back by itself', async () => {
    for (let morning = 0; morning < 45; morning++) await signIn('daniyar@demo.voronka');
    expect((await signIn('daniyar@demo.voronka')).status).toBe(201);
    await guess('timur@demo.voronka', 8);
    await desk.office.db.pool.query(`UPDATE sign_in_pace SET until = until - interval '5 minutes'`);
    expect((await signIn('timur@demo.voronka')).status).toBe(201);
  });

  it('leave no row behind that says nothing any more, and none with an e-mail', async () => {
    await guess('timur@demo.voronka', 2);
    await desk.office.db.pool.query(`UPDATE sign_in_pace SET until = now() - interval '2 minutes'`);
    await guess('nobody@demo.voronka', 1);
    const { rows } = await desk.office.db.pool.query('SELECT key FROM sign_in_pace');
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain('demo.voronka');
  });

  it('wait in a short line for their hash, and are told to come again when it is long', async () => {
    const { strangers, known } = openHashing();
    let running = 0;
    let most = 0;
    let open = () => {};
    const gate = new Promise<void>((done) => (open = done));
    const work = async () => {
      most = Math.max(most, ++running);
      await gate;
      running -= 1;
    };
    const many = Array.from({ length: 60 }, (_, index) => strangers(`network ${index % 10}`, work));
    const refused = await Promise.any(
      many.slice(34).map((one) =>
        one.then(
          () => undefined,
          (error: Error) => error,
        ),
      ),
    );
    expect(refused).toMatchObject({ code: 'SignInBusy', more: { retryAfter: 2 } });
    // whoever is known does not stand in it
    await known('aida', async () => undefined);
    open();
    const settled = await Promise.allSettled(many);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(34);
    expect(most).toBe(2);
  });
});

describe('L1 blocks of addresses', () => {
  it.each([
    ['198.51.100.7', '198.51.100.250', true],
    ['198.51.100.7', '198.51.101.7', false],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ])('%s and %s', (one, other, same) => {
    expect(blockOf(one) === blockOf(other)).toBe(same);
  });
});

describe('L1 cookies', () => {
  it('bind themselves to the host over https, and go by a plain name on this machine', () => {
    expect(sessionCookie('x', 'https://crm.example')).toMatch(/^__Host-voronka_session=x; Path=\/; .*; Secure$/);
    expect(deviceCookie('x', 'https://crm.example')).toMatch(
      /^__Host-voronka_device=x; Path=\/; .*HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(sessionCookie('x', 'http://127.0.0.1:4600')).toMatch(/^voronka_session=x; (?!.*Secure)/);
    expect(sessionCookie('x', 'https://crm.example')).not.toContain('Domain');
  });

  it('end ninety days after signing in, however much they are used', async () => {
    const signed = await signIn('saule@demo.voronka');
    const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
    const { pool } = desk.office.db;
    const age = (days: number) =>
      pool.query(
        `UPDATE session SET created_at = now() - $1 * interval '1 day', expires_at = now() + interval '20 days' WHERE user_id = $2`,
        [days, desk.office.saule],
      );
    await age(85);
    desk.deps.sessions.forget();
    expect((await desk.ask('GET', '/me', { headers: { cookie } })).status).toBe(200);
    const { rows } = await pool.query(
      'SELECT expires_at < now() + $1::interval AS bounded FROM session WHERE user_id = $2',
      ['5 days 1 minute', desk.office.saule],
    );
    expect(rows).toEqual([{ bounded: true }]);
    await age(91);
    desk.deps.sessions.forget();
    expect((await desk.ask('GET', '/me', { headers: { cookie } })).status).toBe(401);
  });
});
