import { mkdtempSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasAdmin, makeLink } from '../../../prisma/user/entry-link.ts';
import { closeDemo, settleMode } from '../../../prisma/user/mode.ts';
import { openDesk, password, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  desk.deps.config.home = mkdtempSync(join(tmpdir(), 'voronka-entry-'));
  const users = ['aida', 'saule'].map((name) => ({ email: `${name}@demo.voronka`, password, role: 'manager' }));
  writeFileSync(join(desk.deps.config.home, 'credentials.json'), JSON.stringify({ users }));
});
afterAll(() => desk.close());

const rows = async (text: string) => (await desk.office.db.pool.query(text)).rows;
const offered = async (headers: Record<string, string> = {}) => {
  const { body, text } = await desk.ask('GET', '/demo', { headers });
  return { demo: body.demo, emails: body.items.map(({ email }: { email: string }) => email), text };
};
const open = (token: string, headers: Record<string, string> = {}) =>
  desk.ask('POST', '/demo', { body: { token }, headers });

describe('L6 the demo', () => {
  it('gives nothing to who has not opened the address that a start printed', async () => {
    expect(await offered()).toMatchObject({ demo: true, emails: [] });
    for (const cookie of ['voronka_demo=x', `voronka_demo=${'a'.repeat(43)}`, 'voronka_demo='])
      expect((await offered({ cookie })).text).not.toContain(password);
  });

  it('is opened once, by one browser, and is kept as a hash', async () => {
    const token = await makeLink(desk.office.db, 'demo');
    const opened = await open(token);
    expect(opened.status).toBe(204);
    const cookie = opened.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^voronka_demo=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const pass = cookie.split(';')[0]!;
    expect((await offered({ cookie: `other=1; ${pass}` })).emails).toEqual(['aida@demo.voronka', 'saule@demo.voronka']);
    expect(await open(token)).toMatchObject({ status: 410, body: { code: 'LinkUsed' } });
    const kept = JSON.stringify(await rows('SELECT * FROM entry_link'));
    for (const secret of [token, pass.split('=')[1]!]) expect(kept).not.toContain(secret);
    await desk.office.db.pool.query(`UPDATE entry_link SET expires_at = now() - interval '1 second'`);
    expect((await offered({ cookie: pass })).emails).toEqual([]);
  });

  it('counts many openings at once as one', async () => {
    const token = await makeLink(desk.office.db, 'demo');
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(token)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('is not opened by an old, another or a first admin’s link', async () => {
    const [old, late, admin] = [
      await makeLink(desk.office.db, 'demo'),
      await makeLink(desk.office.db, 'demo'),
      await makeLink(desk.office.db, 'first_admin'),
    ];
    await desk.office.db.pool.query(
      `UPDATE entry_link SET expires_at = now() - interval '1 second' WHERE kind = 'demo'`,
    );
    for (const token of [old, late, admin, 'x']) expect((await open(token)).status).toBe(410);
  });

  it('gives nothing behind a proxy, under another name, or in production', async () => {
    const pass = (await open(await makeLink(desk.office.db, 'demo'))).headers.get('set-cookie')!.split(';')[0]!;
    expect((await offered({ cookie: pass })).emails).toHaveLength(2);
    expect(await offered({ cookie: pass, 'x-forwarded-for': '203.0.113.9' })).toMatchObject({
      demo: false,
      emails: [],
    });
    expect(await offered({ cookie: pass, forwarded: 'for=203.0.113.9' })).toMatchObject({ demo: false, emails: [] });
    expect((await open(await makeLink(desk.office.db, 'demo'), { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    desk.deps.config.names.hosts!.push('crm.agency.kz');
    const { port } = new URL(desk.url);
    const named = await new Promise<IncomingMessage>((done) =>
      request(
        { host: '127.0.0.1', port, path: '/api/v1/demo', headers: { host: 'crm.agency.kz', cookie: pass } },
        done,
      ).end(),
    );
    expect(JSON.parse((await named.toArray()).join(''))).toEqual({ demo: false, items: [] });
    desk.deps.config.demo = false;
    expect(await offered({ cookie: pass })).toMatchObject({ demo: false, emails: [] });
    expect((await open(await makeLink(desk.office.db, 'demo'))).status).toBe(404);
    desk.deps.config.demo = true;
  });
});

describe('L6 the first admin', () => {
  const asked = { name: 'Сауле', email: 'Saule@Agency.kz', password: 'correct horse battery', language: 'kk' };
  const begin = (token: string, more: object = {}) =>
    desk.ask('POST', '/first-admin', { body: { token, ...asked, ...more } });

  it('is nobody while there is an admin, whatever the link', async () => {
    expect(await begin(await makeLink(desk.office.db, 'first_admin'))).toMatchObject({
      status: 410,
      body: { code: 'LinkUsed' },
    });
  });

  it('closes a demo that becomes production, and never opens it again', async () => {
    expect(await settleMode(desk.office.db, 'demo')).toBe('demo');
    expect(await settleMode(desk.office.db, 'production')).toBe('production');
    const emails = (await rows('SELECT email FROM app_user')).map(({ email }) => email as string);
    await makeLink(desk.office.db, 'demo');
    expect((await closeDemo(desk.office.db, emails)).sort()).toEqual(emails.sort());
    expect(await closeDemo(desk.office.db, emails)).toEqual([]);
    expect(
      await rows(
        `SELECT 1 FROM session UNION ALL SELECT 1 FROM api_token UNION ALL SELECT 1 FROM entry_link WHERE kind LIKE 'demo%'`,
      ),
    ).toEqual([]);
    expect((await desk.ask('POST', '/session', { body: { email: 'saule@demo.voronka', password } })).status).toBe(401);
    expect(await hasAdmin(desk.office.db)).toBe(false);
    expect(await settleMode(desk.office.db, 'demo')).toBe('production');
  });

  it('comes in by the link, once; bad words and a taken e-mail leave it good', async () => {
    const token = await makeLink(desk.office.db, 'first_admin');
    expect((await begin(token, { password: 'short' })).status).toBe(422);
    expect((await begin(token, { email: 'aida@demo.voronka' })).body.code).toBe('EmailTaken');
    expect((await begin('guess')).status).toBe(410);
    const both = await Promise.all([begin(token), begin(token, { email: 'thief@agency.kz' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect((await begin(token)).status).toBe(410);
    const admins = await rows(`SELECT email, language FROM app_user WHERE role = 'admin' AND disabled_at IS NULL`);
    expect(admins).toHaveLength(1);
    const signed = await desk.ask('POST', '/session', { body: { email: admins[0].email, password: asked.password } });
    expect(signed).toMatchObject({ status: 201, body: { role: 'admin', language: 'kk' } });
  });

  it('does not come by a link that is too old', async () => {
    await desk.office.db.pool.query(`UPDATE app_user SET disabled_at = now()`);
    const token = await makeLink(desk.office.db, 'first_admin');
    await desk.office.db.pool.query(`UPDATE entry_link SET expires_at = now() - interval '1 second'`);
    expect((await begin(token)).status).toBe(410);
  });
});
