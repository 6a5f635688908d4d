import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { openDesk, password, type Desk } from '../support/desk.ts';

let desk: Desk;
let port: number;
beforeAll(async () => {
  desk = await openDesk();
  port = Number(new URL(desk.url).port);
  desk.deps.config.names.urls.push('https://crm.agency.kz');
  desk.deps.config.names.hosts!.push('crm.local', '10.0.0.5:8080');
});
afterAll(() => desk.close());

type Headers = Record<string, string>;
const call = async (method: string, path: string, headers: Headers, body?: string): Promise<number> => {
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const asked = request({ host: '127.0.0.1', port, path, method, headers: { ...headers, ...length } });
  asked.end(body);
  const [answer] = (await Promise.race([once(asked, 'response'), once(asked, 'upgrade')])) as [IncomingMessage];
  answer.resume();
  asked.destroy();
  return answer.statusCode!;
};
const upgrade = (headers: Headers) =>
  call('GET', '/api/v1/live', {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    authorization: 'Bearer token-aida',
    ...headers,
  });
const here = () => `127.0.0.1:${port}`;

describe('L6 own names only', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    'crm.agency.kz.evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    '10.0.0.5:80',
    '10.0.0.6:PORT',
    '[::1',
  ])('answers nothing to a page that calls it "%s"', async (name) => {
    const host = name.replace('PORT', String(port));
    for (const path of [
      '/',
      '/healthz',
      '/readyz',
      '/metrics',
      '/form.js',
      '/api/v1/me',
      '/api/v1/demo',
      '/api/docs',
      '/nowhere',
    ])
      expect([path, await call('GET', path, { host })]).toEqual([path, 421]);
    expect(await call('POST', '/api/v1/session', { host, 'content-type': 'application/json' }, '{}')).toBe(421);
    expect(await call('OPTIONS', '/api/v1/forms/education', { host })).toBe(421);
    expect(await upgrade({ host })).toBe(421);
  });

  it.each([
    '127.0.0.1:PORT',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '[::1]:PORT',
    'crm.agency.kz',
    'crm.agency.kz:443',
    'crm.local',
    'crm.local:9000',
    '10.0.0.5:8080',
  ])('answers as %s', async (name) => {
    const host = name.replace('PORT', String(port));
    expect(await call('GET', '/healthz', { host })).toBe(200);
    expect(await upgrade({ host })).toBe(101);
  });

  it('says what to do, in the reader’s language', async () => {
    const told = await new Promise<IncomingMessage>((done) =>
      request(
        { host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example', 'accept-language': 'uk' } },
        done,
      ).end(),
    );
    expect(JSON.parse((await told.toArray()).join(''))).toMatchObject({
      code: 'NotThisHost',
      detail: expect.stringContaining('ALLOWED_HOSTS'),
    });
  });
});

describe('L2 the address of a caller', () => {
  it('is not what a stranger says of himself', async () => {
    const email = (await desk.office.db.pool.query('SELECT email FROM app_user LIMIT 1')).rows[0].email;
    await desk.ask('POST', '/session', { body: { email, password }, headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect((await desk.office.db.pool.query('SELECT address FROM session')).rows).toEqual([{ address: '127.0.0.1' }]);
  });
});

describe('L2 own pages only', () => {
  const others: Headers[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' },
  ];
  it.each(others)('changes nothing and opens no live connection for another site’s page (%j)', async (headers) => {
    const json = { host: here(), 'content-type': 'text/plain', ...headers };
    for (const [method, path] of [
      ['POST', '/api/v1/session'],
      ['POST', '/api/v1/leads'],
      ['PATCH', '/api/v1/me'],
      ['DELETE', '/api/v1/session'],
      ['POST', '/api/v1/pay/x'],
      ['POST', '/api/v1/webhooks/stripe'],
    ] as const)
      expect([path, await call(method, path, json, '{}')]).toEqual([path, 403]);
    expect(await upgrade({ host: here(), ...headers })).toBe(403);
  });

  it('takes a form from any site, since forms stand there', async () => {
    const headers = { host: here(), origin: 'https://agency.example', 'sec-fetch-site': 'cross-site' };
    const sent = await call(
      'POST',
      '/api/v1/forms/education',
      { ...headers, 'content-type': 'application/json' },
      '{}',
    );
    expect(sent).toBe(422);
  });
});
