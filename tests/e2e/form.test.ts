import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';

type Posted = { key: string; body: Record<string, unknown> };

const definition = {
  key: 'education',
  language: 'ru',
  title: 'Заявка',
  fields: [
    { name: 'name', label: 'Имя', type: 'text', required: true },
    { name: 'phone', label: 'Телефон', type: 'tel', required: true },
    {
      name: 'programme',
      label: 'Программа',
      type: 'select',
      required: false,
      options: [{ value: 'master', label: 'Магистратура' }],
    },
  ],
  consent: { name: 'consent', label: 'Согласен' },
  submit: 'Отправить',
  thanks: 'Спасибо, перезвоним сегодня',
};
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'Retry-After',
};

let script = '';
let browser: Browser;
let server: Server;
let site = '';
let page: Page;
let answers: ((res: ServerResponse) => void)[] = [];
let posted: Posted[] = [];

/** A site with the script on it and an API that answers as each test wants. */
const respond = (req: IncomingMessage, res: ServerResponse) => {
  if (req.url === '/form.js')
    return res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
  if (!req.url?.startsWith('/api/')) {
    return res
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        '<html lang="ru"><title>x</title><body><script src="/form.js" data-form="education" async></script></body></html>',
      );
  }
  if (req.method === 'GET')
    return res.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify(definition));
  let body = '';
  req.on('data', (chunk) => (body += chunk));
  req.on('end', () => {
    posted.push({ key: String(req.headers['idempotency-key']), body: JSON.parse(body) as Posted['body'] });
    (answers.shift() ?? (() => res.writeHead(201, cors).end('{"id":"1"}')))(res);
  });
};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'voronka-form-'));
  execFileSync(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    '-c',
    'ui/form/script/vite.config.ts',
    '--outDir',
    folder,
    '-l',
    'silent',
  ]);
  script = readFileSync(join(folder, 'form.js'), 'utf8');
  rmSync(folder, { recursive: true });
  server = createServer(respond);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  answers = [];
  posted = [];
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${site}/?utm_source=instagram&utm_campaign=nov`);
});
afterEach(() => page.context().close());

const fill = async (phone = '+77015552018') => {
  await page.getByLabel('Имя').fill('Айгерім');
  await page.getByLabel('Телефон').fill(phone);
  await page.getByLabel('Программа').selectOption('master');
  await page.getByLabel('Согласен').check();
};
const submit = () => page.getByRole('button', { name: 'Отправить', exact: true }).click();
const thanked = () => page.getByText(definition.thanks).waitFor();

describe('B1 the form on somebody’s site', () => {
  it('sends what was typed with where the visitor came from, thanks and forgets', async () => {
    await fill();
    await submit();
    await thanked();
    expect(posted).toHaveLength(1);
    expect(posted[0]!.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(posted[0]!.body).toMatchObject({
      name: 'Айгерім',
      phone: '+77015552018',
      programme: 'master',
      consent: true,
      website: '',
      language: 'ru',
      utm_source: 'instagram',
      utm_campaign: 'nov',
      page: expect.stringContaining('/?utm_source'),
    });
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('says beside each field what is missing before it sends anything', async () => {
    await submit();
    expect(await page.getByText('Заполните это поле').count()).toBe(2);
    expect(await page.getByText('Без согласия мы не можем принять заявку').count()).toBe(1);
    expect(posted).toHaveLength(0);
  });

  it('shows the server’s sentence at its field and sends the corrected form as another request', async () => {
    answers.push((res) =>
      res
        .writeHead(422, { ...cors, 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ errors: [{ field: 'phone', message: 'Такого номера не бывает' }] })),
    );
    await fill('+7');
    await submit();
    await page.getByText('Такого номера не бывает').waitFor();
    expect(await page.getByLabel('Телефон').evaluate((input) => input.getAttribute('aria-invalid'))).toBe('true');
    await page.getByLabel('Телефон').fill('+77015552018');
    await submit();
    await thanked();
    expect(posted[1]!.key).not.toBe(posted[0]!.key);
  });

  it('tries again by itself with the same key while the server is busy', async () => {
    answers.push((res) => res.writeHead(503, { ...cors, 'retry-after': '1' }).end());
    await fill();
    await submit();
    await page.getByText('Сервер занят').waitFor();
    await thanked();
    expect(posted).toHaveLength(2);
    expect(posted[1]).toEqual(posted[0]);
  });

  it('waits without a network and sends as soon as there is one', async () => {
    await fill();
    await page.context().setOffline(true);
    await submit();
    await page.getByText('Связи с сервером нет').waitFor();
    expect(posted).toHaveLength(0);
    await page.context().setOffline(false);
    await thanked();
    expect(posted).toHaveLength(1);
  });

  it('goes on after a reload with the same key', async () => {
    answers.push((res) => res.writeHead(503, cors).end());
    await fill();
    await submit();
    await page.getByText('Сервер занят').waitFor();
    await page.reload();
    await thanked();
    expect(posted[1]).toEqual(posted[0]);
  });

  it('keeps what was typed through a reload', async () => {
    await fill();
    await page.reload();
    await page.getByLabel('Имя').waitFor();
    expect(await page.getByLabel('Имя').inputValue()).toBe('Айгерім');
    expect(await page.getByLabel('Согласен').isChecked()).toBe(true);
  });
});
