import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDesk, password, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM sign_in_pace'));
afterAll(() => desk.close());

const signIn = (email: string, word = password, headers: Record<string, string> = {}) =>
  desk.ask('POST', '/session', { body: { email, password: word }, headers });
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('L1 signing in', () => {
  it('sets a cookie that no script reads and no other site sends', async () => {
    const signed = await signIn(' Aida@Demo.Voronka ');
    expect(signed).toMatchObject({ status: 201, body: { name: 'Aida', role: 'manager', temporalUiUrl: null } });
    expect(signed.headers.getSetCookie()[0]).toMatch(
      /^voronka_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    expect((await desk.ask('GET', '/me', { headers: { cookie: cookieOf(signed) } })).body.email).toBe(
      'aida@demo.voronka',
    );
    const { rows } = await desk.office.db.pool.query('SELECT token_hash FROM session');
    expect(rows.some(({ token_hash }) => cookieOf(signed).includes(token_hash))).toBe(false);
  });

  it('answers an unknown e-mail and a wrong password alike, and takes as long', async () => {
    const timed = async (email: string) => {
      const began = performance.now();
      const { status, body } = await signIn(email, 'wrong');
      return { ms: performance.now() - began, said: { status, body } };
    };
    await timed('warm@up.example');
    const [unknown, known, again] = [
      await timed('nobody@demo.voronka'),
      await timed('timur@demo.voronka'),
      await timed('timur@demo.voronka'),
    ];
    expect(unknown.said).toEqual(known.said);
    expect(unknown.said).toMatchObject({ status: 401, body: { code: 'WrongPassword' } });
    expect(unknown.ms).toBeGreaterThan(Math.min(known.ms, again.ms) / 4);
  });

  it('ends with signing out, everywhere the cookie is used', async () => {
    const cookie = cookieOf(await signIn('daniyar@demo.voronka'));
    expect((await desk.ask('DELETE', '/session', { headers: { cookie } })).status).toBe(204);
    expect(await desk.ask('GET', '/me', { headers: { cookie } })).toMatchObject({
      status: 401,
      body: { code: 'SignInNeeded' },
    });
  });

  it('ends by itself, and lives on while it is used', async () => {
    const cookie = cookieOf(await signIn('daniyar@demo.voronka'));
    await desk.office.db.pool.query(`UPDATE session SET expires_at = now() + interval '5 days'`);
    const used = await desk.ask('GET', '/me', { headers: { cookie } });
    expect(used.headers.get('set-cookie')).toContain('Max-Age=2592000');
    await desk.office.db.pool.query(`UPDATE session SET expires_at = now() - interval '1 second'`);
    desk.deps.sessions.forget();
    expect((await desk.ask('GET', '/me', { headers: { cookie } })).status).toBe(401);
  });

  it('takes nothing from another site on the strength of the cookie alone', async () => {
    const cookie = cookieOf(await signIn('daniyar@demo.voronka'));
    const change = (headers: Record<string, string>) =>
      desk.ask('PATCH', '/me', { body: { preferences: { theme: 'dark' } }, headers: { cookie, ...headers } });
    expect((await change({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('OtherSite');
    expect((await change({ origin: 'https://evil.example' })).body.code).toBe('OtherSite');
    expect((await change({ origin: desk.url })).status).toBe(200);
    expect((await signIn('daniyar@demo.voronka', password, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('refuses whoever has left', async () => {
    await desk.office.db.pool.query(`UPDATE app_user SET disabled_at = now() WHERE name = 'Timur'`);
    desk.deps.sessions.forget();
    expect((await signIn('timur@demo.voronka')).status).toBe(401);
    expect((await desk.ask('GET', '/me', { as: 'timur' })).status).toBe(401);
  });
});

describe('L2 roles', () => {
  it('let only supervisors and admins at operations', async () => {
    expect(await desk.ask('GET', '/ops', { as: 'aida' })).toMatchObject({ status: 403, body: { code: 'Forbidden' } });
    expect((await desk.ask('GET', '/ops', { as: 'daniyar' })).body).toMatchObject({
      temporal: { ok: false },
      leads: { open: 0 },
    });
  });
});

describe('M2 my own things', () => {
  it('keeps my language for all that I read', async () => {
    await desk.ask('PATCH', '/me', { as: 'saule', body: { preferences: { language: 'uk', sound: false } } });
    expect((await desk.ask('GET', '/me', { as: 'saule' })).body).toMatchObject({
      language: 'uk',
      preferences: { language: 'uk', sound: false },
    });
    expect((await desk.ask('GET', '/leads/1', { as: 'saule' })).body).toMatchObject({
      status: 404,
      code: 'NotFound',
      detail: expect.stringContaining('Такого запису'),
    });
  });

  it('shows my notifications to me alone', async () => {
    await desk.office.db.pool.query(`INSERT INTO notification (user_id, kind, data) VALUES ($1, 'message', '{}')`, [
      desk.office.aida,
    ]);
    const [told] = (await desk.ask('GET', '/notifications?unread=1', { as: 'aida' })).body.items;
    expect((await desk.ask('GET', '/notifications', { as: 'saule' })).body.items).toEqual([]);
    const unread = (as: 'aida' | 'saule') =>
      desk.ask('GET', '/notifications/totals', { as }).then(({ body }) => body.unread);
    expect([await unread('aida'), await unread('saule')]).toEqual([1, 0]);
    await desk.ask('POST', '/notifications/read', { as: 'saule', body: { ids: [told.id] } });
    expect((await desk.ask('GET', '/notifications?unread=1', { as: 'aida' })).body.items).toHaveLength(1);
    await desk.ask('POST', '/notifications/read', { as: 'aida', body: { ids: [told.id] } });
    expect((await desk.ask('GET', '/notifications?unread=1', { as: 'aida' })).body.items).toEqual([]);
  });

  it('counts and reads all of them, however long the list', async () => {
    await desk.office.db.pool.query(
      `INSERT INTO notification (user_id, kind, data) SELECT $1, 'message', '{}' FROM generate_series(1, 60)`,
      [desk.office.aida],
    );
    const unread = () => desk.ask('GET', '/notifications/totals', { as: 'aida' }).then(({ body }) => body.unread);
    expect(await unread()).toBe(60);
    await desk.ask('POST', '/notifications/read', { as: 'aida', body: {} });
    expect(await unread()).toBe(0);
  });
});
