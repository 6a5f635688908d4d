import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
let pbx: Server;
let url: string;
/** what the PBX knows, by its path */
const knows: Record<string, object> = { 'asterisk/info': { system: { version: '22.10.1' } } };
beforeAll(async () => {
  desk = await openDesk();
  const proof = `Basic ${Buffer.from('crm:secret').toString('base64')}`;
  pbx = createServer(({ url: path = '', headers }, response) => {
    const found = knows[path.replace('/ari/', '')];
    const status = headers.authorization !== proof ? 401 : found ? 200 : 404;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((done) => pbx.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(pbx.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await desk?.close();
  pbx?.closeAllConnections();
  pbx?.close();
});

const connect = (settings: object, more: object = {}) =>
  desk.ask('POST', '/accounts', {
    as: 'saule',
    body: {
      ...{ channel: 'voice', provider: 'asterisk', name: 'Office', ...more },
      settings: { url, user: 'crm', password: 'secret', ...settings },
    },
  });
const ids = async (path: string) => (await desk.ask('GET', path, { as: 'saule' })).body.items.map(({ id }: any) => id);

describe('G1 a line', () => {
  it('is not connected while its PBX says no, and the refusal says what to mend', async () => {
    const [password, at] = ['settings.password', 'settings.url'];
    for (const [settings, code, field] of [
      [{ password: 'guess' }, 'LineSignIn', password],
      [{ url: 'http://127.0.0.1:9' }, 'LineNoAnswer', at],
      [{ url: 'http://no-such-host.invalid:8088' }, 'LineHostUnknown', at],
      [{ url: `${desk.url}/elsewhere` }, 'LineNotAri', at],
    ] as const) {
      const { status, body, text } = await connect(settings);
      expect({ status, code: body.code, field: body.errors?.[0]?.field }).toEqual({ status: 422, code, field });
      expect(text).not.toContain('guess');
    }
    for (const settings of [{ url: 'ftp://x' }, { trunk: 'a b' }, { endpoint: 'PJSIP/101' }, { callerId: '<script>' }])
      expect((await connect(settings)).body.code).toBe('Invalid');
    expect(await ids('/accounts')).toEqual([]);
  });

  it('is connected by what its PBX answers, and its password is never told again', async () => {
    const made = await connect({ url: `${url}/ari/`, callerId: '' });
    expect(made).toMatchObject({
      status: 201,
      body: { id: 'voice:office', state: 'ok', settings: { url, user: 'crm' } },
    });
    expect((await connect({})).body.code).toBe('AccountExists');
    const { text } = await desk.ask('GET', '/accounts/voice:office', { as: 'aida' });
    expect(text).not.toContain('secret');
    const patch = { revision: 1, settings: { trunk: 'carrier' } };
    expect((await desk.ask('PATCH', '/accounts/voice:office', { as: 'saule', body: patch })).body).toMatchObject({
      settings: { url, trunk: 'carrier' },
    });
  });

  it('is looked at part by part', async () => {
    const check = async (as: 'aida' | 'saule' = 'saule') => desk.ask('POST', '/accounts/voice:office/check', { as });
    expect((await check('aida')).status).toBe(403);
    const server = { what: 'server', is: 'fine', value: 'Asterisk 22.10.1' };
    const parts = async () => (await check()).body.items;
    expect(await parts()).toEqual([
      server,
      { what: 'app', is: 'wrong', value: 'crm' },
      { what: 'trunk', is: 'wrong', value: 'carrier' },
    ]);
    knows['applications/crm'] = { name: 'crm' };
    knows['endpoints/PJSIP/carrier'] = { state: 'unknown' };
    expect(await parts()).toMatchObject([server, { is: 'fine' }, { is: 'unknown' }]);
    knows['endpoints/PJSIP/carrier'] = { state: 'online' };
    expect(await parts()).toMatchObject([server, { is: 'fine' }, { is: 'fine' }]);
  });

  it('stands in no list of what sends messages, nor does one of practice', async () => {
    const practice = { channel: 'voice', provider: 'sandbox', name: 'Practice' };
    const { body } = await desk.ask('POST', '/accounts', { as: 'saule', body: practice });
    expect(body.id).toMatch(/^voice:sandbox-/);
    expect(await ids('/accounts')).toEqual(['voice:office', body.id]);
    expect((await ids('/channels')).filter((id: string) => id.startsWith('voice'))).toEqual([]);
    expect((await desk.ask('POST', `/accounts/${body.id}/check`, { as: 'saule' })).body.code).toBe('NoCheck');
  });
});
