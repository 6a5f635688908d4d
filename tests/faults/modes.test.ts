import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../support/browser.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, STARTS_WITHIN);
afterAll(() => system?.stop());

const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`http://127.0.0.1:${system.port}/api/v1${path}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text ? JSON.parse(text) : undefined };
};
const logsOf = ({ home }: System) =>
  readdirSync(join(home, 'log'))
    .map((name) => readFileSync(join(home, 'log', name), 'utf8'))
    .join('\n');

describe('L6 a home', () => {
  it('keeps its secrets to itself, each of its own', () => {
    const secrets = JSON.parse(readFileSync(join(system.home, 'secrets.json'), 'utf8')) as Record<string, string>;
    for (const name of ['secrets.json', 'credentials.json'])
      expect(statSync(join(system.home, name)).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(secrets)).size).toBe(8);
    for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(31);
  });

  it('is entered in the demo by the address that was printed, in one browser', async () => {
    const link = /http:\/\/\S+\/sign-in#demo=[\w-]{43}/.exec(system.said)![0];
    expect((await call('/demo')).body).toEqual({ demo: true, items: [] });
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      await page.goto(link.split('#')[0]!);
      await page.getByText('open the address that bin/start printed').waitFor();
      await page.goto('about:blank');
      await page.goto(link);
      await page.getByRole('button', { name: /Аида/ }).click();
      await page.waitForURL(/\/leads/);
      expect(page.url()).not.toContain('demo=');
      const other = await browser.newPage({ locale: 'en-GB' });
      await other.context().clearCookies();
      await other.goto(link);
      await other.getByText('This link has been used').waitFor();
    } finally {
      await browser.close();
    }
    expect(logsOf(system)).not.toContain(link.split('=')[1]);
  });

  it('writes nothing of a client or of a secret into any log (L2)', async () => {
    const { token, users, sandbox } = system.credentials;
    const marks = [
      'Меткина',
      'metkina.q7',
      '987 65 43',
      '9876543',
      ...users.map(({ password }) => password),
      token,
      'wrong-password-q7',
    ];
    const body = {
      name: 'Жанна Меткина',
      phone: '+7 701 987 65 43',
      email: 'metkina.q7@nowhere.invalid',
      consent: true,
    };
    expect((await call('/forms/education', body)).status).toBe(201);
    const authorization = `Bearer ${token}`;
    await fetch(`${sandbox}/control`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"sms":{"mode":"refuse"}}',
    });
    expect(
      (await call('/leads', { ...body, pipeline: 'education', name: 'Меткина\u0000', amount: 5 }, { authorization }))
        .status,
    ).toBeGreaterThan(199);
    await call('/session', { email: 'metkina.q7@nowhere.invalid', password: 'wrong-password-q7' });
    for (const profile of [body, body]) await call('/staff', { ...profile, role: 'manager' }, { authorization });
    for (const path of [
      '/leads?q=Меткина',
      '/leads/Меткина',
      '/leads?cursor=metkina.q7@nowhere.invalid',
      '/forms/Меткина',
      '/webhooks/metkina.q7',
    ])
      await call(path, undefined, { authorization });
    await until(async () => {
      const { items } = (await call('/deliveries?state=failed&limit=50', undefined, { authorization })).body;
      return items.length > 0;
    }, 'a delivery that failed');
    process.kill(system.pids()['postgres']!, 'SIGKILL');
    await call('/leads?q=Меткина', undefined, { authorization });
    await until(async () => (await call('/me', undefined, { authorization })).status === 200, 'the database again');
    const secrets = Object.values(
      JSON.parse(readFileSync(join(system.home, 'secrets.json'), 'utf8')) as Record<string, string>,
    );
    const logs = logsOf(system);
    for (const mark of [...marks, ...secrets]) expect([mark, logs.includes(mark)]).toEqual([mark, false]);
  });

  it('becomes production: the demo’s people are out, and the first admin comes by a link', async () => {
    const { token, users } = system.credentials;
    const ownPort = `http://127.0.0.1:${system.port}`;
    await system.crash();
    system = await startSystem({ SMTP_URL: 'smtp://127.0.0.1:9' }, system);
    expect(system.credentials).toBeUndefined();
    expect(system.said).toContain('The demo');
    for (const { email, password } of users) {
      expect(system.said).not.toContain(password);
      expect(system.said).toContain(email);
      expect((await call('/session', { email, password })).status).toBe(401);
    }
    expect((await call('/me', undefined, { authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await call('/demo')).body).toEqual({ demo: false, items: [] });
    const link = new RegExp(`${ownPort}/welcome#([\\w-]{43})`).exec(system.said)!;
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'ru-RU' });
      await page.goto(link[0]);
      await page.getByLabel('Имя').fill('Сауле');
      await page.getByLabel('Почта').fill('saule@agency.kz');
      await page.getByLabel(/Пароль/).fill('correct horse battery');
      await page.getByRole('button', { name: 'Начать работу' }).click();
      await page.waitForURL(/\/leads/);
    } finally {
      await browser.close();
    }
    expect(logsOf(system)).not.toContain(link[1]);
  });

  it('stays production at the next start, resets no password and makes no second link', async () => {
    await system.crash();
    system = await startSystem({}, system);
    expect(system.said).not.toMatch(/#demo=|\/welcome#|demo\.voronka/);
    expect((await call('/session', { email: 'saule@agency.kz', password: 'correct horse battery' })).status).toBe(201);
    expect((await call('/demo')).body.items).toEqual([]);
  });
});
