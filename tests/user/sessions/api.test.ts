import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { browserName } from '../../../workflows/user/browser-name.ts';
import { openDesk, password, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
});
afterAll(() => desk.close());

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

/** Signs in; answers the cookies by which this browser is known from then on. */
const signIn = async (email: string, from: string, userAgent: string): Promise<string> => {
  const answer = await desk.ask('POST', '/session', {
    body: { email, password },
    headers: { 'x-forwarded-for': from, 'user-agent': userAgent },
  });
  expect(answer.status).toBe(201);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};
const sessions = async (cookie: string) => (await desk.ask('GET', '/me/sessions', { headers: { cookie } })).body.items;

describe('L1 sessions', () => {
  it('are seen with browser, network and moment, and ended one by one', async () => {
    const here = await signIn('aida@demo.voronka', '198.51.100.7', chrome);
    const there = await signIn('aida@demo.voronka', '203.0.113.9', phone);
    await desk.office.db.pool.query(
      `UPDATE session SET seen_at = now() - interval '3 hours' WHERE address = '198.51.100.7'`,
    );
    const [mine, lost, ...none] = await sessions(here);
    expect(none).toEqual([]);
    expect(mine).toMatchObject({ browser: 'Chrome, Windows', address: '198.51.100.7', current: true });
    expect(lost).toMatchObject({ browser: 'Safari, iPhone', address: '203.0.113.9', current: false });
    expect(JSON.stringify([mine, lost])).not.toMatch(/[0-9a-f]{64}/);
    const stranger = await signIn('timur@demo.voronka', '198.51.100.7', chrome);
    const end = (cookie: string) => desk.ask('DELETE', `/me/sessions/${lost.id}`, { headers: { cookie } });
    expect((await end(stranger)).status).toBe(404);
    expect((await end(here)).status).toBe(204);
    expect((await desk.ask('GET', '/me', { headers: { cookie: there } })).status).toBe(401);
    expect((await end(here)).status).toBe(404);
    expect((await sessions(here)).map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    // it was used just now
    expect(Date.parse(mine.seenAt)).toBeGreaterThan(Date.parse(mine.createdAt) - 60_000);
  });

  it('end everywhere else at once, and the other browsers are strangers again', async () => {
    const here = await signIn('daniyar@demo.voronka', '198.51.100.7', chrome);
    const others = [
      await signIn('daniyar@demo.voronka', '203.0.113.9', phone),
      await signIn('daniyar@demo.voronka', '203.0.113.10', chrome),
    ];
    const timur = await signIn('timur@demo.voronka', '198.51.100.8', chrome);
    expect((await desk.ask('DELETE', '/me/sessions', { headers: { cookie: here } })).status).toBe(204);
    for (const cookie of others) expect((await desk.ask('GET', '/me', { headers: { cookie } })).status).toBe(401);
    for (const cookie of [here, timur])
      expect((await desk.ask('GET', '/me', { headers: { cookie } })).status).toBe(200);
    const { rows } = await desk.office.db.pool.query(
      `SELECT 1 FROM device d JOIN app_user u ON u.id = d.user_id WHERE u.email = 'daniyar@demo.voronka'`,
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    [chrome, 'Chrome, Windows'],
    [phone, 'Safari, iPhone'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8 Safari/537.36',
      'Yandex Browser, macOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox, Linux'],
    ['curl/8.5.0', 'curl'],
    ['', ''],
  ])('name the browser of %s', (userAgent, name) => expect(browserName(userAgent)).toBe(name));
});
