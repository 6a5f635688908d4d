import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../support/desk.ts';

let desk: Desk;
let server: Server;
let url: string;
beforeAll(async () => {
  desk = await openDesk();
  server = createServer((request, response) => {
    response.setHeader('content-type', 'audio/mpeg').end(request.headers.authorization ?? 'nobody');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url = `http://${host}/`;
  desk.deps.config.webhooks.allowed.push(host);
  desk.deps.config.encryptionKeys = [{ id: 'test', key: Buffer.alloc(32, 5) }];
});
afterAll(async () => {
  desk.deps.config.webhooks.allowed.pop();
  server?.close();
  await desk?.close();
});

const ask = (method: string, path: string, body?: object, as: Name = 'saule') => desk.ask(method, path, { as, body });
const say = async () => {
  const { status, body } = await ask('POST', '/speech/say', { text: 'Привет', language: 'ru' });
  return status === 200 ? Buffer.from(body.audio, 'base64').toString() : body.code;
};

describe('A2 the server that speaks our texts', () => {
  it('is named by admins alone, with a secret that is sealed and never told again', async () => {
    expect((await ask('GET', '/speech', undefined, 'daniyar')).status).toBe(403);
    expect((await ask('GET', '/speech')).body).toEqual({ url: null, voices: {}, secret: null, revision: 0 });
    expect(await say()).toBe('SpeechNotSet');
    const wish = { url, voices: { ru: 'anna' }, secret: 'a-secret-of-ours', revision: 0 };
    const saved = await ask('PUT', '/speech', wish);
    expect(saved.body).toMatchObject({ url, voices: { ru: 'anna' }, revision: 1 });
    expect(JSON.stringify(saved.body)).not.toContain('a-secret');
    const { rows } = await desk.office.db.pool.query(`SELECT sealed FROM secret WHERE about = 'speech'`);
    expect(rows[0].sealed).not.toContain('a-secret');
    expect(await say()).toBe('Bearer a-secret-of-ours');
  });

  it('keeps its secret where none is given, and goes with it', async () => {
    expect((await ask('PUT', '/speech', { url, revision: 0 })).body.code).toBe('VersionChanged');
    expect((await ask('PUT', '/speech', { url, revision: 1 })).status).toBe(200);
    expect(await say()).toBe('Bearer a-secret-of-ours');
    expect((await ask('PUT', '/speech', { url: null, revision: 2 })).body).toMatchObject({ url: null, secret: null });
    expect(await say()).toBe('SpeechNotSet');
  });

  it('is refused as an address that is none, and as text that is too long', async () => {
    expect((await ask('PUT', '/speech', { url: 'ftp://x', revision: 3 })).status).toBe(422);
    expect((await ask('POST', '/speech/say', { text: 'a'.repeat(1501), language: 'ru' })).status).toBe(422);
  });
});
